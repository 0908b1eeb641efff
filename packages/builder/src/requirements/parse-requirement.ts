import type { Problem } from '../report/errors.ts';
import type { LogicalLine } from './logical-lines.ts';
import { type Marker, parseMarker, usesExtra } from './marker.ts';
import { normalizeName, type Requirement } from './requirement.ts';
import { isVersion } from './version.ts';

const NAME = /^([A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?)\s*(?:\[[^\]]*\])?\s*(.*)$/s;
const HASH_LENGTHS: Readonly<Record<string, number>> = { sha256: 64, sha384: 96, sha512: 128 };

export interface ParsedRequirement {
  readonly requirement?: Requirement | undefined;
  readonly problems: readonly Problem[];
}

/** Reads one requirement line; a line with problems gives all of them and no requirement. */
export function parseRequirement({ text, line }: LogicalLine, file: string): ParsedRequirement {
  const problems: Problem[] = [];
  const complain = (code: Problem['code'], message: string): void =>
    void problems.push({ code, message, file, line });
  const [specification, options] = splitOptions(text);
  const [head = '', ...markers] = specification.split(';');
  const [, name, clause] = NAME.exec(head.trim()) ?? [];
  if (name === undefined || clause === undefined || !/^(?:$|[(@<>=!~])/.test(clause)) {
    complain('INVALID_BUILD', `"${text}" is not a requirement; expected name==version --hash=sha256:...`);
    return { problems };
  }
  const version = readVersion(name, clause.trim(), complain);
  const hashes = readHashes(name, options, complain);
  const markerText = markers.join(';').trim();
  const marker = markerText === '' ? undefined : readMarker(name, markerText, complain);
  if (version === undefined || problems.length > 0) return { problems };
  const key = normalizeName(name);
  const requirement = { name, key, version, hashes, marker, markerText: markerText || undefined, file, line };
  return { problems, requirement };
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

function readVersion(name: string, clause: string, complain: Complain): string | undefined {
  const bare = /^\((.*)\)$/.exec(clause)?.[1]?.trim() ?? clause;
  if (bare.startsWith('@')) {
    complain('INVALID_BUILD', `${name} comes from a URL; expected name==version of a wheel in the index`);
    return undefined;
  }
  const [, exact] = /^={2,3}\s*(\S+)$/.exec(bare) ?? [];
  if (exact !== undefined && isVersion(exact)) return exact;
  const got = bare === '' ? 'no version' : `"${bare}"`;
  complain('UNPINNED', `${name} is not pinned (${got}); expected ${name}==version`);
  return undefined;
}

function readHashes(name: string, options: readonly string[], complain: Complain): readonly string[] {
  const hashes: string[] = [];
  for (const option of options) {
    const [, hash] = /^--hash(?:=|\s+)(\S+)$/.exec(option) ?? [];
    if (hash === undefined) {
      complain('INVALID_BUILD', `${name}: the option "${option}" is not allowed; only --hash is`);
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
