import type { PythonFacts } from '../machine/facts.ts';
import type { Requirement } from '../requirements/requirement.ts';
import { isSdistOf } from '../wheels/sdist-name.ts';
import type { Candidate, Offer } from './candidate.ts';

/** Files or versions that one message names. */
const MOST_NAMED = 6;

/** The message for a version without a wheel. */
export function noVersion(requirement: Requirement, { files, wheels }: Offer, indexName: string): string {
  const { name, version } = requirement;
  const title = titleOf(requirement);
  if (files.length === 0) return `${title}: ${indexName} has no project ${name}`;
  if (files.some(({ filename }) => isSdistOf(filename, requirement))) {
    return `${title}: ${indexName} has only a source archive of ${version}, and nothing is built on the machines; expected a version with a wheel, or the wheel of this one in an index (pip wheel --no-deps ${title})`;
  }
  const known = [...new Set(wheels().map(({ wheel }) => wheel.version))].slice(-8).join(', ') || 'none';
  return `${title}: ${indexName} has no wheel of this version; it has ${known}`;
}

/** The message for wheels of which none fits a Python, as `describePython` has it. */
export function noFit(requirement: Requirement, candidates: readonly Candidate[], python: string): string {
  const offered = candidates.map(({ wheel, file }) => {
    const needs = file.requiresPython === undefined ? '' : ` (Python ${file.requiresPython})`;
    return `${wheel.filename}${needs}`;
  });
  return `${titleOf(requirement)}: no wheel fits ${python}; there are ${listSome(offered)}`;
}

/** The message for wheels that fit, of which the lock allows none. */
export function wrongHash(
  requirement: Requirement,
  fitting: readonly Candidate[],
  indexName: string,
): string {
  const allowed = listSome(requirement.hashes);
  const offered = listSome(fitting.map(({ file }) => [file.filename, ...file.hashes].join(' ')));
  return `${titleOf(requirement)} allows ${allowed}, which fits no file; ${indexName} has ${offered}`;
}

/** `Python 3.12.3 (cp312) on x86_64, glibc 2.39`. */
export function describePython({ markers, libc, abi }: PythonFacts): string {
  const version = `Python ${markers.python_full_version} (${abi || markers.implementation_name})`;
  return `${version} on ${markers.platform_machine}, ${libc.family} ${libc.version}`.trim();
}

export function titleOf({ name, version }: Pick<Requirement, 'name' | 'version'>): string {
  return `${name}==${version}`;
}

function listSome(items: readonly string[]): string {
  const more = items.length - MOST_NAMED;
  return `${items.slice(0, MOST_NAMED).join(', ')}${more > 0 ? `, and ${more} more` : ''}`;
}
