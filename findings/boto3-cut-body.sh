#!/bin/sh
# boto3 1.44.5 (PyPI): whether a response that a broken connection cuts off is asked for again depends on how the server
# framed it. In chunks, it counts as a closed connection and is retried. With a Content-Length, nobody compares the
# length: the half is parsed, fails as ResponseParserError, and that is not retried in either mode, although the
# message itself says "Further retries may succeed". It is no BotoCoreError either, so that code which catches these
# does not catch it. urllib3, which reads it, would notice by itself.
# Expected: the same retries for both. Seen: all attempts for chunks, one for a length.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet boto3==1.44.5 botocore==1.44.5 urllib3==2.7.0
cat >cut.py <<'PY'
import socket
import sys
import threading

import boto3
import botocore
import urllib3
from botocore.config import Config
from botocore.exceptions import BotoCoreError
from botocore.parsers import ResponseParserError

BODY = b"<DescribeRegionsResponse><regionInfo></regionInfo></DescribeRegionsResponse>"
HALF = BODY[:40]
RESPONSES = {
    "chunks": b"Transfer-Encoding: chunked\r\n\r\n%x\r\n%s\r\n" % (len(HALF), HALF),
    "length": b"Content-Length: %d\r\n\r\n%s" % (len(BODY), HALF),
}


def serve(framing):
    """A server that sends half a body and hangs up; its port, and the list that grows with each request."""
    listener = socket.create_server(("127.0.0.1", 0))
    requests = []

    def answer():
        while True:
            connection, _ = listener.accept()
            with connection:
                requests.append(connection.recv(65536))
                connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\n" + RESPONSES[framing])

    threading.Thread(target=answer, daemon=True).start()
    return listener.getsockname()[1], requests


def ask(framing, mode):
    port, requests = serve(framing)
    ec2 = boto3.client(
        "ec2",
        endpoint_url=f"http://127.0.0.1:{port}",
        region_name="us-east-1",
        aws_access_key_id="any",
        aws_secret_access_key="any",
        config=Config(retries={"total_max_attempts": 2, "mode": mode}),
    )
    try:
        ec2.describe_regions()
        return "no error", len(requests)
    except (BotoCoreError, ResponseParserError) as error:
        return type(error).__name__, len(requests)


print(f"boto3 {boto3.__version__}, botocore {botocore.__version__}, urllib3 {urllib3.__version__}")
seen = {}
for mode in ("legacy", "standard"):
    for framing in RESPONSES:
        seen[mode, framing] = ask(framing, mode)
        print(f"retries {mode}, body in {framing}: {seen[mode, framing][0]} after {seen[mode, framing][1]} of 2 attempts")
port, _ = serve("length")
try:
    urllib3.PoolManager(retries=False).request("GET", f"http://127.0.0.1:{port}/")
    alone = "no error"
except urllib3.exceptions.HTTPError as error:
    alone = type(error).__name__
print(f"urllib3 alone, body in length: {alone}")
retried = all(seen[mode, "chunks"][1] == 2 for mode in ("legacy", "standard"))
given_up = all(seen[mode, "length"] == ("ResponseParserError", 1) for mode in ("legacy", "standard"))
apart = not issubclass(ResponseParserError, BotoCoreError)
sys.exit(0 if retried and given_up and apart and alone != "no error" else 1)
PY
venv/bin/python cut.py
