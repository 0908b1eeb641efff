#!/bin/sh
# pipenv 2026.10.3, pip 26.3, uv 0.13.9 (PyPI): a package with a marker for another system is not locked at all. "pipenv
# lock" on Linux writes the entry of a Windows package without version and hash, and "pipenv requirements --hash" glues
# "==" to what the Pipfile says: "win-inet-pton==>=1.0", which no reader of requirements takes, on any system. With "*"
# the line is the bare name, and installs whatever is there that day. uv locks all systems from the same input.
# Expected: a version and hashes, as for every other package. Seen: a file that pip refuses. Needs Python 3.11 on Linux.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv tools
tools/bin/pip install -q 'pipenv==2026.10.3' 'pip==26.3' 'uv==0.13.9'
export PIPENV_VENV_IN_PROJECT=1 PIPENV_IGNORE_VIRTUALENVS=1 PIPENV_YES=1
mkdir project
cd project
cat >Pipfile <<'TOML'
[[source]]
name = "pypi"
url = "https://pypi.org/simple"
verify_ssl = true

[packages]
iniconfig = "==2.0.0"
win-inet-pton = {version = ">=1.0", markers = "sys_platform == 'win32'"}
TOML
../tools/bin/pipenv lock >lock.log 2>&1
../tools/bin/pip list --format=freeze --disable-pip-version-check | grep -E '^(pip|pipenv|uv)='
../tools/bin/pipenv requirements --hash >requirements.txt 2>/dev/null
echo "win-inet-pton>=1.0; sys_platform == 'win32'" >requirements.in
echo "pipenv: $(grep '^win' requirements.txt)"
uv=$(../tools/bin/uv pip compile -q --universal --generate-hashes requirements.in | grep -A 1 '^win' | tr -s ' \\\n' ' ')
echo "uv: $uv"
pip=$(../tools/bin/pip install --dry-run --disable-pip-version-check -r requirements.txt 2>&1 | grep -m 1 '^ERROR') || exit 1
echo "pip: $pip"
case "$uv" in *==1.1.0*--hash=*) ;; *) exit 1 ;; esac
case "$pip" in *"Invalid requirement"*) ;; *) exit 1 ;; esac
