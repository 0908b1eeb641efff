import { PINNED_PIPS, PINNED_UV } from './pinned-tools.ts';
import type { MachineResolution } from './resolution.ts';

interface OwnPipOptions {
  readonly indexName: string;
  readonly warn: (message: string) => void;
}

/** Warns once of machines that install with a pip of their own: the index has no pinned installer for them. */
export function warnOfOwnPip(
  resolutions: readonly MachineResolution[],
  { indexName, warn }: OwnPipOptions,
): void {
  const own = resolutions.filter(installsWithOwnPip);
  if (own.length === 0) return;
  const pythons = own.flatMap(({ environments }) => environments.map(({ python }) => python));
  const versions = new Set(pythons.flatMap(({ pip }) => pip ?? []));
  const found = versions.size === 0 ? '' : ` (${[...versions].join(', ')})`;
  const wheels = PINNED_PIPS.map(
    ({ version, hashes }) => `pip-${version}-py3-none-any.whl (${hashes.join()})`,
  );
  warn(
    `machines install with their own pip${found}, which nothing pins or verifies, because ${indexName} has no wheel of uv ${PINNED_UV.version} or pip that fits them; put a wheel of uv ${PINNED_UV.version} there, or ${wheels.join(' or ')}`,
  );
}

export function installsWithOwnPip({ environments, uv, pip }: MachineResolution): boolean {
  return environments.some(({ picks }) => picks.length > 0) && uv === undefined && pip === undefined;
}
