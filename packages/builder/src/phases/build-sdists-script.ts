import { shellQuote } from '@ami-select/transport';
import type { Installer } from '../definition/installer.ts';
import type { BroughtPythons } from '../definition/pythons.ts';
import { broughtPath } from '../machine/brought-pythons.ts';
import { ENTER, FOLDERS } from '../machine/layout.ts';
import { BUILD_VARIABLE } from './hold-fence.ts';
import { programVariable } from './program-variable.ts';
import { runPip } from './run-pip.ts';
import { SUPERVISE_PROGRAM } from './supervise-program.ts';
import { TAKE_TOOLS } from './tool-program.ts';

/** What one build is told: paths are below the root of the build. */
export interface ScriptBuild {
  readonly key: string;
  readonly interpreter: string;
  /** The source archive. */
  readonly sdist: string;
  /** Wheels of what builds it, and folders of wheels that were built before. */
  readonly tools: readonly string[];
  /** The sha256 of the wheel that an earlier build made of the same. Without it, a wheel on the machine is not kept. */
  readonly kept?: string | undefined;
}

export interface ScriptOptions {
  readonly pythons?: BroughtPythons | undefined;
  /** `auto` when absent. */
  readonly installer?: Installer | undefined;
  /** Of all builds of the machine, whose wheels stay; those of the script when absent. */
  readonly keys?: readonly string[] | undefined;
}

/** The seconds since 1970 of everything in a built wheel: 2 February 2020, which every archive format can say. */
const EPOCH = 1_580_601_600;

/**
 * Builds source archives one after the other, each in an environment that is deleted after it, from the wheels of its
 * tools alone; a wheel that an earlier build made of the same is kept while it has the bytes that came here then. Where
 * the machine allows it without root, the build has no network, and processes of its own alone: nothing that it starts
 * outlives it.
 */
export function buildSdistsScript(
  builds: readonly ScriptBuild[],
  { pythons, installer, keys = builds.map(({ key }) => key) }: ScriptOptions = {},
): string {
  const starts = builds.map(({ key, interpreter, sdist, tools, kept = '-' }) => {
    return `build ${key} ${kept} ${interpreter} ${[sdist, ...tools].map(shellQuote).join(' ')}`;
  });
  return [
    'set -eu',
    ENTER,
    ...broughtPath(pythons),
    'unset PYTHONPATH PYTHONHOME VIRTUAL_ENV',
    TAKE_TOOLS,
    programVariable('supervise', SUPERVISE_PROGRAM),
    programVariable('make_wheel', [runPip(installer), MAKE_WHEEL].join('\n')),
    FUNCTIONS,
    `mkdir -p ${FOLDERS.built} ${FOLDERS.programs}`,
    `for folder in ${FOLDERS.built}/*; do`,
    `  case \${folder##*/} in ${keys.join(' | ')}) ;; *) rm -rf "$folder" ;; esac`,
    'done',
    ...starts,
    `rm -rf ${FOLDERS.building}`,
  ].join('\n');
}

/** Both installers isolate the build themselves, and say which requirement of a build is not there. */
const MAKE_WHEEL = `
set -eu
umask 022
if [ -x "$uv" ]; then
  exec "$uv" build --wheel --python "$python" --offline --no-index --find-links "$work/wheels" --no-config \\
    --no-sources --no-python-downloads --cache-dir "$work/cache" --out-dir "$work/out" "$sdist"
fi
"$python" -I -m venv --without-pip "$work/env"
run_pip "$work/env/bin/python" "$python" wheel --use-pep517 --no-deps --no-index --find-links "$work/wheels" --no-cache-dir \\
  --disable-pip-version-check --no-input --progress-bar off --wheel-dir "$work/out" "$sdist"
`.trim();

/**
 * `program_of`: the program itself, because a version manager's stand-in for it runs hooks of its own. `take`: the uv
 * that installs is the uv that builds. A built wheel appears in its folder whole. What a build started ends with it: by
 * `supervised`, and where that is not possible by the mark of `end_rest`, which a process can take off.
 */
const FUNCTIONS = `
uv=$root/${FOLDERS.programs}/uv cut= ready=
program_of() { "$1" -I -S -c 'import sys; print(sys.executable)'; }
supervised() { "$python" -I -S -c "$supervise" "$@"; }
get_ready() {
  [ -z "$ready" ] || return 0
  ready=yes
  take_tools "$1"
  for more in '-p -f --kill-child --mount-proc' '-p -f --kill-child' ''; do
    for flags in '-c -n' '-r -n' '-n'; do
      # shellcheck disable=SC2086
      if unshare $flags $more true 2>/dev/null && supervised unshare $flags $more true 2>/dev/null; then
        cut="unshare $flags $more"
        echo 'builds have no network'
        return 0
      fi
    done
  done
  echo 'builds use no index; this machine does not let them be cut off from the network'
}
is_kept() {
  set -- "$2  -" "${FOLDERS.built}/$1"/*.whl
  [ "$#" = 2 ] && [ -f "$2" ] && [ "$(sha256sum <"$2")" = "$1" ]
}
end_rest() {
  tries=0
  while [ "$tries" -lt 100 ]; do
    rest=$(grep -lsF "_AMI_SELECT_BUILD=$work" /proc/[0-9]*/environ 2>/dev/null || :)
    [ -n "$rest" ] || return 0
    for place in $rest; do
      place=\${place%/environ}
      kill -KILL "\${place#/proc/}" 2>/dev/null || :
    done
    tries=$((tries + 1))
    sleep 0.1
  done
  echo "what the build of $name started cannot be ended" >&2
  return 1
}
link_tools() {
  folder=$1
  shift
  mkdir -p "$folder"
  for tool in "$@"; do
    if [ -d "$tool" ]; then ln "$tool"/*.whl "$folder"; else ln "$tool" "$folder"; fi
  done
}
build() {
  key=$1 kept=$2 command=$3 sdist=$root/$4 name=\${4##*/} work=$root/${FOLDERS.building}/$1
  shift 4
  if is_kept "$key" "$kept"; then
    echo "$name: built before"
    return 0
  fi
  echo "$name: building"
  trap 'end_rest || :; echo "$name could not be built" >&2' EXIT
  python=$(program_of "$command")
  get_ready "$python"
  rm -rf "$work" "${FOLDERS.built}/$key"
  mkdir -p "$work/home" "$work/tmp" "$work/out" "$work/kept"
  link_tools "$work/wheels" "$@"
  # shellcheck disable=SC2086
  supervised $cut env -i PATH="$PATH" HOME="$work/home" TMPDIR="$work/tmp" LC_ALL=C.UTF-8 PYTHONUTF8=1 PYTHONHASHSEED=0 \\
    SOURCE_DATE_EPOCH=${EPOCH} _AMI_SELECT_SCRIPT="\${_AMI_SELECT_SCRIPT-}" ${BUILD_VARIABLE}="\${${BUILD_VARIABLE}-}" _AMI_SELECT_BUILD="$work" root="$root" uv="$uv" python="$python" work="$work" sdist="$sdist" sh -c "$make_wheel"
  end_rest
  set -- "$work"/out/*.whl
  if [ "$#" != 1 ] || [ ! -f "$1" ]; then
    echo "the build of $name made no wheel, or several" >&2
    exit 1
  fi
  mv "$1" "$work/kept"
  mv "$work/kept" "${FOLDERS.built}/$key"
  rm -rf "$work"
  trap - EXIT
  echo "$name: built"
}
`.trim();
