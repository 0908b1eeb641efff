import { stableJson } from '@ami-select/core';
import { SelectorError } from '../contract/errors.ts';
import type { PublisherTable } from '../publishers/table.ts';
import { parseImageQuery } from '../query/parse-image-query.ts';
import { LOCK_VERSION, type Lock, type LockEntry, type LockedImage, type LockedResult } from './lock.ts';

/** The text of `ami.lock.json`: equal locks give equal text. */
export function formatLock(lock: Lock): string {
  const { lockfileVersion, images } = lock;
  // The version comes first, out of alphabetical order: a reader needs it before anything else.
  return stableJson({ images }).replace('{\n', `{\n  "lockfileVersion": ${lockfileVersion},\n`);
}

/**
 * Reads `ami.lock.json`; its queries may name any of the publishers.
 *
 * @throws SelectorError `INVALID_LOCK` with every problem.
 */
export function parseLock(text: string, publishers?: PublisherTable): Lock {
  const lock = parseJson(text);
  if (!isRecord(lock)) throw invalidLock(['it is not a JSON object']);
  if (lock.lockfileVersion !== LOCK_VERSION) {
    throw invalidLock([
      `lockfileVersion is ${JSON.stringify(lock.lockfileVersion)}; expected ${LOCK_VERSION}`,
    ]);
  }
  const problems: string[] = [];
  const images: Record<string, LockEntry> = {};
  for (const [name, entry] of Object.entries(isRecord(lock.images) ? lock.images : {})) {
    const read = readEntry({ name, entry, publishers }, problems);
    if (read !== undefined) images[name] = read;
  }
  if (!isRecord(lock.images)) problems.push('"images" is missing');
  if (problems.length > 0) throw invalidLock(problems);
  return { lockfileVersion: LOCK_VERSION, images };
}

function parseJson(text: string): unknown {
  const conflict = /^(<{7}|>{7}|={7})( |$)/m.test(text);
  if (conflict)
    throw invalidLock(['it contains conflict markers of a merge: keep either side, then update the lock']);
  try {
    return JSON.parse(text);
  } catch (error) {
    throw invalidLock(['it is not JSON'], error);
  }
}

interface RawEntry {
  readonly name: string;
  readonly entry: unknown;
  readonly publishers: PublisherTable | undefined;
}

function readEntry({ name, entry, publishers }: RawEntry, problems: string[]): LockEntry | undefined {
  if (!isRecord(entry) || !isRecord(entry.regions)) {
    problems.push(`"${name}" has no regions`);
    return undefined;
  }
  const regions: Record<string, LockedResult> = {};
  for (const [region, image] of Object.entries(entry.regions)) {
    if (image === null || isLockedImage(image)) regions[region] = image;
    else
      problems.push(
        `"${name}" in ${region} is not an image with id, name, owner, architecture and, when it is known, created`,
      );
  }
  try {
    return { query: parseImageQuery(entry.query, publishers), regions };
  } catch (error) {
    problems.push(`the query of "${name}": ${error instanceof Error ? error.message : String(error)}`);
    return undefined;
  }
}

const STRINGS = ['id', 'name', 'owner', 'architecture'] as const;
const OPTIONAL_STRINGS = ['created', 'deprecated'] as const;

function isLockedImage(image: unknown): image is LockedImage {
  if (!isRecord(image)) return false;
  return (
    STRINGS.every((member) => typeof image[member] === 'string') &&
    OPTIONAL_STRINGS.every((member) => ['string', 'undefined'].includes(typeof image[member]))
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function invalidLock(problems: readonly string[], cause?: unknown): SelectorError {
  const message = `The lock cannot be read: ${problems.join('; ')}`;
  return new SelectorError('INVALID_LOCK', message, {
    hint: 'Write it again with update.',
    cause,
  });
}
