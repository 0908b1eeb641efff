#!/bin/sh
# pip 26.3, uv 0.13.9 (PyPI): the archive of a wheel has a name beyond ASCII in UTF-8, without the flag that says so, as
# some archivers write it. pip reads it in code page 437 and installs the file under another name, without a word, and
# with a RECORD of that name; uv refuses the wheel.
# Expected: an error of both, since the RECORD in the wheel names a file that its archive does not have then.
# Seen: an installed package that does not find its own data.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install -q 'pip==26.3' 'uv==0.13.9'
export PIP_DISABLE_PIP_VERSION_CHECK=1 PYTHONIOENCODING=utf-8
venv/bin/pip list --format=freeze | grep -E '^(pip|uv)='
cat >make.py <<'PY'
import zipfile
info = "named-1.0.dist-info"
files = {
    "named/__init__.py": "",
    "named/\u00e9.txt": "",
    info + "/METADATA": "Metadata-Version: 2.1\nName: named\nVersion: 1.0\n",
    info + "/WHEEL": "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
}
record = "".join(name + ",,\n" for name in files) + info + "/RECORD,,\n"
name = "named-1.0-py3-none-any.whl"
with zipfile.ZipFile(name, "w") as wheel:
    for path, text in {**files, info + "/RECORD": record}.items():
        wheel.writestr(path, text)
data = bytearray(open(name, "rb").read())
for signature, flags, length, start in ((b"PK\3\4", 6, 26, 30), (b"PK\1\2", 8, 28, 46)):
    at = data.find(signature)
    while at != -1:
        size = int.from_bytes(data[at + length : at + length + 2], "little")
        if b"\xc3\xa9" in data[at + start : at + start + size]:
            data[at + flags + 1] &= ~0x08
        at = data.find(signature, at + 4)
open(name, "wb").write(data)
PY
python3 make.py
venv/bin/pip install -q --target pip-out --no-index --find-links . named
pip=$(python3 -c 'import os; print(ascii(sorted(os.listdir("pip-out/named"))[-1]))')
uv=$(venv/bin/uv pip install -q --target uv-out --no-index --find-links . named 2>/dev/null && echo installs || echo refuses)
echo "pip installs named/$pip for named/'\\xe9.txt', uv $uv"
[ "$pip" != "'\\xe9.txt'" ] && [ "$uv" = refuses ]
