import { openIndex } from '../index/open-index.ts';
import { type RecordedWheel, recordedIndex } from '../index/recorded-index.ts';
import { resolveMachines } from '../resolve/resolve-machines.ts';
import { sdistPolicyOf } from '../resolve/sdist-policy.ts';
import type { Brought } from './bring-pythons.ts';
import { openStore } from './open-store.ts';
import { allowBuilt } from './recorded-builds.ts';
import type { Resolved, ResolveOptions } from './resolve.ts';

export interface EarlierWheels {
  /** Name of the index that they came from. */
  readonly index: string;
  readonly wheels: readonly RecordedWheel[];
}

/** The same wheels for the same machines: those that an earlier build used, whatever the index has by now. */
export async function resolveAgain(
  brought: Brought,
  { index: name, wheels }: EarlierWheels,
  options: ResolveOptions,
): Promise<Resolved> {
  const { build, buildPins, facts } = brought;
  const locks = allowBuilt(brought.locks, wheels);
  if (locks.length === 0) return { ...brought, indexName: '', resolutions: [] };
  const { clock, logger, signal } = options;
  const open = options.openIndex ?? (() => openIndex(build, options));
  const index = recordedIndex(wheels, { openIndex: open });
  const warn = (message: string): void => logger.warn(message);
  const { installer } = build;
  const sdists = sdistPolicyOf(build, buildPins);
  const store = sdists && openStore(options);
  const lookup = { index, clock, facts, warn, installer, sdists, store, signal };
  const resolutions = await resolveMachines(locks, lookup);
  return { ...brought, indexName: name, resolutions };
}
