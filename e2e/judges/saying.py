"""What clients share that have a method for some operations only: one JSON request a line in, one response a line out."""

import json
import sys


class CannotSay(Exception):
    """The client has no method for an operation, or no argument for one of its members."""


class Refused(Exception):
    """The endpoint answered with an error."""

    def __init__(self, code, message):
        super().__init__(message)
        self.code = code


def say(table, operation, parameters):
    """Calls the client's method: operation -> (its arguments by member, the method, what its result is in the model)."""
    if operation not in table:
        raise CannotSay(operation)
    arguments, method, shape = table[operation]
    names = dict(pair.split("=") for pair in arguments.split())
    for member in parameters:
        if member not in names:
            raise CannotSay(f"{operation} {member}")
    result = method(**{names[member]: value for member, value in parameters.items()})
    return compact(shape(result))


def compact(value):
    """Without what is not there."""
    if isinstance(value, dict):
        return {key: compact(item) for key, item in value.items() if item is not None}
    return [compact(item) for item in value] if isinstance(value, list) else value


def by_name(filters):
    """Filters as old clients take them: name -> values."""
    return {item["Name"]: item["Values"] for item in filters}


def tags_of(tags):
    return [{"Key": key, "Value": value} for key, value in tags.items()]


def serve(table):
    for line in sys.stdin:
        request = json.loads(line)
        try:
            answer = {"output": say(table, request["operation"], request["input"])}
        except CannotSay as gap:
            answer = {"error": "CannotSay", "message": str(gap)}
        except Refused as refusal:
            answer = {"error": refusal.code, "message": str(refusal)}
        print(json.dumps(answer, default=str), flush=True)
