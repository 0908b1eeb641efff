import { shellQuote } from '@ami-select/transport';
import type { PackageCommands } from './package-commands.ts';

/**
 * apt-get itself waits for dpkg's locks, but not for those of the lists and of the archives, which the daily update of a
 * fresh image holds. A failed update ends with 0 unless told otherwise.
 */
export const APT: PackageCommands = {
  setup: (snapshot) => [
    ...(snapshot === undefined ? [] : [knowsSnapshots(shellQuote(snapshot))]),
    'errors=$(mktemp)',
    'trap \'rm -f "$errors"\' EXIT',
    `apt() { as_root env DEBIAN_FRONTEND=noninteractive LC_ALL=C apt-get -q -o DPkg::Lock::Timeout=120${at(snapshot)} "$@"; }`,
    PATIENTLY,
  ],
  download: (pins) => [
    'patiently update -o APT::Update::Error-Mode=any',
    `patiently install -y --no-install-recommends --allow-downgrades --download-only ${pins}`,
  ],
  install: (pins) => `patiently install -y --no-install-recommends --allow-downgrades --no-download ${pins}`,
  pin: (name, version) => `${name}=${version}`,
  query: (name) =>
    `dpkg-query -W -f '\${db:Status-Status} \${Version}\\n' ${name} | sed -n 's/^installed //p'`,
};

function at(snapshot: string | undefined): string {
  return snapshot === undefined ? '' : ` --snapshot ${shellQuote(snapshot)}`;
}

function knowsSnapshots(snapshot: string): string {
  const complaint = shellQuote(
    'this apt-get has no --snapshot, which came with apt 2.8; remove build.system.snapshot or choose a newer image',
  );
  return `if LC_ALL=C apt-get -s --snapshot ${snapshot} install 2>&1 | grep -q "not understood"; then echo ${complaint} >&2; exit 1; fi`;
}

const PATIENTLY = `
patiently() {
  waited=0
  until apt "$@" 2>"$errors"; do
    cat "$errors" >&2
    grep -Eq 'Could not get lock .*/(lists|archives)/lock|Unable to lock directory' "$errors" || return 1
    [ "$waited" -lt 600 ] || return 1
    sleep 2
    waited=$((waited + 2))
  done
  cat "$errors" >&2
}
`.trim();
