#!/bin/sh
# pip 26.3 (PyPI): "pip download -r pylock.toml" fills a folder of wheels, and "pip install --no-index --find-links"
# with that folder and the same lock file goes to the network all the same: each artifact is taken from the address in
# the lock file, whatever the folder holds. With requirements.txt the two commands are the usual way to prepare a
# machine without a connection.
# Expected: both files can be installed from the folder. Seen: requirements.txt can, pylock.toml fails to connect. The
# missing connection is played by a proxy that nobody serves.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install -q 'pip==26.3'
export PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1
venv/bin/pip lock -q -o pylock.toml 'iniconfig==2.0.0' 2>/dev/null
venv/bin/pip download -q -d wheels -r pylock.toml
echo "pip $(venv/bin/pip --version | cut -d ' ' -f 2), wheels: $(ls wheels)"
venv/bin/pip hash wheels/iniconfig-*.whl | sed -n 's/^--hash/iniconfig==2.0.0 --hash/p' >requirements.txt
for file in requirements.txt pylock.toml; do
  status=0
  venv/bin/pip --proxy http://127.0.0.1:1 --retries 0 install --no-index --find-links wheels --target "for-$file" \
    -r "$file" >log 2>&1 || status=$?
  echo "$file: exit status $status, $(grep -i -m 1 -e '^Successfully' -e 'error' log)"
done
[ -d for-requirements.txt/iniconfig ] && [ "$status" -ne 0 ] && [ ! -d for-pylock.toml/iniconfig ]
