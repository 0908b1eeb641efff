import { shellQuote } from '@ami-select/transport';
import type { SystemPackages } from '../definition/build.ts';

/** Installs pinned system packages and checks that exactly these versions are there. */
export function systemScript({ packages, snapshot }: SystemPackages, manager: 'apt' | 'dnf'): string {
  const lines = manager === 'apt' ? aptLines(packages, snapshot) : dnfLines(packages, snapshot);
  return ['set -eu', AS_ROOT, AWAIT_BOOT, ...lines].join('\n');
}

const AS_ROOT = 'as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi; }';
const AWAIT_BOOT =
  'if command -v cloud-init >/dev/null 2>&1; then cloud-init status --wait >/dev/null 2>&1 || true; fi';

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
  const complaint = shellQuote(`${name}: expected ${version}`);
  return `found=$(${query}); [ "$found" = ${shellQuote(version)} ] || { echo ${complaint}, found "$found" >&2; exit 1; }`;
}
