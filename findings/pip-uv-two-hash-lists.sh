#!/bin/sh
# pip 26.3, uv 0.13.9 (PyPI): two lines of a requirement file pin the same version with different hashes, as layered
# locks do when one of them was made before a wheel was added. pip keeps the hashes of the first line, uv those of the
# last; the other list is dropped without a word.
# Expected: both lists count, or an error. Seen: with the hash of the source archive first, only uv installs the wheel;
# with it last, only pip does.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install -q 'pip==26.3' 'uv==0.13.9'
export PIP_DISABLE_PIP_VERSION_CHECK=1
venv/bin/pip list --format=freeze | grep -E '^(pip|uv)='
wheel=sha256:b6a85871a79d2e3b22d2d1b94ac2824226a63c6b741c88f7ae975f18b6778374
source=sha256:2d91e135bf72d31a410b17c16da610a82cb55f6b0477d1a902134b24a455b8b3
pin() { echo "iniconfig==2.0.0 --hash=$1"; }
try() {
  pip=refuses uv=refuses
  venv/bin/pip install -q --target pip-out --require-hashes --no-deps --only-binary :all: -r "$1" >log 2>&1 && pip=installs
  venv/bin/uv pip install -q --target uv-out --require-hashes --no-deps --no-build -r "$1" >log 2>&1 && uv=installs
  rm -rf pip-out uv-out
  echo "$1: pip $pip, uv $uv"
}
{ pin $source && pin $wheel; } >source-first.txt
{ pin $wheel && pin $source; } >wheel-first.txt
try source-first.txt
first="$pip $uv"
try wheel-first.txt
[ "$first" = "refuses installs" ] && [ "$pip $uv" = "installs refuses" ]
