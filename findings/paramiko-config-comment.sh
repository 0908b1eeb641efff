#!/bin/sh
# paramiko 5.1.0 (PyPI): OpenSSH ends a line of its configuration at an unquoted `#`; `SSHConfig.lookup()` keeps the comment
# as part of the value, without a word. `User deploy # for releases` is a login as "deploy # for releases".
# Expected: "deploy", what `ssh -G` prints, or an error (asyncssh 2.24.1 raises one for such a line).
# Seen: the comment in the user name, and in the number of the port, which then is no number.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check paramiko==5.1.0
printf 'Host web\n  User deploy # for releases\n  Port 2222 # behind the balancer\n' >config
cat >see.py <<'PY'
import sys
import paramiko

found = paramiko.SSHConfig.from_path("config").lookup("web")
print(f"paramiko {paramiko.__version__}: user {found['user']!r}, port {found['port']!r}")
sys.exit(found["user"] != "deploy # for releases" or found["port"].isdigit())
PY
venv/bin/python see.py
if command -v ssh >/dev/null; then echo "$(ssh -V 2>&1 | cut -d, -f1): $(ssh -G -F config web | grep -E '^(user|port) ' | tr '\n' ' ')"; fi
