import type { IndexFile } from '../index/package-index.ts';
import type { PythonFacts } from '../machine/facts.ts';
import type { Problem } from '../report/errors.ts';
import type { Requirement } from '../requirements/requirement.ts';
import { satisfiesAll } from '../requirements/specifier.ts';
import { sameVersion } from '../requirements/version.ts';
import { supportedTags } from '../wheels/supported-tags.ts';
import { parseWheelName, type WheelName } from '../wheels/wheel-name.ts';

export interface Candidate {
  readonly file: IndexFile;
  readonly wheel: WheelName;
}

export type WheelChoice = { readonly file: IndexFile } | { readonly problem: Problem };

export interface WheelQuery {
  readonly requirement: Requirement;
  readonly files: readonly IndexFile[];
  readonly python: PythonFacts;
  /** Name of the index, for messages. */
  readonly indexName: string;
}

/** Picks the wheel that a Python would install for a pinned, hashed requirement, or returns the reason why there is none. */
export function chooseWheel({ requirement, files, python, indexName }: WheelQuery): WheelChoice {
  const { name, key, version, hashes, file, line } = requirement;
  const fail = (code: Problem['code'], message: string): WheelChoice => ({
    problem: { code, message, file, line },
  });
  const wheels = files.flatMap((candidate) => {
    const wheel = parseWheelName(candidate.filename);
    return wheel?.key === key ? [{ file: candidate, wheel }] : [];
  });
  const ofVersion = wheels.filter(({ wheel }) => sameVersion(wheel.version, version));
  if (ofVersion.length === 0) return fail('NO_WHEEL', noVersion(requirement, { files, wheels, indexName }));
  const fitting = bestFirst(ofVersion, python);
  if (fitting.length === 0) return fail('NO_WHEEL', noFit(requirement, ofVersion, python));
  const allowed = fitting.find((candidate) => mayHaveHash(candidate.file, hashes));
  if (allowed) return { file: allowed.file };
  const offered = fitting
    .map((candidate) => `${candidate.wheel.filename} ${candidate.file.hashes.join(' ')}`)
    .join(', ');
  return fail('HASH', `${name}==${version}: no allowed hash fits; the index has ${offered}`);
}

function bestFirst(candidates: readonly Candidate[], python: PythonFacts): readonly Candidate[] {
  const rank = new Map(supportedTags(python).map((tag, index) => [tag, index]));
  const rankOf = ({ wheel }: Candidate): number =>
    Math.min(...wheel.tags.map((tag) => rank.get(tag) ?? Number.POSITIVE_INFINITY));
  const version = python.markers.python_full_version;
  return candidates
    .filter((candidate) => Number.isFinite(rankOf(candidate)))
    .filter(({ file }) => file.requiresPython === undefined || satisfiesAll(version, file.requiresPython))
    .sort((left, right) => rankOf(left) - rankOf(right));
}

/** An index may list no hash, or one of another algorithm; then the download decides. */
function mayHaveHash(file: IndexFile, allowed: readonly string[]): boolean {
  const algorithms = new Set(allowed.map((hash) => hash.split(':')[0]));
  const comparable = file.hashes.filter((hash) => algorithms.has(hash.split(':')[0]));
  return comparable.length === 0 || comparable.some((hash) => allowed.includes(hash));
}

interface Offer {
  readonly files: readonly IndexFile[];
  readonly wheels: readonly Candidate[];
  readonly indexName: string;
}

function noVersion({ name, version }: Requirement, { files, wheels, indexName }: Offer): string {
  if (files.length === 0) return `${name}==${version}: ${indexName} has no project ${name}`;
  const hasSource = files.some(
    ({ filename }) => filename.includes(`-${version}.`) && !filename.endsWith('.whl'),
  );
  if (hasSource)
    return `${name}==${version}: ${indexName} has only a source archive, and nothing is built on the machine`;
  const known = [...new Set(wheels.map(({ wheel }) => wheel.version))].slice(-8).join(', ') || 'none';
  return `${name}==${version}: ${indexName} has no wheel of this version; it has ${known}`;
}

function noFit(
  { name, version }: Requirement,
  candidates: readonly Candidate[],
  python: PythonFacts,
): string {
  const { markers, libc, abi } = python;
  const machine = `Python ${markers.python_full_version} (${abi || markers.implementation_name}) on ${markers.platform_machine}, ${libc.family} ${libc.version}`;
  const offered = candidates.map(({ wheel, file }) => {
    const needs = file.requiresPython === undefined ? '' : ` (Python ${file.requiresPython})`;
    return `${wheel.filename}${needs}`;
  });
  return `${name}==${version}: no wheel fits ${machine.trim()}; there are ${offered.slice(0, 6).join(', ')}${offered.length > 6 ? `, and ${offered.length - 6} more` : ''}`;
}
