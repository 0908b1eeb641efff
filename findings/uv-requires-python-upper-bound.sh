#!/bin/sh
# uv 0.13.9, pip 26.3 (PyPI): dataclasses 0.8 says "Requires-Python: >=3.6, <3.7": it is a copy of a module that newer
# Pythons have, and hides theirs. pip refuses it on a newer Python; uv reads the lower bound alone and installs, and
# afterwards "uv pip check" and "pip check" both say that all is well.
# Expected: one answer to one field. Seen: two, and no check that tells.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install -q 'pip==26.3' 'uv==0.13.9'
export PIP_DISABLE_PIP_VERSION_CHECK=1 VIRTUAL_ENV="$folder/venv"
venv/bin/pip list --format=freeze | grep -E '^(pip|uv)='
pip=installs uv=installs
venv/bin/pip install -q --no-deps 'dataclasses==0.8' >pip.log 2>&1 || pip=refuses
venv/bin/uv pip install -q --no-deps 'dataclasses==0.8' || uv=refuses
echo "$(venv/bin/python --version): pip $pip, uv $uv"
grep -m 1 -o 'Requires-Python.*' pip.log || true
venv/bin/uv pip check 2>&1 | tail -n 1
venv/bin/pip check
[ "$pip $uv" = "refuses installs" ]
