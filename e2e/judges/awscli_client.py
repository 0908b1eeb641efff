"""Calls an endpoint through the AWS CLI's own command line: one JSON request a line in, one JSON response a line out.

Each call runs in a fork of this process, so that it starts as fresh as a command does, but with the models, the
commands and the client methods of its service in the caches of the CLI.
"""

import contextlib
import functools
import gc
import io
import json
import os
import re
import sys

from awscli.clidriver import create_clidriver
from botocore import xform_name

REFUSAL = re.compile(r"An error occurred \(([^)]+)\) when calling the \w+ operation[^:]*: (.*)", re.DOTALL)

driver = create_clidriver()
commands = driver.create_help_command().command_table


@functools.cache
def warm(service):
    """What every command of a service would load again, a tenth of a second of computing."""
    commands[service].create_help_command()
    driver.session.create_client(service)
    driver.session.get_paginator_model(service)


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


# A collection looks at every object, so that a fork would copy the memory of all of them.
gc.disable()
for line in sys.stdin:
    request = json.loads(line)
    warm(request["service"])
    child = os.fork()
    if child == 0:
        print(json.dumps(call(request["service"], request["operation"], request["input"])), flush=True)
        os._exit(0)
    os.waitpid(child, 0)
