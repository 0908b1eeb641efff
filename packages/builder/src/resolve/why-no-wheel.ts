import type { PythonFacts } from '../machine/facts.ts';
import { showPython } from '../requirements/python-version.ts';
import type { Requirement } from '../requirements/requirement.ts';
import { isSdistOf } from '../wheels/sdist-name.ts';
import type { Candidate, Offer } from './candidate.ts';
import { nearestFirst, onlyExcluded } from './near-wheels.ts';
import { needsPython, type UnfitPython } from './needs-python.ts';

/** Files or versions that one message names. */
const MOST_NAMED = 6;
const MOST_VERSIONS = 8;

/** The message for a version without a wheel. */
export function noVersion(requirement: Requirement, { files, wheels }: Offer, indexName: string): string {
  const { name, version } = requirement;
  const title = titleOf(requirement);
  if (files.length === 0) return `${title}: ${indexName} has no project ${name}`;
  if (files.some(({ filename }) => isSdistOf(filename, requirement))) {
    return `${title}: ${indexName} has only a source archive of ${version}; expected ${buildIt(requirement)}, a version with a wheel, or the wheel of this one in an index (pip wheel --no-deps ${title})`;
  }
  const known = [...new Set(wheels().map(({ wheel }) => wheel.version))];
  const newest = known.slice(-MOST_VERSIONS).join(', ') || 'none';
  const those = known.length > MOST_VERSIONS ? 'the newest are' : 'it has';
  return `${title}: ${indexName} has no wheel of this version; ${those} ${newest}`;
}

export interface NoFitOptions extends Pick<UnfitPython, 'environment'> {
  readonly python: PythonFacts;
  /** Of a Python that is not known. */
  readonly title?: string | undefined;
}

/** The message for wheels of which none fits a Python. */
export function noFit(
  requirement: Requirement,
  { ofVersion, files }: Offer,
  { python, title, environment }: NoFitOptions,
): string {
  const { python_full_version: version } = python.markers;
  const excluded = onlyExcluded(ofVersion, python);
  if (excluded !== undefined)
    return needsPython(titleOf(requirement), excluded, { version, environment, unknownPython: title });
  const offered = nearestFirst(ofVersion, python).map(({ wheel, file }) => {
    const needs = file.requiresPython === undefined ? '' : ` (Python ${file.requiresPython})`;
    return `${wheel.filename}${needs}`;
  });
  const none = `${titleOf(requirement)}: no wheel fits ${title ?? describePython(python)}; there are ${listSome(offered)}`;
  const hasSdist = files.some(({ filename }) => isSdistOf(filename, requirement));
  return hasSdist ? `${none}, and a source archive: ${buildIt(requirement)}` : none;
}

/** The message for wheels that fit, or that may where the Python is not known, of which the lock allows none that fits. */
export function wrongHash(
  requirement: Requirement,
  candidates: readonly Candidate[],
  { title, indexName }: Pick<NoFitOptions, 'title'> & { readonly indexName: string },
): string {
  const allowed = listSome(requirement.hashes);
  const offered = listSome(candidates.map(({ file }) => [file.filename, ...file.hashes].join(' ')));
  const fits = title === undefined ? 'fits no file' : `fits no file for ${title}`;
  return `${titleOf(requirement)} allows ${allowed}, which ${fits}; ${indexName} has ${offered}`;
}

/** The first way out where there is a source archive. */
function buildIt({ name }: Requirement): string {
  return `allow-sdist: [${name}] in the "build:" of the config, or --allow-sdist ${name}, which builds it once and offline by what build-requirements pins`;
}

/** `Python 3.12.3 (cp312) on x86_64, glibc 2.39`. */
export function describePython({ markers, libc, abi }: PythonFacts): string {
  const version = `Python ${showPython(markers.python_full_version)} (${abi || markers.implementation_name})`;
  return `${version} on ${markers.platform_machine}, ${libc.family} ${libc.version}`.trim();
}

export function titleOf({ name, version }: Pick<Requirement, 'name' | 'version'>): string {
  return `${name}==${version}`;
}

function listSome(items: readonly string[]): string {
  const more = items.length - MOST_NAMED;
  return `${items.slice(0, MOST_NAMED).join(', ')}${more > 0 ? `, and ${more} more` : ''}`;
}
