#!/bin/sh
# pipenv 2026.10.3, pip 26.3, uv 0.13.9, packaging 26.4 (PyPI): a pylock.toml that pipenv makes of its own Pipfile.lock
# says "environments = []". pip takes the empty list as "any machine" and installs; uv and packaging take it as "no
# machine" and refuse, everywhere, with a message that sends people to look at their Python version or processor. A
# lock file of the common format that was tried with pip is useless to a build that installs with uv.
# Expected: the three readers agree on a file that the fourth wrote. Seen: one installs, two refuse. Needs Python 3.11.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv tools
tools/bin/pip install -q 'pipenv==2026.10.3' 'pip==26.3' 'uv==0.13.9' 'packaging==26.4'
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
TOML
../tools/bin/pipenv lock >lock.log 2>&1
../tools/bin/pipenv pylock --generate >>lock.log 2>&1
grep -n -e '^environments' -e '^created-by' -e '^name' pylock.toml
cat >../selected.py <<'PY'
import tomllib

from packaging.pylock import Pylock, PylockSelectError

with open("pylock.toml", "rb") as lock:
    pylock = Pylock.from_dict(tomllib.load(lock))
try:
    print("selects", [package.name for package, _ in pylock.select()])
except PylockSelectError as error:
    print("refuses:", error)
PY
pip=$(../tools/bin/pip install --dry-run --ignore-installed --disable-pip-version-check -r pylock.toml 2>&1 | tail -n 1)
uv=$(../tools/bin/uv pip install --dry-run --target out -r pylock.toml 2>&1 | tail -n 1)
packaging=$(../tools/bin/python ../selected.py)
../tools/bin/pip list --format=freeze --disable-pip-version-check | grep -E '^(packaging|pip|pipenv|uv)='
echo "pip: $pip"
echo "uv: $uv"
echo "packaging: $packaging"
[ "$pip" = "Would install iniconfig-2.0.0" ] && [ "${uv#error: }" != "$uv" ] &&
  [ "${packaging#refuses: }" != "$packaging" ]
