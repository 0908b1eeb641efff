import { parse, TomlError } from 'smol-toml';
import type { Problem } from '../report/errors.ts';
import type { ChosenSets } from './choose-sets.ts';
import { createLineFinder, type LineFinder } from './line-finder.ts';
import type { LockCondition } from './lock-condition.ts';
import { type Marker, normalizeExtra, usesExtra } from './marker.ts';
import { parseMarker } from './parse-marker.ts';
import { readPackage } from './read-package.ts';
import type { Requirement } from './requirement.ts';
import { type Clause, parseSpecifiers } from './specifier.ts';
import { type Complain, fieldOf, stringOf, stringsOf, type Table, tablesOf } from './toml-table.ts';

/** Tables and lists in each other; a lock needs five. */
const DEEPEST = 50;

export interface PylockReading {
  readonly requirements: readonly Requirement[];
  readonly problems: readonly Problem[];
  /** Conditions of the lock on every machine. */
  readonly condition?: LockCondition | undefined;
}

/** Which lock it is, and what of it is wanted. */
export interface PylockOptions {
  readonly file: string;
  /** Absolute, of the lock; files that it names by paths are not looked for when it is absent. */
  readonly folder?: string | undefined;
  readonly extras?: readonly string[] | undefined;
  /** The default ones of the lock when absent. */
  readonly groups?: readonly string[] | undefined;
}

/** Reads a lock of PEP 751, version 1: pinned packages with their files, those of other extras and groups left out. */
export function readPylock(
  text: string,
  { file, folder, extras = [], groups }: PylockOptions,
): PylockReading {
  const problems: Problem[] = [];
  const complainAt =
    (line: number): Complain =>
    (code, message) =>
      void problems.push({ code, message, file, line });
  const lock = parseToml(text, (line, message) => complainAt(line)('INVALID_BUILD', message));
  if (lock === undefined) return { requirements: [], problems };
  const versionProblem = whyNoVersion(lock);
  const packages = fieldOf(lock, 'packages');
  const lines = createLineFinder(text, Array.isArray(packages) ? packages.length : 0);
  if (versionProblem !== undefined) {
    complainAt(lines.ofKey('lock-version'))('INVALID_BUILD', versionProblem);
    return { requirements: [], problems };
  }
  const condition = readCondition(lock, { file, lines, complainAt });
  const complain = complainAt(lines.ofKey('packages'));
  const tables = tablesOf(lock, 'packages', complain);
  if (tables?.length === 0)
    complain('INVALID_BUILD', 'packages is missing or empty, and an environment of nothing is a mistake');
  const defaults = stringsOf(lock, 'default-groups', complain);
  const chosen: ChosenSets = { extras, groups: groups ?? defaults };
  refuseUnknown('extras', extras, { lock, complain });
  refuseUnknown('dependency-groups', groups ?? [], { lock, complain });
  const read = (tables ?? []).map((table, index) =>
    readPackage(table, { file, line: lines.ofPackage(index), chosen, folder }),
  );
  for (const one of read) problems.push(...one.problems);
  return { requirements: read.flatMap(({ requirement }) => requirement ?? []), problems, condition };
}

/** An extra or group that a lock does not have would be left out without a word. */
function refuseUnknown(
  key: 'extras' | 'dependency-groups',
  names: readonly string[],
  { lock, complain }: { readonly lock: Table; readonly complain: Complain },
): void {
  const known = stringsOf(lock, key, complain);
  const keys = known.map(normalizeExtra);
  const unknown = names.filter((name) => !keys.includes(normalizeExtra(name)));
  if (unknown.length === 0) return;
  const isOfUv = known.length === 0 && fieldOf(lock, 'created-by') === 'uv';
  complain(
    'INVALID_BUILD',
    `${key} of the lock has no ${unknown.join(', ')}; it has ${known.join(', ') || 'none'}${isOfUv ? UV_EXPORT[key] : ''}`,
  );
}

/** uv chooses what it exports, and leaves nothing to choose. */
const UV_EXPORT = {
  extras: ', because uv export has chosen; expected a lock by uv export with --extra, and no extras here',
  'dependency-groups':
    ', because uv export has chosen, the group dev as well; expected a lock by uv export with --group or --no-dev, and no groups here',
} as const;

/** The parser's own words quote the file, which may be anything. */
function parseToml(text: string, complain: (line: number, message: string) => void): Table | undefined {
  try {
    return parse(text, { integersAsBigInt: 'asNeeded', maxDepth: DEEPEST });
  } catch (error) {
    if (!(error instanceof TomlError)) throw error;
    complain(error.line, `it is not valid TOML at column ${error.column}`);
    return undefined;
  }
}

function whyNoVersion(lock: Table): string | undefined {
  const version = fieldOf(lock, 'lock-version');
  if (typeof version === 'string' && /^1\.\d+$/.test(version)) return undefined;
  const got = typeof version === 'string' && /^[\d.]{1,20}$/.test(version) ? `"${version}" ` : '';
  return `lock-version: ${got}is not valid because only versions 1.x are known; expected "1.0"`;
}

interface LockPlace {
  readonly file: string;
  readonly lines: LineFinder;
  readonly complainAt: (line: number) => Complain;
}

function readCondition(lock: Table, { file, lines, complainAt }: LockPlace): LockCondition {
  const line = lines.ofKey('environments');
  const complain = complainAt(line);
  const environments = stringsOf(lock, 'environments', complain).flatMap((text): Marker[] => {
    const marker = parseMarker(text);
    if (!('problem' in marker) && !usesExtra(marker)) return [marker];
    complain(
      'INVALID_BUILD',
      `environments: ${'problem' in marker ? marker.problem : 'extra has no meaning there'}`,
    );
    return [];
  });
  const pythonLine = lines.ofKey('requires-python');
  const requiresPython = readRequiresPython(lock, complainAt(pythonLine));
  return { file, line: environments.length > 0 ? line : pythonLine, environments, requiresPython };
}

function readRequiresPython(lock: Table, complain: Complain): readonly Clause[] {
  const text = stringOf(lock, 'requires-python', complain);
  const clauses = text === undefined ? [] : parseSpecifiers(text);
  if (clauses === undefined) complain('INVALID_BUILD', 'requires-python cannot be read');
  return clauses ?? [];
}
