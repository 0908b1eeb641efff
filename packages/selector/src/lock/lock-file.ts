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

/** A lock as far as it can be read, and what cannot. */
export interface ReadLock {
  readonly lock: Lock;
  /** Entries without the form of an entry; what is left of them is in the lock. */
  readonly broken: readonly EntryProblem[];
  /** Entries whose query is not valid today; in the lock they have no query. */
  readonly outdated: readonly EntryProblem[];
}

export interface EntryProblem {
  readonly name: string;
  readonly message: string;
}

/**
 * Reads `ami.lock.json`; its queries may name any of the publishers.
 *
 * @throws SelectorError `INVALID_LOCK` with every problem.
 */
export function parseLock(text: string, publishers?: PublisherTable): Lock {
  const { lock, broken, outdated } = readLock(text, publishers);
  assertEntries([...broken, ...outdated]);
  return lock;
}

/**
 * Reads `ami.lock.json` as far as it goes: entries that cannot be read do not hinder the others.
 *
 * @throws SelectorError `INVALID_LOCK` when the text is no lock at all.
 */
export function readLock(text: string, publishers?: PublisherTable): ReadLock {
  const lock = parseJson(text);
  if (!isRecord(lock)) throw noLock('it is not a JSON object');
  if (lock.lockfileVersion !== LOCK_VERSION)
    throw noLock(`lockfileVersion is ${JSON.stringify(lock.lockfileVersion)}; expected ${LOCK_VERSION}`);
  if (!isRecord(lock.images)) throw noLock('"images" is missing');
  const entries = Object.entries(lock.images).map(([name, entry]) => readEntry(name, entry, publishers));
  return {
    lock: {
      lockfileVersion: LOCK_VERSION,
      images: Object.fromEntries(entries.map(({ name, query, regions }) => [name, { query, regions }])),
    },
    broken: entries.flatMap(({ broken }) => broken),
    outdated: entries.flatMap(({ outdated }) => outdated),
  };
}

/** @throws SelectorError `INVALID_LOCK` with every problem, when there is one */
export function assertEntries(problems: readonly EntryProblem[]): void {
  if (problems.length === 0) return;
  const message = `The lock cannot be read: ${problems.map((problem) => problem.message).join('; ')}`;
  throw new SelectorError('INVALID_LOCK', message, { hint: 'Write it again with update.' });
}

function parseJson(text: string): unknown {
  const conflict = /^(<{7}|>{7}|={7})( |$)/m.test(text);
  if (conflict)
    throw noLock('it contains conflict markers of a merge: keep either side, then update the lock');
  try {
    return JSON.parse(text);
  } catch {
    // The text of a JSON error quotes the file, which may be another one.
    throw noLock('it is not JSON');
  }
}

interface ReadEntry extends LockEntry {
  readonly name: string;
  readonly broken: readonly EntryProblem[];
  readonly outdated: readonly EntryProblem[];
}

function readEntry(name: string, entry: unknown, publishers: PublisherTable | undefined): ReadEntry {
  if (!isRecord(entry) || !isRecord(entry.regions)) {
    const broken = [{ name, message: `"${name}" has no regions` }];
    return { name, query: undefined, regions: {}, broken, outdated: [] };
  }
  const regions: Record<string, LockedResult> = {};
  const broken: EntryProblem[] = [];
  for (const [region, image] of Object.entries(entry.regions)) {
    if (image === null || isLockedImage(image)) regions[region] = image;
    else broken.push({ name, message: `"${name}" in ${region} is not an image with ${MEMBERS}` });
  }
  try {
    return { name, query: parseImageQuery(entry.query, publishers), regions, broken, outdated: [] };
  } catch (error) {
    const outdated = [{ name, message: `the query of "${name}": ${reasonOf(error)}` }];
    return { name, query: undefined, regions, broken, outdated };
  }
}

/** Why a query is not valid, without the list of all words that are: the lock is not written by hand. */
function reasonOf(error: unknown): string {
  if (!(error instanceof SelectorError)) throw error;
  const reasons = error.problems.map(
    ({ field, message }) => `${field}: ${message.replace(/; expected one of .*/s, '')}`,
  );
  return reasons.join(', ');
}

const MEMBERS = 'id, name, owner, architecture and, when it is known, created';
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

/** Maybe somebody else's file: update does not write over it. */
function noLock(problem: string): SelectorError {
  return new SelectorError('INVALID_LOCK', `The lock cannot be read: ${problem}`, {
    hint: 'Restore the file, or delete it and write it with update.',
  });
}
