import { keyOf, type StoredWheel } from '../fetch/stored-wheel.ts';
import type { Fetched } from './fetch.ts';
import type { Resolved } from './resolve.ts';

/** The wheels of an earlier build by their hashes alone, for phases that need no byte of them. */
export function recordedWheels(
  resolved: Resolved,
  wheels: readonly Pick<StoredWheel, 'filename' | 'sha256' | 'bytes' | 'builtFrom'>[],
): Fetched {
  const stored = wheels.map((wheel): StoredWheel => ({ ...wheel, path: '', downloaded: false }));
  const known = new Map(stored.map((wheel) => [keyOf(wheel), wheel]));
  return { ...resolved, wheels: known, inspections: new Map() };
}
