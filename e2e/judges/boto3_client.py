"""Calls an endpoint through boto3: one JSON request a line in, one JSON response a line out."""

import json
import sys

import boto3
from botocore.exceptions import BotoCoreError, ClientError

clients = {}


def client_of(service):
    if service not in clients:
        clients[service] = boto3.client(service)
    return clients[service]


def call(service, operation, parameters):
    client = client_of(service)
    methods = {api: method for method, api in client.meta.method_to_api_mapping.items()}
    try:
        output = getattr(client, methods[operation])(**parameters)
    except ClientError as error:
        return {"error": error.response["Error"]["Code"], "message": error.response["Error"]["Message"]}
    except BotoCoreError as error:
        return {"error": type(error).__name__, "message": str(error)}
    output.pop("ResponseMetadata", None)
    return {"output": output}


for line in sys.stdin:
    request = json.loads(line)
    response = call(request["service"], request["operation"], request["input"])
    print(json.dumps(response, default=lambda value: value.isoformat() if hasattr(value, "isoformat") else str(value)), flush=True)
