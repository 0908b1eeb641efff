"""Greets people. The old interface: one function."""


def greet(name):
    """Return a greeting for a name."""
    return "Hello, %s!" % name
