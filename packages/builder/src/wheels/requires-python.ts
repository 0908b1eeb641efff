import { OPERATORS, satisfiesAll } from '../requirements/specifier.ts';
import { isVersion } from '../requirements/version.ts';

/**
 * Whether a Requires-Python lets a Python in. One that cannot be read, such as `>=3.6.*`, excludes none, as for pip:
 * whoever installs is warned instead.
 */
export function acceptsPython(requiresPython: string | undefined, python: string): boolean {
  if (requiresPython === undefined || !isSpecifierSet(requiresPython)) return true;
  return satisfiesAll(releaseOf(python), requiresPython);
}

/** Whether every clause of a comma-separated set can be read. */
export function isSpecifierSet(text: string): boolean {
  const clauses = text
    .split(',')
    .map((clause) => clause.trim())
    .filter((clause) => clause !== '');
  return clauses.every(isClause);
}

function isClause(clause: string): boolean {
  const operator = OPERATORS.find((candidate) => clause.startsWith(candidate));
  if (operator === undefined) return false;
  const wanted = clause.slice(operator.length).trim();
  if (operator === '===') return wanted !== '';
  if (!wanted.endsWith('.*')) return isVersion(wanted) && (operator !== '~=' || wanted.includes('.'));
  return (operator === '==' || operator === '!=') && isVersion(wanted.slice(0, -'.*'.length));
}

/** `3.12.0+` and `3.11.0rc1` count as their release, as `sys.version_info[:3]` says it. */
function releaseOf(python: string): string {
  return /^\d+(?:\.\d+){0,2}/.exec(python)?.[0] ?? python;
}
