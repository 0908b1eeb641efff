"""Starts the application as production does and asks it once."""

import json
import socket
import subprocess
import sys
import time
import urllib.request


def free_port():
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        return server.getsockname()[1]


def greet(port, attempts=100):
    for _ in range(attempts):
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/greet/server", timeout=5) as response:
                return json.load(response)
        except OSError:
            time.sleep(0.1)
    raise SystemExit("the server does not answer")


def main():
    port = free_port()
    command = ["gunicorn", "--workers", "2", "--bind", f"127.0.0.1:{port}", "hello:create_app()"]
    server = subprocess.Popen(command)
    try:
        answer = greet(port)
    finally:
        server.terminate()
        server.wait()
    print(answer["text"])
    return 0 if answer == {"text": "Hello, server!"} else 1


if __name__ == "__main__":
    sys.exit(main())
