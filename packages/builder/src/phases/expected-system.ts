import type { SystemPackages } from '../definition/build.ts';
import type { Expectation } from '../machine/candidate-facts.ts';
import type { Platform } from '../machine/platform.ts';
import { BuilderError } from '../report/errors.ts';
import { compareVersions } from '../requirements/version.ts';
import { systemManagerOf } from './system-manager.ts';

/** `--snapshot` came with it. */
const SNAPSHOT_APT = '2.8';

/** @throws BuilderError `SYSTEM_PACKAGE` for images whose package manager cannot install the pins */
export function assertSystemPackages(
  { packages, snapshot }: SystemPackages,
  { platform }: Expectation,
): void {
  // The tag of an image does not name the manager.
  if (packages.length === 0 || platform === undefined || platform.packageManager === 'none') return;
  const manager = systemManagerOf(platform.packageManager, `an image of ${platform.system}`);
  const because = snapshot === undefined ? undefined : whyNoSnapshot(manager, platform);
  if (because === undefined) return;
  const field = 'build.system.snapshot';
  const message = `"${snapshot}" is not valid because ${because}; expected apt ${SNAPSHOT_APT} or newer, or no snapshot`;
  throw new BuilderError('SYSTEM_PACKAGE', `${field}: ${message}`, {
    problems: [{ code: 'SYSTEM_PACKAGE', field, message }],
  });
}

function whyNoSnapshot(manager: string, { system, apt }: Platform): string | undefined {
  if (manager !== 'apt' || apt === undefined || compareVersions(apt, SNAPSHOT_APT) >= 0) return undefined;
  return `images of ${system} have apt ${apt}, which has no --snapshot`;
}
