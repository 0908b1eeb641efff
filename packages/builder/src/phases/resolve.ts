import type { Logger } from '@ami-select/core';
import { type OpenIndexOptions, openIndex } from '../index/open-index.ts';
import type { PackageIndex } from '../index/package-index.ts';
import { lockedNames } from '../requirements/read-locks.ts';
import { checkVulnerabilities } from '../resolve/check-vulnerabilities.ts';
import type { MachineResolution } from '../resolve/resolution.ts';
import { resolveMachines } from '../resolve/resolve-machines.ts';
import { sdistPolicyOf, withBuildPins } from '../resolve/sdist-policy.ts';
import type { Brought } from './bring-pythons.ts';
import { openStore, type StoreOptions } from './open-store.ts';

export interface Resolved extends Brought {
  /** For the record, without credentials; empty when nothing comes from an index. */
  readonly indexName: string;
  readonly resolutions: readonly MachineResolution[];
}

export interface ResolveOptions extends OpenIndexOptions, StoreOptions {
  /** Opens the index of the build where the caller keeps it; see `RunBuildOptions`. */
  readonly openIndex?: (() => Promise<PackageIndex>) | undefined;
  readonly logger: Pick<Logger, 'warn'>;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Finds in the index every wheel that any machine needs; a build without environments opens no index.
 * @throws BuilderError `NO_WHEEL`, `HASH`, `VULNERABILITY`, `MACHINE_FAILED` or `INVALID_BUILD` that lists everything
 * that is missing.
 */
export async function resolveWheels(probed: Brought, options: ResolveOptions): Promise<Resolved> {
  const { build, locks, buildPins, facts, brought } = probed;
  if (locks.length === 0) return { ...probed, indexName: '', resolutions: [] };
  const { clock, logger, signal } = options;
  const index = await (options.openIndex?.() ??
    openIndex(build, { ...options, locked: lockedNames(probed) }));
  const warn = (message: string): void => logger.warn(message);
  const { installer, indexPolicy: policy } = build;
  const sdists = sdistPolicyOf(build, buildPins);
  await checkVulnerabilities(build, withBuildPins(locks, sdists), { index, warn, signal });
  const store = sdists && openStore(options);
  const lookup = {
    index,
    clock,
    facts,
    brought,
    warn,
    installer,
    place: build,
    policy,
    sdists,
    store,
    signal,
  };
  const resolutions = await resolveMachines(locks, lookup);
  return { ...probed, indexName: index.name, resolutions };
}
