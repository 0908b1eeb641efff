"""Calls an endpoint through the AWS CLI's own command line: one JSON request a line in, one JSON response a line out.

Each call runs in a fork of this process, so that it starts as fresh as a command does, but with the
service models loaded.
"""

import contextlib
import io
import json
import os
import re
import sys

from awscli.clidriver import create_clidriver
from botocore import xform_name

REFUSAL = re.compile(r"An error occurred \(([^)]+)\) when calling the \w+ operation[^:]*: (.*)", re.DOTALL)

driver = create_clidriver()
for service in ("ec2", "ssm", "sts"):
    driver.session.get_service_model(service)


def call(service, operation, parameters):
    command = [service, xform_name(operation, "-"), "--output", "json", "--no-paginate", "--cli-input-json", json.dumps(parameters)]
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            status = driver.main(command)
        except SystemExit as stop:
            status = stop.code
    if status == 0:
        return {"output": json.loads(out.getvalue() or "{}")}
    refusal = REFUSAL.search(err.getvalue())
    if refusal:
        return {"error": refusal.group(1), "message": refusal.group(2).strip()}
    return {"error": "UsageError", "message": err.getvalue().strip()}


for line in sys.stdin:
    child = os.fork()
    if child == 0:
        request = json.loads(line)
        print(json.dumps(call(request["service"], request["operation"], request["input"])), flush=True)
        os._exit(0)
    os.waitpid(child, 0)
