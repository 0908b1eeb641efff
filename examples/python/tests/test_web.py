import threading
import unittest
from importlib.metadata import version
from urllib.request import urlopen
from wsgiref.simple_server import WSGIRequestHandler, make_server

from hello.web import application


class QuietHandler(WSGIRequestHandler):
    def log_message(self, *arguments):
        """The test's own output is enough."""


class WebTest(unittest.TestCase):
    def setUp(self):
        self.server = make_server("127.0.0.1", 0, application, handler_class=QuietHandler)
        self.addCleanup(self.server.server_close)
        thread = threading.Thread(target=self.server.serve_forever, args=(0.02,), daemon=True)
        thread.start()
        self.addCleanup(thread.join)
        self.addCleanup(self.server.shutdown)

    def get(self, path):
        with urlopen("http://127.0.0.1:%d%s" % (self.server.server_port, path), timeout=10) as response:
            return response.read().decode()

    def test_greets_the_world(self):
        self.assertEqual(self.get("/"), "<p>Hello, world!</p>\n")

    def test_greets_by_name(self):
        self.assertEqual(self.get("/?name=Ada"), "<p>Hello, Ada!</p>\n")

    def test_escapes_the_name(self):
        self.assertNotIn("<b>", self.get("/?name=%3Cb%3E"))

    def test_has_the_old_greeter(self):
        self.assertEqual(version("greeter"), "1.4")
