import { shellQuote } from '@ami-select/transport';
import type { PackageCommands } from './package-commands.ts';

/** Without `keepcache`, the next transaction deletes what was downloaded; `-C` asks no server. */
export const DNF: PackageCommands = {
  setup: (snapshot) => {
    const at = snapshot === undefined ? '' : ` --releasever=${shellQuote(snapshot)}`;
    return [`packages() { as_root env LC_ALL=C dnf -y --setopt=keepcache=1${at} "$@"; }`];
  },
  download: (pins) => [`packages install --downloadonly ${pins}`],
  install: (pins) => `packages -q -C install ${pins}`,
  pin: (name, version) => `${name}-${version}`,
  query: (name, version) => `rpm -q --qf '${formatOf(version)}\\n' ${name} | sed '/ is not installed$/d'`,
};

/** Of the version as it is pinned: with the epoch and the release only when the pin has them. */
function formatOf(version: string): string {
  const epoch = version.includes(':') ? '%{EPOCHNUM}:' : '';
  return `${epoch}%{VERSION}${version.includes('-') ? '-%{RELEASE}' : ''}`;
}
