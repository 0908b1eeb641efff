import { shellQuote } from '@ami-select/transport';
import type { Environment } from '../definition/build.ts';
import { interpreterOf } from '../definition/interpreter.ts';
import { ENTER, FOLDERS } from '../machine/layout.ts';
import { OLDEST_USABLE_PIP } from '../resolve/pinned-pip.ts';

/** Installs every environment offline, from the wheelhouse alone. */
export function installScript(environments: readonly Environment[]): string {
  const installs = environments.map((environment) => {
    const { name } = environment;
    const folder = `${FOLDERS.environments}/${name}`;
    return [
      // The program itself: a version manager's stand-in for it runs hooks of its own around pip.
      `base=$(${interpreterOf(environment)} -I -c 'import sys; print(sys.executable)')`,
      `"$base" -I -m venv --without-pip --clear ${folder}`,
      `mkdir -p ${FOLDERS.reports}`,
      `link_wheels ${name}`,
      `run_pip "$root/${folder}/bin/python" "$base" install --quiet --root-user-action=ignore --disable-pip-version-check --no-input --no-cache-dir \\`,
      '  --no-index --no-deps --require-hashes --only-binary :all: \\',
      `  --find-links ${FOLDERS.wheelhouse}/${name} --report ${FOLDERS.reports}/${name}.json -r ${FOLDERS.requirements}/${name}.txt`,
      `echo "${name}: installed"`,
    ].join('\n');
  });
  return ['set -eu', ENTER, LINK_WHEELS, RUN_PIP, ...installs].join('\n');
}

/** Wheels are links, so that a wheelhouse of its own costs an environment nothing. */
const LINK_WHEELS = `
link_wheels() {
  house=${FOLDERS.wheelhouse}/$1
  rm -rf "$house"
  mkdir -p "$house"
  [ ! -s "${FOLDERS.requirements}/$1.wheels" ] || xargs sh -c 'ln "$@" "$0"' "$house" <"${FOLDERS.requirements}/$1.wheels"
}
`.trim();

const NEW_ENOUGH = (version: string): string => {
  const [major, minor] = version.split('.');
  return `(${major}, ${minor})`;
};

/** Prints the file that pip itself starts for `--python`; starting it at once saves one of two slow starts. */
const PIP_RUNNER = `
import os, sys
from importlib import metadata, util
version = metadata.version("pip") if util.find_spec("pip") else "0.0"
if tuple(int(part) for part in version.split(".")[:2]) < ${NEW_ENOUGH(OLDEST_USABLE_PIP.module)}:
    sys.exit(1)
print(os.path.join(os.path.dirname(util.find_spec("pip").origin), "__pip-runner__.py"))
`.trim();

const BUNDLED_PIP = `
import ensurepip, os
folder = os.path.join(os.path.dirname(ensurepip.__file__), "_bundled")
print(os.path.join(folder, [name for name in sorted(os.listdir(folder)) if name.startswith("pip-")][-1]))
`.trim();

/** Shell function: the pinned pip wheel when it was brought, else the machine's pip, else the one of its ensurepip. */
const RUN_PIP = `
run_pip() {
  environment=$1 base=$2
  shift 2
  for wheel in "$root"/${FOLDERS.tools}/pip-*.whl; do
    if [ -e "$wheel" ]; then
      "$environment" -I "$wheel/pip" --isolated "$@"
      return
    fi
  done
  if runner=$("$base" -I -c ${shellQuote(PIP_RUNNER)} 2>/dev/null); then
    if [ -f "$runner" ]; then
      "$environment" -I "$runner" --isolated "$@"
    else
      "$base" -I -m pip --isolated --python "$environment" "$@"
    fi
    return
  fi
  wheel=$("$base" -I -c ${shellQuote(BUNDLED_PIP)})
  "$environment" -I "$wheel/pip" --isolated "$@"
}
export PIP_CONFIG_FILE=/dev/null
unset PYTHONPATH PYTHONHOME
`.trim();
