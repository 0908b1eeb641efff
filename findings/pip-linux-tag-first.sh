#!/bin/sh
# pip 26.3 and 26.2, uv 0.13.9 (PyPI): of a manylinux wheel and one with the bare tag linux_x86_64, pip 26.3 takes the
# bare one, which nobody has checked against an old libc; pip 26.2 and uv take the manylinux wheel. A folder that holds
# both, as after "pip wheel" beside downloaded wheels, installs other bytes after an update of pip.
# Expected: the portable wheel, as before. Seen: the other one. Needs x86_64 Linux with glibc.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
[ "$(uname -m)" = x86_64 ] || { echo "needs x86_64"; exit 0; }
python3 -m venv venv
venv/bin/pip install -q 'uv==0.13.9'
export PIP_DISABLE_PIP_VERSION_CHECK=1
cat >make.py <<'PY'
import zipfile

for platform in ("manylinux2014_x86_64", "linux_x86_64"):
    info = "demo-1.0.dist-info/"
    with zipfile.ZipFile(f"demo-1.0-py3-none-{platform}.whl", "w") as wheel:
        wheel.writestr("demo.py", f"platform = '{platform}'\n")
        wheel.writestr(info + "METADATA", "Metadata-Version: 2.1\nName: demo\nVersion: 1.0\n")
        wheel.writestr(info + "WHEEL", f"Wheel-Version: 1.0\nRoot-Is-Purelib: false\nTag: py3-none-{platform}\n")
        wheel.writestr(info + "RECORD", "demo.py,,\n" + "".join(f"{info}{n},,\n" for n in ("METADATA", "WHEEL", "RECORD")))
PY
venv/bin/python make.py
show() { echo "$1: $(cat out/demo.py)"; rm -rf out; }
for version in 26.2 26.3; do
  venv/bin/pip install -q "pip==$version"
  venv/bin/pip install -q --no-index --find-links . --target out demo
  grep -q manylinux out/demo.py && eval "pip_${version#26.}=manylinux" || eval "pip_${version#26.}=linux"
  show "pip $version"
done
venv/bin/uv pip install -q --no-index --find-links . --target out demo
grep -q manylinux out/demo.py && uv=manylinux || uv=linux
show "uv $(venv/bin/uv --version | cut -d ' ' -f 2)"
[ "$pip_2 $pip_3 $uv" = "manylinux linux manylinux" ]
