import { shellQuote } from '@ami-select/transport';
import type { Installer } from '../definition/installer.ts';
import { FOLDERS } from '../machine/layout.ts';
import { OLDEST_USABLE_PIP } from '../resolve/own-pip.ts';

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

/** Shell function: the pinned pip that was brought; with `machine-pip` that of the machine. */
export function runPip(installer: Installer | undefined): string {
  return [
    installer === 'machine-pip' ? RUN_OWN_PIP : RUN_PINNED_PIP,
    'export PIP_CONFIG_FILE=/dev/null',
  ].join('\n');
}

const RUN_PINNED_PIP = `
run_pip() {
  environment=$1
  shift 2
  "$environment" -I "$root/${FOLDERS.programs}/pip" --isolated "$@"
}
`.trim();

/** The machine's pip, else the one of its ensurepip. */
const RUN_OWN_PIP = `
run_pip() {
  environment=$1 base=$2
  shift 2
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
`.trim();
