import { shellQuote } from '@ami-select/transport';
import type { SystemPackages } from '../definition/build.ts';
import { APT } from './apt-commands.ts';
import { DNF } from './dnf-commands.ts';
import type { PackageCommands } from './package-commands.ts';
import { withSpaceCheck } from './system-space.ts';

/** A package manager that can install pinned packages in two phases. */
export type SystemManager = 'apt' | 'dnf';

const COMMANDS: Readonly<Record<SystemManager, PackageCommands>> = { apt: APT, dnf: DNF };

export function isSystemManager(manager: string): manager is SystemManager {
  return Object.hasOwn(COMMANDS, manager);
}

/**
 * Downloads pinned system packages, and all that they need, without installing anything; ends with `NO_SPACE` where there
 * is no room to install them beside what is reserved.
 */
export function systemDownloadScript(
  system: SystemPackages,
  manager: SystemManager,
  reservedBytes = 0,
): string {
  const { download, pin } = COMMANDS[manager];
  const lines = download(pinsOf(system, pin));
  return [...opening(system, manager), ...withSpaceCheck(lines, reservedBytes)].join('\n');
}

/** Installs what was downloaded, and checks that exactly these versions are there; prints what changed. */
export function systemInstallScript(system: SystemPackages, manager: SystemManager): string {
  const { install, pin } = COMMANDS[manager];
  return [
    ...opening(system, manager),
    'before=$(all_versions)',
    install(pinsOf(system, pin)),
    'changes=$(all_versions)',
    '[ "$before" = "$changes" ] || printf \'%s\\n\' "before:" "$before" "after:" "$changes"',
    'differing=$(differences)',
    '[ -z "$differing" ] || { printf \'%s\\n\' "$differing" >&2; exit 1; }',
  ].join('\n');
}

const AS_ROOT = 'as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi; }';
const AWAIT_BOOT =
  'if command -v cloud-init >/dev/null 2>&1; then cloud-init status --wait >/dev/null 2>&1 || true; fi';

/** Ends the script at once when every package is there in its version. */
function opening({ packages, snapshot }: SystemPackages, manager: SystemManager): readonly string[] {
  const { setup, query } = COMMANDS[manager];
  const calls = packages.map(({ name, version }) => {
    return `  { ${query(shellQuote(name), version)}; } 2>/dev/null | check ${shellQuote(name)} ${shellQuote(version)} "$1"`;
  });
  return [
    'set -eu',
    AS_ROOT,
    CHECK,
    `each() {\n${calls.join('\n')}\n}`,
    'all_versions() { each show; }',
    'differences() { each compare; }',
    '[ -n "$(differences)" ] || { echo "system packages: unchanged"; exit 0; }',
    AWAIT_BOOT,
    ...setup(snapshot),
  ];
}

/** Reads the installed versions of a package, of which there may be several, such as kernels. */
const CHECK = `
check() {
  found=$(tr '\\n' ' ' | sed 's/ $//')
  if [ "$3" = show ]; then
    echo "  $1 \${found:-none}"
    return
  fi
  case " $found " in
    *" $2 "*) ;;
    *) echo "$1: expected $2, found \${found:-none}" ;;
  esac
}
`.trim();

function pinsOf({ packages }: SystemPackages, pin: PackageCommands['pin']): string {
  return packages.map(({ name, version }) => shellQuote(pin(name, version))).join(' ');
}
