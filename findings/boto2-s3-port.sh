#!/bin/sh
# boto 2.49.0 (PyPI), Python 3.11 or older: `s3_port` in the section [Credentials] of its configuration is the port of
# every service, EC2 among them. Nothing else in the configuration names one: a port in the host name of an endpoint is
# ignored.
# Expected from the name: S3 alone. Seen: with it, EC2Connection() without arguments connects to that port, and signs
# for the region and the service that it reads off the host name, dot by dot.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet boto==2.49.0
cat >port.py <<'PY'
import http.server
import os
import re
import sys
import threading

BODY = b'<DescribeRegionsResponse xmlns="http://ec2.amazonaws.com/doc/2014-10-01/"><regionInfo/></DescribeRegionsResponse>'
scopes = []


class Handler(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        self.rfile.read(int(self.headers["Content-Length"]))
        scopes.append(re.search(r"Credential=[^/]+/\d+/([^,]+)", self.headers["Authorization"]).group(1))
        self.send_response(200)
        self.send_header("Content-Length", str(len(BODY)))
        self.end_headers()
        self.wfile.write(BODY)

    def log_message(self, *_):
        pass


server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
threading.Thread(target=server.serve_forever, daemon=True).start()
port = server.server_address[1]
with open("boto.cfg", "w") as file:
    file.write(f"""[Boto]
is_secure = False
ec2_region_endpoint = 127.0.0.1
num_retries = 0
[Credentials]
aws_access_key_id = any
aws_secret_access_key = any
s3_port = {port}
""")
os.environ["BOTO_CONFIG"] = "boto.cfg"

import boto
from boto.ec2.connection import EC2Connection
from boto.sqs.connection import SQSConnection

connection = EC2Connection()
connection.get_all_regions()
print(f"boto {boto.__version__}, Python {sys.version.split()[0]}")
print(f"EC2: port {connection.port} ({'that of s3_port' if connection.port == port else 'another'}), {len(scopes)} request there, signed for {scopes[0]}")
named = boto.ec2.connection.EC2Connection(region=boto.ec2.regioninfo.RegionInfo(name="0", endpoint=f"127.0.0.1:{port + 1}"))
print(f"EC2 with the endpoint 127.0.0.1:{port + 1}: port {named.port} ({'that of s3_port' if named.port == port else 'another'})")
queues = SQSConnection()
print(f"SQS: port {queues.port} ({'that of s3_port' if queues.port == port else 'another'})")
sys.exit(0 if connection.port == named.port == queues.port == port and len(scopes) == 1 else 1)
PY
venv/bin/python port.py
