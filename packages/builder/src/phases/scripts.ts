import { shellQuote } from '@ami-select/transport';
import type { Step, SystemPackages } from '../build.ts';
import { FOLDERS, REMOTE_ROOT } from '../layout.ts';
import { OLDEST_USABLE_PIP } from '../pinned-pip.ts';

/** What a script needs to know of an environment. */
export interface EnvironmentTarget {
  readonly name: string;
  /** `python3` or `python3.12`. */
  readonly interpreter: string;
}

const ENTER = `cd "$HOME/${REMOTE_ROOT}" || exit 1\nroot=$PWD`;

/** Makes an empty place for the build. */
export function cleanScript(): string {
  return `rm -rf "$HOME/${REMOTE_ROOT}" && mkdir -p "$HOME/${REMOTE_ROOT}/${FOLDERS.workspace}" "$HOME/${REMOTE_ROOT}/${FOLDERS.reports}"`;
}

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

/** Installs every environment offline, from the wheelhouse alone. */
export function installScript(environments: readonly EnvironmentTarget[]): string {
  const installs = environments.map(({ name, interpreter }) => {
    const folder = `${FOLDERS.environments}/${name}`;
    return [
      // The program itself: a version manager's stand-in for it runs hooks of its own around pip.
      `base=$(${interpreter} -I -c 'import sys; print(sys.executable)')`,
      `"$base" -I -m venv --without-pip --clear ${folder}`,
      `run_pip "$root/${folder}/bin/python" "$base" install --quiet --root-user-action=ignore --disable-pip-version-check --no-input --no-cache-dir \\`,
      '  --no-index --no-deps --require-hashes --only-binary :all: \\',
      `  --find-links ${FOLDERS.wheelhouse} --report ${FOLDERS.reports}/${name}.json -r ${FOLDERS.requirements}/${name}.txt`,
      `echo "${name}: installed"`,
    ].join('\n');
  });
  return ['set -eu', ENTER, RUN_PIP, ...installs].join('\n');
}

const INVENTORY = `
import json, platform, sys
from importlib import metadata
installed = sorted([found.metadata["Name"], found.version] for found in metadata.distributions())
with open(sys.argv[1]) as file:
    report = json.load(file)
hashes = [
    [item["metadata"]["name"], item["metadata"]["version"], item["download_info"]["archive_info"].get("hashes", {}).get("sha256")
        or item["download_info"]["archive_info"].get("hash", "").partition("=")[2]]
    for item in report["install"]
]
print(json.dumps({"installed": installed, "hashes": hashes, "python": platform.python_version(), "pip": report["pip_version"]}))
`.trim();

/** Prints for each environment one line of JSON with what is in it. */
export function verifyScript(environments: readonly EnvironmentTarget[]): string {
  const checks = environments.map(({ name }) => {
    const python = `${FOLDERS.environments}/${name}/bin/python`;
    return `${python} -I -c ${shellQuote(INVENTORY)} ${FOLDERS.reports}/${name}.json`;
  });
  return ['set -eu', ENTER, ...checks].join('\n');
}

/** Runs one step in the workspace, with its environment first in PATH. */
export function stepScript({ run, environment }: Pick<Step, 'run' | 'environment'>, machine: string): string {
  const lines = [
    ENTER,
    `export AMI_SELECT_MACHINE=${shellQuote(machine)} AMI_SELECT_ENVIRONMENTS="$root/${FOLDERS.environments}"`,
  ];
  if (environment !== undefined) {
    lines.push(
      `export VIRTUAL_ENV="$root/${FOLDERS.environments}/${environment}"`,
      'export PATH="$VIRTUAL_ENV/bin:$PATH"',
      'unset PYTHONHOME',
    );
  }
  return [...lines, `cd "$root/${FOLDERS.workspace}"`, 'unset root', 'set -e', run].join('\n');
}

const AS_ROOT = 'as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi; }';
const AWAIT_BOOT =
  'if command -v cloud-init >/dev/null 2>&1; then cloud-init status --wait >/dev/null 2>&1 || true; fi';

/** Installs pinned system packages and checks that exactly these versions are there. */
export function systemScript({ packages, snapshot }: SystemPackages, manager: 'apt' | 'dnf'): string {
  const lines = manager === 'apt' ? aptLines(packages, snapshot) : dnfLines(packages, snapshot);
  return ['set -eu', AS_ROOT, AWAIT_BOOT, ...lines].join('\n');
}

type Packages = SystemPackages['packages'];

function aptLines(packages: Packages, snapshot: string | undefined): readonly string[] {
  const at = snapshot === undefined ? '' : ` --snapshot ${shellQuote(snapshot)}`;
  const get = `as_root env DEBIAN_FRONTEND=noninteractive apt-get -q -o DPkg::Lock::Timeout=120${at}`;
  const pins = packages.map(({ name, version }) => shellQuote(`${name}=${version}`)).join(' ');
  const checks = packages.map(({ name, version }) => {
    return expectVersion(name, version, `dpkg-query -W -f '\${Version}' ${shellQuote(name)}`);
  });
  return [`${get} update`, `${get} install -y --no-install-recommends --allow-downgrades ${pins}`, ...checks];
}

function dnfLines(packages: Packages, snapshot: string | undefined): readonly string[] {
  const at = snapshot === undefined ? '' : ` --releasever=${shellQuote(snapshot)}`;
  const pins = packages.map(({ name, version }) => shellQuote(`${name}-${version}`)).join(' ');
  const checks = packages.map(({ name, version }) => {
    const format = version.includes('-') ? '%{VERSION}-%{RELEASE}' : '%{VERSION}';
    return expectVersion(name, version, `rpm -q --qf '${format}' ${shellQuote(name)}`);
  });
  return [`as_root dnf -y -q${at} install ${pins}`, ...checks];
}

function expectVersion(name: string, version: string, query: string): string {
  const complaint = shellQuote(`${name}: wanted ${version}`);
  return `found=$(${query}); [ "$found" = ${shellQuote(version)} ] || { echo ${complaint}, found "$found" >&2; exit 1; }`;
}
