"""Greets people. The new interface: a greeter that knows its language; `greet` as a function is gone."""

GREETINGS = {"en": "Hello", "de": "Guten Tag", "fr": "Bonjour"}


class Greeter:
    """Greets in one language."""

    def __init__(self, language="en"):
        self._greeting = GREETINGS[language]

    def greet(self, name):
        """Return a greeting for a name."""
        return "%s, %s!" % (self._greeting, name)
