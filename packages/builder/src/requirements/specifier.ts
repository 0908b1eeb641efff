import { compareVersions, isVersion, releaseOf, sameVersion } from './version.ts';

/** The operators of PEP 440, longest first. */
export const OPERATORS = ['===', '==', '~=', '!=', '<=', '>=', '<', '>'] as const;
export type Operator = (typeof OPERATORS)[number];

/** Whether a version satisfies one clause such as `>=` `3.8`; `==` and `!=` take a trailing `.*`. */
export function satisfies(version: string, operator: Operator, wanted: string): boolean {
  if (operator === '===') return version === wanted;
  if (operator === '==') return matches(version, wanted);
  if (operator === '!=') return !matches(version, wanted);
  if (operator === '~=') return compatible(version, wanted);
  const order = compareVersions(version, wanted);
  if (operator === '<=') return order <= 0;
  if (operator === '>=') return order >= 0;
  return operator === '<' ? order < 0 : order > 0;
}

/** Whether a version satisfies a comma-separated set such as `>=3.8,<4`; an unreadable set is not satisfied. */
export function satisfiesAll(version: string, specifiers: string): boolean {
  const clauses = specifiers
    .split(',')
    .map((clause) => clause.trim())
    .filter((clause) => clause !== '');
  return clauses.every((clause) => {
    const operator = OPERATORS.find((candidate) => clause.startsWith(candidate));
    if (operator === undefined) return false;
    const wanted = clause.slice(operator.length).trim();
    return isVersion(wanted.replace(/\.\*$/, '')) && satisfies(version, operator, wanted);
  });
}

function matches(version: string, wanted: string): boolean {
  if (!wanted.endsWith('.*')) return sameVersion(version, wanted);
  const prefix = releaseOf(wanted.slice(0, -2));
  const release = releaseOf(version);
  return prefix.every((part, index) => part === (release[index] ?? 0));
}

function compatible(version: string, wanted: string): boolean {
  const prefix = releaseOf(wanted).slice(0, -1);
  return compareVersions(version, wanted) >= 0 && matches(version, `${prefix.join('.')}.*`);
}
