#!/bin/sh
# apache-libcloud 3.9.1 (PyPI): the EC2 driver sends every call as GET, user data included, so that 16 KiB of user data,
# which EC2 allows, become an address of 22 KB, more than the 8 to 16 KB that HTTP servers and proxies usually take, and
# whatever the user data holds is in the access log of each of them.
# Expected: POST with a form, as EC2's other clients do. Seen: the user data in the request line.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet apache-libcloud==3.9.1
cat >launch.py <<'PY'
import base64
import socketserver
import sys
import threading
from types import SimpleNamespace
from urllib.parse import parse_qs, urlsplit

import libcloud
from libcloud.compute.providers import get_driver
from libcloud.compute.types import Provider

lines = []
BODY = b"<RunInstancesResponse xmlns='http://ec2.amazonaws.com/doc/2016-11-15/'><instancesSet/></RunInstancesResponse>"


class Handler(socketserver.StreamRequestHandler):
    def handle(self):
        lines.append(self.rfile.readline(200_000).decode())
        while self.rfile.readline(200_000).strip():
            pass
        self.wfile.write(b"HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: %d\r\n\r\n%s" % (len(BODY), BODY))


server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), Handler)
threading.Thread(target=server.serve_forever, daemon=True).start()
driver = get_driver(Provider.EC2)("any", "any", region="us-east-1", host="127.0.0.1", port=server.server_address[1], secure=False)
script = "#!/bin/sh\n" + "echo hello\n" * 1480
try:
    driver.create_node(
        name="one",
        image=SimpleNamespace(id="ami-12345678"),
        size=SimpleNamespace(id="t3.micro"),
        ex_userdata=script,
    )
except Exception as error:
    print(f"(the empty answer: {type(error).__name__})")
method, address, _ = lines[0].split()
query = parse_qs(urlsplit(address).query)
sent = base64.b64decode(query["UserData"][0]).decode()
print(f"apache-libcloud {libcloud.__version__}, Python {sys.version.split()[0]}")
print(f"{query['Action'][0]}: {method}, an address of {len(address)} characters for {len(script)} bytes of user data")
sys.exit(0 if method == "GET" and sent == script and len(address) > 20_000 else 1)
PY
venv/bin/python launch.py
