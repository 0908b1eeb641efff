import { posix } from 'node:path';
import type { Problem } from '../report/errors.ts';
import type { IndexLine } from './index-lines.ts';
import type { LockCondition } from './lock-condition.ts';
import type { Mentions } from './mentions.ts';
import type { Draft } from './parse-draft.ts';
import { pathInCommand } from './path-in-command.ts';
import { pinDraft } from './pin-draft.ts';
import type { Requirement } from './requirement.ts';
import { type Entry, type ReadOptions, RequirementReader } from './requirement-reader.ts';
import { uniteRequirements } from './unite-requirements.ts';

export interface RequirementSet {
  readonly requirements: readonly Requirement[];
  readonly problems: readonly Problem[];
  readonly indexLines: readonly IndexLine[];
  /** What locks as a whole ask of a machine; only pylock.toml does. */
  readonly conditions: readonly LockCondition[];
  readonly mentions: Mentions;
}

/**
 * Reads requirement files with everything they include, and gathers every problem with its file and line. Layers of one
 * environment may repeat each other; see `uniteRequirements`.
 */
export function readRequirements(files: readonly string[], options: ReadOptions): RequirementSet {
  const reader = new RequirementReader(options);
  for (const file of files) reader.readFirst(posix.normalize(file));
  const { entries, constraints, indexLines, conditions, unread, isWhole } = reader;
  const byKey = Map.groupBy(constraints, ({ key }) => key);
  const requirements: Requirement[] = [];
  const problems: Problem[] = [];
  for (const entry of entries) {
    const pinned = toRequirement(entry, byKey);
    if ('requirement' in pinned) requirements.push(pinned.requirement);
    else problems.push(...pinned.problems);
  }
  if (entries.length === 0)
    problems.push(...files.slice(0, 1).map((file) => nothingIn(pathInCommand(file, options))));
  const united = uniteRequirements(requirements, keyWithMarker);
  return {
    requirements: united.requirements,
    problems: [...problems, ...united.problems],
    indexLines,
    conditions,
    mentions: { keys: entries.flatMap(keysOf), unread, isWhole },
  };
}

function keysOf(entry: Entry): readonly string[] {
  if ('requirement' in entry) return [entry.requirement.key];
  return 'key' in entry ? [entry.key] : [];
}

function toRequirement(
  entry: Entry,
  constraints: ReadonlyMap<string, readonly Draft[]>,
): ReturnType<typeof pinDraft> {
  if ('requirement' in entry) return entry;
  return 'code' in entry ? { problems: [entry] } : pinDraft(entry, constraints.get(entry.key) ?? []);
}

/** Two lines for one project are fine when their markers differ, which each machine decides. */
function keyWithMarker({ key, marker }: Requirement): string {
  return `${key};${marker === undefined ? '' : JSON.stringify(marker)}`;
}

function nothingIn(file: string): Problem {
  const message = 'it has no requirement, and an environment of nothing is a mistake; expected name==version';
  return { code: 'INVALID_BUILD', message, file, line: 1 };
}
