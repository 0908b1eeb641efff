import type { Problem } from '../report/errors.ts';
import type { LogicalLine } from './logical-lines.ts';
import { type Marker, parseMarker, usesExtra } from './marker.ts';
import { normalizeName, type Requirement } from './requirement.ts';
import { isVersion } from './version.ts';

/** No project has a longer name; lines of keys are. */
const LONGEST_NAME = 60;
const NAME = /^([A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?)\s*(?:\[[^\]]*\])?\s*(.*)$/s;
const HASH_LENGTHS: Readonly<Record<string, number>> = { sha256: 64, sha384: 96, sha512: 128 };

export interface ParsedRequirement {
  readonly requirement?: Requirement | undefined;
  readonly problems: readonly Problem[];
}

/** Said of a line that is none: its text may be anything, and is never shown. */
export const NO_REQUIREMENT = 'the line is not a requirement; expected name==version --hash=sha256:...';

/** What may follow a name: nothing, a version, or the address of a file. */
const CLAUSE = /^(?:$|[(@]|===?|~=|!=|<=|>=|<|>)/;

/** Whether a line of a file is a requirement or an option; a file with any other line is perhaps something else. */
export function isRequirementLine({ text }: LogicalLine): boolean {
  return text.startsWith('-') ? !text.startsWith('---') : readHead(text) !== undefined;
}

/** Where a line stands. */
export interface LinePlace {
  readonly file: string;
  /** Something in the file is not a requirement: a line of one word may be a secret, and is not shown. */
  readonly isForeign?: boolean | undefined;
}

/** Reads one requirement line; a line with problems gives all of them and no requirement. */
export function parseRequirement(
  { text, line }: LogicalLine,
  { file, isForeign = false }: LinePlace,
): ParsedRequirement {
  const problems: Problem[] = [];
  const complain = (code: Problem['code'], message: string): void =>
    void problems.push({ code, message, file, line });
  const [specification, options] = splitOptions(text);
  const [head = '', ...markers] = specification.split(';');
  const { name, clause } = readHead(head) ?? {};
  if (name === undefined || clause === undefined) {
    complain('INVALID_BUILD', NO_REQUIREMENT);
    return { problems };
  }
  if (clause === '' && (isForeign || name.length > LONGEST_NAME)) {
    complain('UNPINNED', 'no version is pinned; expected name==version --hash=sha256:...');
    return { problems };
  }
  const version = readVersion(name, clause, complain);
  const hashes = readHashes(name, options, complain);
  const markerText = markers.join(';').trim();
  // A marker is quoted in its problems, so it is read where the line is a pin for certain.
  const hasMarker = markerText !== '' && version !== undefined;
  const marker = hasMarker ? readMarker(name, markerText, complain) : undefined;
  if (version === undefined || problems.length > 0) return { problems };
  const key = normalizeName(name);
  const requirement = { name, key, version, hashes, marker, markerText: markerText || undefined, file, line };
  return { problems, requirement };
}

function readHead(text: string): { readonly name: string; readonly clause: string } | undefined {
  const [head = ''] = splitOptions(text)[0].split(';');
  const [, name, clause = ''] = NAME.exec(head.trim()) ?? [];
  return name !== undefined && CLAUSE.test(clause) ? { name, clause: clause.trim() } : undefined;
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

/** One clause of PEP 440, whose version begins with a number. */
const SPECIFIER = /^(?:===?|~=|!=|<=|>=|<|>)\s*v?\d[\w.*+!-]{0,40}$/;

function readVersion(name: string, clause: string, complain: Complain): string | undefined {
  const bare = /^\((.*)\)$/.exec(clause)?.[1]?.trim() ?? clause;
  if (bare.startsWith('@')) {
    complain('INVALID_BUILD', `${name} comes from a URL; expected name==version of a wheel in the index`);
    return undefined;
  }
  const [, exact] = /^={2,3}\s*(\S+)$/.exec(bare) ?? [];
  if (exact !== undefined && isVersion(exact)) return exact;
  complain('UNPINNED', `${name} is not pinned (${showClause(bare)}); expected ${name}==version`);
  return undefined;
}

function showClause(clause: string): string {
  if (clause === '') return 'no version';
  const isSpecifier = clause.split(',').every((part) => SPECIFIER.test(part.trim()));
  return isSpecifier ? `"${clause}"` : 'its version cannot be read';
}

function readHashes(name: string, options: readonly string[], complain: Complain): readonly string[] {
  const hashes: string[] = [];
  for (const option of options) {
    const [, hash] = /^--hash(?:=|\s+)(\S+)$/.exec(option) ?? [];
    if (hash === undefined) {
      const word = /^--?[A-Za-z][a-z-]{0,40}/.exec(option)?.[0] ?? 'that it has';
      complain('INVALID_BUILD', `${name}: the option ${word} is not allowed; only --hash is`);
      continue;
    }
    const [algorithm = '', digest = ''] = hash.split(':');
    if (HASH_LENGTHS[algorithm] === digest.length && /^[0-9a-fA-F]+$/.test(digest))
      hashes.push(hash.toLowerCase());
    else complain('HASH', `${name}: the hash "${hash}" is not sha256, sha384 or sha512 in full hexadecimal`);
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
