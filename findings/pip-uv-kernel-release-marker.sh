#!/bin/sh
# pip 26.3, uv 0.13.9 (PyPI): a requirement with a marker on platform_release, on a kernel
# whose release has a suffix that is no version, as those of the clouds do (6.8.0-1021-aws; the release is given to both
# by a sitecustomize of the environment).
# Expected: pip and uv agree, and exactly one of "< 7" and ">= 7" holds. Seen: in pip no comparison with a version holds,
# "!=" included, so that a lock with one line per range installs neither; uv compares the texts, so that 6.8 is above 10,
# also on a kernel without a suffix (6.8.0), where pip compares versions.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install -q 'pip==26.3' 'uv==0.13.9'
export PIP_DISABLE_PIP_VERSION_CHECK=1
venv/bin/pip list --format=freeze | grep -E '^(pip|uv)='
site=$(venv/bin/python -c 'import sysconfig; print(sysconfig.get_path("purelib"))')
echo 'import os, platform; platform.release = lambda: os.environ["RELEASE"]' >"$site/sitecustomize.py"
answer() {
  rm -rf out
  echo "iniconfig==2.0.0 ; platform_release $2" >lock.txt
  case $1 in
    pip) venv/bin/pip install -q --no-deps --target out -r lock.txt 2>/dev/null ;;
    uv) venv/bin/uv pip install -q --no-cache --no-deps --python venv/bin/python --target out -r lock.txt ;;
  esac
  if [ -d out/iniconfig ]; then printf ' yes'; else printf ' no'; fi
}
answers() {
  RELEASE=$1
  export RELEASE
  for tool in pip uv; do
    printf '%s %s:' "$RELEASE" "$tool"
    for comparison in "< '7'" ">= '7'" "!= '5'" ">= '10'"; do answer "$tool" "$comparison"; done
    echo
  done
}
answers 6.8.0-1021-aws | tee seen
answers 6.8.0 | tee -a seen
cat >expected <<X
6.8.0-1021-aws pip: no no no no
6.8.0-1021-aws uv: yes no yes yes
6.8.0 pip: yes no yes no
6.8.0 uv: yes no yes yes
X
cmp seen expected
