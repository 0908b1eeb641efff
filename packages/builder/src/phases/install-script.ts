import type { Build } from '../definition/build.ts';
import { interpreterOf } from '../definition/interpreter.ts';
import { broughtPath } from '../machine/brought-pythons.ts';
import { ENTER, FOLDERS } from '../machine/layout.ts';
import { PIP_PROGRAM } from './pip-program.ts';
import { programVariable } from './program-variable.ts';
import { GET_READY, SAY_FACTS } from './ready-program.ts';
import { runPip } from './run-pip.ts';
import { VERIFY_PROGRAM } from './verify-program.ts';

/**
 * Installs every environment offline, from its wheelhouse alone, twice as many at once as the machine has cores: three
 * on two cores would otherwise take as long as four. An environment of an earlier build stays when it was made from the
 * same and is as it was made.
 */
export function installScript({
  environments,
  pythons,
  installer,
}: Pick<Build, 'environments' | 'pythons' | 'installer'>): string {
  const starts = environments.map((environment) => {
    return `start install ${environment.name} ${interpreterOf(environment)}`;
  });
  const byInterpreter = [...Map.groupBy(environments, interpreterOf).values()].map((group) =>
    group.map(({ name }) => name).join(' '),
  );
  const together = byInterpreter.map((group) => `start with_pinned_pip ${group}`);
  const names = environments.map(({ name }) => name);
  return [
    'set -eu',
    ENTER,
    ...broughtPath(pythons),
    'unset PYTHONPATH PYTHONHOME VIRTUAL_ENV',
    programVariable('verify', VERIFY_PROGRAM),
    programVariable('make_with_pip', PIP_PROGRAM),
    GET_READY,
    runPip(installer),
    FUNCTIONS,
    `rm -rf ${FOLDERS.cache}`,
    `mkdir -p ${FOLDERS.environments} ${FOLDERS.stamps} ${FOLDERS.programs} ${FOLDERS.cache}`,
    `for folder in ${FOLDERS.environments}/*; do`,
    `  case \${folder##*/} in ${names.join(' | ')}) ;; *) rm -rf "$folder" ;; esac`,
    'done',
    `first=${interpreterOf(environments[0] ?? {})} facts=`,
    `get_ready ${byInterpreter[0] ?? ''}`,
    FIND_PINNED_PIP,
    ...starts,
    'settle',
    `inside=$((most / ${together.length} > 0 ? most / ${together.length} : 1))`,
    ...together,
    'settle',
    `rm -rf ${FOLDERS.cache}`,
    'exit "$failed"',
  ].join('\n');
}

const FIND_PINNED_PIP = `
pip=
for wheel in ${FOLDERS.tools}/pip-*.whl; do
  [ -x "$uv" ] || [ ! -e "$wheel" ] || pip=$root/$wheel
done
`.trim();

/**
 * `facts_of`: the first interpreter is asked once. uv leaves files of its own beside those of the wheels, and pip makes no
 * programs of scripts that were packed where files have no modes; without that both installers make the same.
 * `name_programs`: pip gives pip and easy_install the version of the Python at hand, whatever their wheels say. `install`:
 * with the pinned pip, it only notes what is to be made, which `with_pinned_pip` makes for all environments of one
 * interpreter, `inside` at once.
 */
const FUNCTIONS = `
uv=$root/${FOLDERS.programs}/uv failed=0 pids= running=0 most=$((2 * $(nproc 2>/dev/null || echo 2)))
facts_of() {
  if [ "$1" = "$first" ] && [ -n "$facts" ]; then
    printf '%s\\n' "$facts"
  else
    "$1" -I -S -c '${SAY_FACTS}'
  fi
}
program_in() { printf '%s\\n' "\${1%%
*}"; }
made_from() {
  {
    cat "${FOLDERS.requirements}/$1.txt"
    printf '%s\\n' "\${2#*
}"
    ls ${FOLDERS.tools}
  } | sha256sum
}
is_current() {
  [ -f "${FOLDERS.stamps}/$1" ] && [ "$(cat "${FOLDERS.stamps}/$1")" = "$(made_from "$1" "$2")" ] &&
    "$3" -I -S -c "$verify" "${FOLDERS.environments}/$1" "${FOLDERS.requirements}/$1.wheels" check
}
link_wheels() {
  rm -rf "$2"
  mkdir -p "$2"
  [ ! -s "$1" ] || xargs sh -c 'ln "$@" "$0"' "$2" <"$1"
}
with_uv() {
  "$uv" pip sync --python "$root/${FOLDERS.environments}/$1/bin/python" --quiet --no-progress --no-config --offline \\
    --no-python-downloads --no-index --no-build --require-hashes --allow-empty-requirements --link-mode hardlink \\
    --find-links "${FOLDERS.wheelhouse}/$1" --cache-dir "$root/${FOLDERS.cache}/$1" "${FOLDERS.requirements}/$1.txt"
  rm -f "${FOLDERS.environments}/$1/.lock"
  set -- "${FOLDERS.environments}/$1"/lib/python*/site-packages/*.dist-info/uv_cache.json
  [ -e "$1" ] || return 0
  rm "$@"
  set -- "\${1%/*/*}"/*.dist-info/RECORD
  sed -i '/\\.dist-info\\/uv_cache\\.json,/d' "$@"
}
name_programs() {
  for points in "${FOLDERS.environments}/$1"/lib/python*/site-packages/"$2"-*.dist-info/entry_points.txt; do
    [ -e "$points" ] || continue
    for program in "${FOLDERS.environments}/$1/bin/$3"[0-9-]*.[0-9]*; do
      [ ! -e "$program" ] || ! grep -q "^ *$3" "$points" || grep -q "^ *\${program##*/} *=" "$points" || rm "$program"
    done
    sed -n "s/^ *\\($3-\\{0,1\\}[0-9][0-9.]*\\) *=.*/\\1/p" "$points" | while read -r name; do
      [ -e "${FOLDERS.environments}/$1/bin/$name" ] ||
        cp -p "${FOLDERS.environments}/$1/bin/$3" "${FOLDERS.environments}/$1/bin/$name"
    done
  done
}
with_pip() {
  run_pip "$root/${FOLDERS.environments}/$1/bin/python" "$2" install --quiet --root-user-action=ignore \\
    --disable-pip-version-check --no-input --no-cache-dir --no-compile --no-index --no-deps --require-hashes \\
    --only-binary :all: --find-links "${FOLDERS.wheelhouse}/$1" -r "${FOLDERS.requirements}/$1.txt"
  tidy_programs "$1"
}
tidy_programs() {
  name_programs "$1" pip pip
  name_programs "$1" setuptools easy_install
  find "${FOLDERS.environments}/$1/bin" -type f ! -name '[Aa]ctivate*' ! -perm -u+x -exec chmod +x {} +
}
install() {
  name=$1
  trap '[ "$?" = 0 ] || echo "environment $name could not be installed" >&2' EXIT
  own_facts=$(facts_of "$2")
  python=$(program_in "$own_facts")
  if is_current "$1" "$own_facts" "$python"; then
    echo "$1: unchanged"
    exit 0
  fi
  case $empty in
    *" $1 "*) ;;
    *) rm -rf "${FOLDERS.stamps}/$1" "${FOLDERS.environments}/$1" ;;
  esac
  link_wheels "${FOLDERS.requirements}/$1.wheels" "${FOLDERS.wheelhouse}/$1"
  if [ -n "$pip" ]; then
    printf '%s\\n' "$own_facts" >"${FOLDERS.cache}/$1.facts"
    exit 0
  fi
  [ -e "${FOLDERS.environments}/$1" ] || "$python" -I -S -m venv --without-pip "${FOLDERS.environments}/$1"
  if [ -x "$uv" ]; then with_uv "$1"; else with_pip "$1" "$python"; fi
  stamp "$1" "$own_facts"
}
stamp() {
  made_from "$1" "$2" >"${FOLDERS.stamps}/$1" && echo "$1: installed"
}
with_pinned_pip() {
  first=$1 wanted= failed=0
  for name in "$@"; do
    [ ! -e "${FOLDERS.cache}/$name.facts" ] || wanted="$wanted $name" own_facts=$(cat "${FOLDERS.cache}/$name.facts")
  done
  [ -n "$wanted" ] || return 0
  # shellcheck disable=SC2086
  "$(program_in "$own_facts")" -I -S -c "$make_with_pip" "$pip" "$root" "$inside" $wanted >"${FOLDERS.cache}/$first.made" || :
  for name in $wanted; do
    if ! grep -qxF "$name" "${FOLDERS.cache}/$first.made" || ! tidy_programs "$name" || ! stamp "$name" "$own_facts"; then
      echo "environment $name could not be installed" >&2
      failed=1
    fi
  done
  return "$failed"
}
settle() {
  for pid in $pids; do wait "$pid" || failed=1; done
  pids= running=0
}
start() {
  "$@" &
  pids="$pids $!" running=$((running + 1))
  [ "$running" -lt "$most" ] || settle
}
`.trim();
