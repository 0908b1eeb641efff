"""A web app that greets; runs in the environment `app` (greeter 1.4)."""

from html import escape
from urllib.parse import parse_qs

from greeter import greet


def application(environ, start_response):
    """Answer any request with a greeting for `?name=`."""
    query = parse_qs(environ.get("QUERY_STRING", ""))
    name = query.get("name", ["world"])[0]
    body = ("<p>%s</p>\n" % escape(greet(name))).encode()
    start_response("200 OK", [("Content-Type", "text/html; charset=utf-8"), ("Content-Length", str(len(body)))])
    return [body]
