from docopt import docopt

USAGE = "Usage: greet [--loud] NAME"


def test_arguments():
    assert docopt(USAGE, ["--loud", "World"]) == {"--loud": True, "NAME": "World"}
