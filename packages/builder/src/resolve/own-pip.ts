import type { PythonFacts } from '../machine/facts.ts';
import { compareVersions } from '../requirements/version.ts';
import type { MachineResolution } from './resolution.ts';

/** `--python` came with pip 22.3, `--report` with 22.2. */
export const OLDEST_USABLE_PIP = { module: '22.3', wheel: '22.2' } as const;

/** Warns once of machines that install with a pip of their own, as `installer: machine-pip` has it. */
export function warnOfOwnPip(
  resolutions: readonly MachineResolution[],
  warn: (message: string) => void,
): void {
  const own = resolutions.filter(installsSomething);
  if (own.length === 0) return;
  const pythons = own.flatMap(({ environments }) => environments.map(({ python }) => python));
  const versions = new Set(pythons.flatMap((python) => ownPipOf(python) ?? []));
  const found = versions.size === 0 ? '' : ` (${[...versions].join(', ')})`;
  warn(
    `machines install with their own pip${found}, which nothing pins or verifies, because of installer: machine-pip`,
  );
}

/** Whether an environment of the machine gets anything, if only its lock could be resolved. */
export function installsSomething({ environments }: MachineResolution): boolean {
  return environments.some(
    ({ picks, sdists = [], missing = [] }) => picks.length + sdists.length + missing.length > 0,
  );
}

/** The version of the pip with which a machine would install: its own, else the one of its ensurepip. */
export function ownPipOf({ pip, bundledPip }: PythonFacts): string | undefined {
  if (pip !== undefined && compareVersions(pip, OLDEST_USABLE_PIP.module) >= 0) return pip;
  const bundled = /pip-([^-]+)-/.exec(bundledPip ?? '')?.[1];
  return bundled !== undefined && compareVersions(bundled, OLDEST_USABLE_PIP.wheel) >= 0
    ? bundled
    : undefined;
}
