#!/bin/sh
# pip 26.3, uv 0.13.9 (PyPI): a wheel has headers and a script, in its .data folder, and is named extra_files; its archive
# keeps no modes, as one that was packed on Windows. pip names the folder of the headers by the spelling of the
# requirement and leaves the script without a mode to run; uv takes the normal form of the name and makes it a program.
# Expected: one result of one wheel ("Unix installers may need to add the +x bit to these files", the format says).
# Seen: three folders of headers for three spellings, and a command that only uv installs so that it starts.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install -q 'pip==26.3' 'uv==0.13.9'
export PIP_DISABLE_PIP_VERSION_CHECK=1
venv/bin/pip list --format=freeze | grep -E '^(pip|uv)='
cat >make.py <<'PY'
import zipfile
info, data = "extra_files-1.0.dist-info", "extra_files-1.0.data"
files = {
    data + "/headers/extra.h": "",
    data + "/scripts/extra": "#!/bin/sh\necho started\n",
    info + "/METADATA": "Metadata-Version: 2.1\nName: extra_files\nVersion: 1.0\n",
    info + "/WHEEL": "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
}
record = "".join(name + ",,\n" for name in files) + info + "/RECORD,,\n"
with zipfile.ZipFile("extra_files-1.0-py3-none-any.whl", "w") as wheel:
    for name, text in {**files, info + "/RECORD": record}.items():
        wheel.writestr(zipfile.ZipInfo(name), text)
PY
python3 make.py
see() {
  python3 -m venv --without-pip "$1"
  case $1 in
    pip*) venv/bin/pip -q --python "$1/bin/python" install --no-index --find-links . "$2" ;;
    uv*) venv/bin/uv pip install -q --python "$1/bin/python" --no-index --find-links . "$2" ;;
  esac
  headers=$(cd "$1"/include/site/python3* && echo *)
  starts=$("$1/bin/extra" 2>/dev/null || echo 'does not start')
  seen="$seen|$headers $starts"
  echo "$1 install $2: headers in $headers, its script: $starts"
}
seen=
see pip-1 extra_files
see pip-2 Extra.Files
see uv-1 extra_files
see uv-2 Extra.Files
[ "$seen" = '|extra_files does not start|Extra.Files does not start|extra-files started|extra-files started' ]
