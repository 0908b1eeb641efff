import type { Problem } from '../report/errors.ts';
import { foreignLine } from './foreign-line.ts';
import type { LogicalLine } from './logical-lines.ts';
import { type Marker, variablesOf } from './marker.ts';
import { parseOptions } from './option-line.ts';
import { parseMarker } from './parse-marker.ts';
import { refuseOption } from './refused-options.ts';
import { normalizeName } from './requirement.ts';
import { type Clause, parseSpecifiers } from './specifier.ts';
import { isVersion } from './version.ts';

/** A requirement as one line has it, before constraints add their pins and hashes. */
export interface Draft {
  readonly name: string;
  readonly key: string;
  readonly extras: readonly string[];
  /** The specifiers of the version, as written; empty for any version. */
  readonly clause: string;
  /** Undefined when it cannot be read. */
  readonly clauses: readonly Clause[] | undefined;
  readonly hashes: readonly string[];
  readonly marker?: Marker | undefined;
  readonly markerText?: string | undefined;
  readonly file: string;
  readonly line: number;
  /** Nothing of the line is surely no secret. */
  readonly isHidden: boolean;
  /** The line of a comment that ended the requirement before its hashes. */
  readonly cutBy?: number | undefined;
}

/** Said of a line that is none: its text may be anything, and is never shown. */
export const NO_REQUIREMENT = 'the line is not a requirement; expected name==version --hash=sha256:...';

/** No project has a longer name; lines of keys are. */
const LONGEST_NAME = 60;
const NAME = /^([A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?)\s*(?:\[([^\]]*)\])?\s*(.*)$/s;
const EXTRA = /^[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?$/;
const HASH_LENGTHS: Readonly<Record<string, number>> = { sha256: 64, sha384: 96, sha512: 128 };

/** What tools read differently, or what looks like something else. */
const ODDITIES: readonly (readonly [RegExp, string])[] = [
  [
    /[^\S \t]|(?!\t)\p{Cc}|\uFEFF/u,
    'a character stands in the line that tools read differently, or not at all',
  ],
  [/\t--/, 'a tab stands before an option, where pip reads a space only'],
  [/\\/, 'a backslash stands in the line'],
];

/** A second requirement on the line. */
const SECOND = /[^\s,(<>=!~]\s+[A-Za-z0-9][A-Za-z0-9._-]*\s*[=<>~!]=/;

/** The end of a line after its name: nothing, a version, or the address of a file. */
const CLAUSE = /^(?:$|[(@]|===?|~=|!=|<=|>=|<|>)/;

/**
 * Whether a line of one word is surely the name of a package, and not a secret: every line of its file is a requirement
 * or an option, and one has a version that can be read.
 */
export function showsWords(lines: readonly LogicalLine[]): boolean {
  const heads = lines.filter(({ text }) => !/^-(?!--)/.test(text)).map(({ text }) => readHead(text));
  if (heads.includes(undefined)) return false;
  return heads.some((head) => head !== undefined && isSpecifier(head.clause));
}

/** Where a line stands. */
export interface LinePlace {
  readonly file: string;
  /** A line of one word may be a secret, and is not shown; see `showsWords`. */
  readonly hidesWords?: boolean | undefined;
  /** Values of variables stand in the line: none of it is shown. */
  readonly hidesAll?: boolean | undefined;
}

/** Reads one requirement line; gives all of its problems when it has any. */
export function parseDraft(
  { text, line, cutBy }: LogicalLine,
  { file, hidesWords = false, hidesAll = false }: LinePlace,
): Draft | { readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const complain = (code: Problem['code'], message: string): void =>
    void problems.push({ code, message, file, line });
  const [specification, options] = splitOptions(text);
  const [head = '', ...markers] = specification.split(';');
  const { name, clause, extras } = readHead(head) ?? {};
  const foreign = foreignLine(head);
  if (foreign !== undefined || name === undefined || clause === undefined || extras === undefined) {
    complain('INVALID_BUILD', foreign ?? NO_REQUIREMENT);
    return { problems };
  }
  const oddity = ODDITIES.find(([pattern]) => pattern.test(text));
  if (oddity !== undefined) {
    complain('INVALID_BUILD', `${oddity[1]}; expected name==version --hash=sha256:...`);
    return { problems };
  }
  const isShown = clause === '' ? !hidesWords && name.length <= LONGEST_NAME : isSpecifier(clause);
  const isHidden = hidesAll || !isShown;
  if (clause.startsWith('@')) {
    complain('INVALID_BUILD', 'it comes from a URL; expected name==version of a wheel in the index');
    return { problems };
  }
  const shown = isHidden ? '' : `${name}: `;
  const hashes = readHashes(shown, options, complain);
  const marker = markers.length === 0 ? undefined : readMarker(shown, markers.join(';').trim(), complain);
  if (problems.length > 0) return { problems };
  const markerText = markers.length === 0 ? undefined : markers.join(';').trim();
  const clauses = /^,|,\s*,/.test(clause) ? undefined : parseSpecifiers(clause);
  const requirement = { name, key: normalizeName(name), extras, clause, clauses, hashes, marker, markerText };
  return { ...requirement, file, line, isHidden, cutBy };
}

interface Head {
  readonly name: string;
  readonly clause: string;
  readonly extras: readonly string[];
}

function readHead(text: string): Head | undefined {
  const [head = ''] = splitOptions(text)[0].split(';');
  const [, name, bracket = '', clause = ''] = NAME.exec(head.trim()) ?? [];
  const extras = readExtras(bracket);
  if (name === undefined || extras === undefined || !CLAUSE.test(clause)) return undefined;
  if (!clause.startsWith('@') && SECOND.test(clause)) return undefined;
  return { name, extras, clause: /^\((.*)\)$/s.exec(clause.trim())?.[1]?.trim() ?? clause.trim() };
}

function readExtras(list: string): readonly string[] | undefined {
  const names = list.trim() === '' ? [] : list.split(',').map((one) => one.trim());
  if (!names.every((one) => EXTRA.test(one))) return undefined;
  return [...new Set(names.map(normalizeName))].sort();
}

type Complain = (code: Problem['code'], message: string) => void;

/** Options start at the first word with a dash; a marker may contain quoted strings, but none with " --". */
function splitOptions(text: string): readonly [string, string] {
  const start = text.search(/(^|\s)--?[A-Za-z]/);
  return start === -1 ? [text, ''] : [text.slice(0, start), text.slice(start)];
}

/** One clause of PEP 440; only an exact one may name a local version (`+…`), which may be any word. */
const SPECIFIER = /^(?:={2,3}\s*(?=\S*$)|(?:~=|!=|<=|>=|<|>)(?!.*\+)\s*)(\S+?)(?:\.\*)?$/;

function isSpecifier(clause: string): boolean {
  return clause
    .replace(/,\s*$/, '')
    .split(',')
    .every((part) => isVersion(SPECIFIER.exec(part.trim())?.[1] ?? ''));
}

function readHashes(shown: string, text: string, complain: Complain): readonly string[] {
  const options = parseOptions(text);
  if (options === undefined)
    complain('INVALID_BUILD', `${shown}its options cannot be read; expected --hash=sha256:...`);
  const hashes = new Set<string>();
  for (const option of options ?? []) {
    const { name, value } = option;
    if (name !== '--hash') {
      complain('INVALID_BUILD', `${shown}${refuseOption(option)}`);
      continue;
    }
    const [algorithm = '', digest = '', ...more] = value.split(':');
    const isHash = more.length === 0 && HASH_LENGTHS[algorithm] === digest.length;
    if (isHash && /^[0-9a-fA-F]+$/.test(digest)) hashes.add(value.toLowerCase());
    else complain('HASH', `${shown}${wrongHash(value, shown === '')}`);
  }
  return [...hashes];
}

/** The reason why a hash is refused; only of what is certainly one, the beginning is shown. */
function wrongHash(value: string, isHidden: boolean): string {
  const [, algorithm = '', digest = ''] = /^(sha\d+):([0-9a-fA-F]+)$/.exec(value) ?? [];
  const expected = HASH_LENGTHS[algorithm];
  if (expected === undefined || isHidden) return 'a hash is not sha256, sha384 or sha512 in full hexadecimal';
  const start = `${algorithm}:${digest.slice(0, 12)}${digest.length > 12 ? '…' : ''}`;
  return `the hash ${start} has ${digest.length} characters; expected ${expected} hexadecimal characters`;
}

function readMarker(shown: string, text: string, complain: Complain): Marker | undefined {
  const marker = parseMarker(text);
  if ('problem' in marker) complain('INVALID_BUILD', `${shown}${marker.problem}`);
  else if (!usesSets(marker)) return marker;
  else complain('INVALID_BUILD', `${shown}extras and dependency_groups have a meaning in pylock.toml only`);
  return undefined;
}

function usesSets(marker: Marker): boolean {
  const variables = variablesOf(marker);
  return variables.has('extras') || variables.has('dependency_groups');
}
