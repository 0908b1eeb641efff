import type { Problem } from '../report/errors.ts';
import type { LogicalLine } from './logical-lines.ts';
import { type Marker, usesExtra } from './marker.ts';
import { parseMarker } from './parse-marker.ts';
import { normalizeName, type Requirement } from './requirement.ts';
import { isVersion } from './version.ts';

/** No project has a longer name; lines of keys are. */
const LONGEST_NAME = 60;
const NAME = /^([A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?)\s*(?:\[([^\]]*)\])?\s*(.*)$/s;
const EXTRA = /^[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?$/;
const HASH_LENGTHS: Readonly<Record<string, number>> = { sha256: 64, sha384: 96, sha512: 128 };

export interface ParsedRequirement {
  readonly requirement?: Requirement | undefined;
  readonly problems: readonly Problem[];
}

/** Said of a line that is none: its text may be anything, and is never shown. */
export const NO_REQUIREMENT = 'the line is not a requirement; expected name==version --hash=sha256:...';

/** What may follow a name: nothing, a version, or the address of a file. */
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
}

/** Reads one requirement line; a line with problems gives all of them and no requirement. */
export function parseRequirement(
  { text, line }: LogicalLine,
  { file, hidesWords = false }: LinePlace,
): ParsedRequirement {
  const problems: Problem[] = [];
  const complain = (code: Problem['code'], message: string): void =>
    void problems.push({ code, message, file, line });
  const [specification, options] = splitOptions(text);
  const [head = '', ...markers] = specification.split(';');
  const { name, clause, extras } = readHead(head) ?? {};
  if (name === undefined || clause === undefined || extras === undefined) {
    complain('INVALID_BUILD', NO_REQUIREMENT);
    return { problems };
  }
  const isShown = clause === '' ? !hidesWords && name.length <= LONGEST_NAME : isSpecifier(clause);
  if (!isShown) {
    complain(...withoutName(clause));
    return { problems };
  }
  const version = readVersion(name, clause, complain);
  const hashes = readHashes(name, options, complain);
  const markerText = markers.join(';').trim();
  const marker =
    markerText !== '' && version !== undefined ? readMarker(name, markerText, complain) : undefined;
  if (version === undefined || problems.length > 0) return { problems };
  const key = normalizeName(name);
  const place = { file, line, markerText: markerText || undefined };
  return { problems, requirement: { name, key, version, extras, hashes, marker, ...place } };
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
  return { name, extras, clause: /^\((.*)\)$/.exec(clause.trim())?.[1]?.trim() ?? clause.trim() };
}

function readExtras(list: string): readonly string[] | undefined {
  const names = list.trim() === '' ? [] : list.split(',').map((one) => one.trim());
  if (!names.every((one) => EXTRA.test(one))) return undefined;
  return [...new Set(names.map(normalizeName))].sort();
}

type Complain = (code: Problem['code'], message: string) => void;

/** Options start at the first word with a dash; a marker may contain quoted strings, but none with " --". */
function splitOptions(text: string): readonly [string, readonly string[]] {
  const start = text.search(/(^|\s)--?[A-Za-z]/);
  if (start === -1) return [text, []];
  return [
    text.slice(0, start),
    text
      .slice(start)
      .trim()
      .split(/\s+(?=--)/),
  ];
}

/** One clause of PEP 440; only an exact one may name a local version (`+…`), which may be any word. */
const SPECIFIER = /^(?:={2,3}\s*(?=\S*$)|(?:~=|!=|<=|>=|<|>)(?!.*\+)\s*)(\S+?)(?:\.\*)?$/;

function isSpecifier(clause: string): boolean {
  return clause.split(',').every((part) => isVersion(SPECIFIER.exec(part.trim())?.[1] ?? ''));
}

function readVersion(name: string, clause: string, complain: Complain): string | undefined {
  const [, exact] = /^={2,3}\s*(\S+)$/.exec(clause) ?? [];
  if (exact !== undefined && isVersion(exact)) return exact;
  const got = clause === '' ? 'no version' : `"${clause}"`;
  complain('UNPINNED', `${name} is not pinned (${got}); expected ${name}==version`);
  return undefined;
}

/** What is said of a line that may be anything, such as a secret: none of its text. */
function withoutName(clause: string): [Problem['code'], string] {
  if (clause === '') return ['UNPINNED', 'no version is pinned; expected name==version --hash=sha256:...'];
  if (clause.startsWith('@'))
    return ['INVALID_BUILD', 'it comes from a URL; expected name==version of a wheel in the index'];
  return ['UNPINNED', 'the version cannot be read; expected name==version --hash=sha256:...'];
}

function readHashes(name: string, options: readonly string[], complain: Complain): readonly string[] {
  const hashes: string[] = [];
  for (const option of options) {
    const [, hash] = /^--hash(?:=|\s+)(\S+)$/.exec(option) ?? [];
    if (hash === undefined) {
      complain('INVALID_BUILD', `${name}: an option is not allowed; only --hash is`);
      continue;
    }
    const [algorithm = '', digest = ''] = hash.split(':');
    if (HASH_LENGTHS[algorithm] === digest.length && /^[0-9a-fA-F]+$/.test(digest))
      hashes.push(hash.toLowerCase());
    else complain('HASH', `${name}: a hash is not sha256, sha384 or sha512 in full hexadecimal`);
  }
  if (options.length === 0) complain('HASH', `${name} has no hash; expected --hash=sha256:...`);
  return hashes;
}

function readMarker(name: string, text: string, complain: Complain): Marker | undefined {
  const marker = parseMarker(text);
  if ('problem' in marker) complain('INVALID_BUILD', `${name}: ${marker.problem}`);
  else if (usesExtra(marker))
    complain('INVALID_BUILD', `${name}: "extra" has no meaning in a requirement file`);
  else return marker;
  return undefined;
}
