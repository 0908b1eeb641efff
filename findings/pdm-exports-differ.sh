#!/bin/sh
# PDM 2.29.4, pip 26.3 (PyPI): the two exports of one lock do not install the same packages. "pdm export" writes the
# development group into requirements.txt; "pdm export -f pylock" keeps it behind a group that no installer selects
# unless asked. A project that changes the format of its lock loses its tests' packages, without a word.
# Expected: the same set from both. Seen: pytest from one of them.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv tools
tools/bin/pip install -q 'pdm==2.29.4' 'hishel==1.4.0' 'pip==26.3'
export PDM_CHECK_UPDATE=0 PIP_DISABLE_PIP_VERSION_CHECK=1
mkdir project
cd project
cat >pyproject.toml <<'TOML'
[project]
name = "demo"
version = "1.0"
requires-python = ">=3.11"
dependencies = ["iniconfig==2.0.0"]

[dependency-groups]
dev = ["pluggy==1.5.0"]
TOML
../tools/bin/pdm use -q -f "$folder/tools/bin/python"
../tools/bin/pdm lock -q
../tools/bin/pdm export -q -o requirements.txt
../tools/bin/pdm export -q -f pylock -o pylock.toml
../tools/bin/pip list --format=freeze | grep -E '^(pdm|pip)='
install() { ../tools/bin/pip install --dry-run --ignore-installed -r "$1" 2>/dev/null | sed -n 's/^Would install //p'; }
old=$(install requirements.txt)
new=$(install pylock.toml)
echo "requirements.txt: $old"
echo "pylock.toml: $new"
case "$old" in *pluggy*) ;; *) exit 1 ;; esac
case "$new" in *pluggy*) exit 1 ;; *iniconfig*) ;; *) exit 1 ;; esac
