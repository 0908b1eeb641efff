import { orderVersions, parseVersion, type Version } from './version.ts';

/** The operators of PEP 440, longest first. */
export const OPERATORS = ['===', '==', '~=', '!=', '<=', '>=', '<', '>'] as const;
export type Operator = (typeof OPERATORS)[number];

/** One clause such as `>=3.8` or `==1.4.*`; `===` compares the text and has no version. */
export interface Clause {
  readonly operator: Operator;
  readonly wanted: string;
  readonly version?: Version | undefined;
  /** It ends in `.*`. */
  readonly isPrefix: boolean;
}

/** Reads one clause of PEP 440; undefined when it is none. */
export function parseClause(text: string): Clause | undefined {
  const clause = text.trim();
  const operator = OPERATORS.find((candidate) => clause.startsWith(candidate));
  if (operator === undefined) return undefined;
  const wanted = clause.slice(operator.length).trim();
  if (operator === '===')
    return /^[^\s;)]+$/.test(wanted) ? { operator, wanted, isPrefix: false } : undefined;
  const isPrefix = wanted.endsWith('.*');
  const version = parseVersion(isPrefix ? wanted.slice(0, -2) : wanted);
  if (version === undefined || !isAllowed(operator, version, isPrefix)) return undefined;
  return { operator, wanted, version, isPrefix };
}

/** Reads a comma-separated set such as `>=3.8,<4`; undefined when one of its clauses cannot be read. */
export function parseSpecifiers(text: string): readonly Clause[] | undefined {
  const clauses: Clause[] = [];
  for (const part of text.split(',')) {
    if (part.trim() === '') continue;
    const clause = parseClause(part);
    if (clause === undefined) return undefined;
    clauses.push(clause);
  }
  return clauses;
}

/** Whether a version satisfies a clause, pre-releases included. What is not a version satisfies `===` at most. */
export function satisfies(version: string, clause: Clause): boolean {
  if (clause.version === undefined) return version.toLowerCase() === clause.wanted.toLowerCase();
  const candidate = parseVersion(version);
  return candidate !== undefined && matches(candidate, { ...clause, version: clause.version });
}

/** Whether a version satisfies a comma-separated set such as `>=3.8,<4`; an unreadable set is not satisfied. */
export function satisfiesAll(version: string, specifiers: string): boolean {
  return parseSpecifiers(specifiers)?.every((clause) => satisfies(version, clause)) ?? false;
}

function isAllowed(operator: Operator, version: Version, isPrefix: boolean): boolean {
  const { release, pre, post, dev, local } = version;
  const isEquality = operator === '==' || operator === '!=';
  if (isPrefix)
    return isEquality && local.length === 0 && [pre, post, dev].every((part) => part === undefined);
  if (local.length > 0) return isEquality;
  return operator !== '~=' || release.length > 1;
}

function matches(candidate: Version, clause: Clause & { readonly version: Version }): boolean {
  const { operator, version } = clause;
  if (operator === '==') return isEqual(candidate, clause);
  if (operator === '!=') return !isEqual(candidate, clause);
  if (operator === '>=') return orderVersions(candidate, version) >= 0;
  if (operator === '<=') return orderVersions(withoutLocal(candidate), version) <= 0;
  if (operator === '<') return isBelow(candidate, version);
  if (operator === '>') return isAbove(withoutLocal(candidate), version);
  const prefix = { ...version, release: version.release.slice(0, -1) };
  return orderVersions(candidate, version) >= 0 && hasPrefix(candidate, prefix);
}

function isEqual(
  candidate: Version,
  { version, isPrefix }: { readonly version: Version; readonly isPrefix: boolean },
): boolean {
  if (isPrefix) return hasPrefix(candidate, version);
  const compared = version.local.length === 0 ? withoutLocal(candidate) : candidate;
  return orderVersions(compared, version) === 0;
}

function hasPrefix(candidate: Version, { epoch, release }: Version): boolean {
  return (
    candidate.epoch === epoch && release.every((part, index) => part === (candidate.release[index] ?? 0n))
  );
}

/** Pre-releases of a version are not below it, unless it is one itself. */
function isBelow(candidate: Version, version: Version): boolean {
  const isPreRelease = version.pre !== undefined || version.dev !== undefined;
  return orderVersions(candidate, isPreRelease ? version : { ...version, dev: 0n }) < 0;
}

/** Post-releases of a version are not above it, unless it is one itself. */
function isAbove(candidate: Version, version: Version): boolean {
  if (orderVersions(candidate, version) <= 0) return false;
  if (version.post !== undefined || version.dev !== undefined) return true;
  return (
    candidate.post === undefined ||
    orderVersions({ ...candidate, post: undefined, dev: undefined }, version) !== 0
  );
}

function withoutLocal(version: Version): Version {
  return { ...version, local: [] };
}
