"""A report of greetings; runs in the environment `tools` (greeter 2.0, rowbook 0.3)."""

import platform
import sys
from pathlib import Path

from greeter import Greeter
from rowbook import render

LANGUAGES = ("en", "de", "fr")


def report(name):
    """Return a table with a greeting in every language."""
    return render([("language", "greeting")] + [(language, Greeter(language).greet(name)) for language in LANGUAGES])


def main(arguments):
    """Write the report to the file named first, or print it."""
    text = "%s\n\n%s\n" % (report("world"), "made by Python %s" % platform.python_version())
    if arguments:
        path = Path(arguments[0])
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    else:
        print(text, end="")


if __name__ == "__main__":
    main(sys.argv[1:])
