import type { IndexFile } from '../index/package-index.ts';
import type { Problem } from '../report/errors.ts';
import { isReadable } from '../sdists/inspect-sdist.ts';
import { acceptsPython } from '../wheels/requires-python.ts';
import { isSdistOf } from '../wheels/sdist-name.ts';
import { mayHaveHash } from './candidate.ts';
import type { WheelChoice, WheelQuery } from './choose-wheel.ts';
import { needsPython } from './needs-python.ts';
import { titleOf } from './why-no-wheel.ts';

/**
 * Picks the source archive of a pinned, hashed requirement of which no wheel can be taken, or returns the reason why
 * there is none; `noWheel` when there is no archive at all.
 */
export function chooseSdist(
  { requirement, offer, python, title: unknownPython, environment, indexName }: WheelQuery,
  noWheel: WheelChoice,
): WheelChoice {
  const title = titleOf(requirement);
  const { hashes, file, line } = requirement;
  const fail = (code: Problem['code'], message: string): WheelChoice => ({
    problem: { code, message, file, line },
  });
  const sdists = offer.files.filter(({ filename }) => isSdistOf(filename, requirement));
  if (sdists.length === 0) return noWheel;
  const readable = sdists.filter(({ filename }) => isReadable(filename)).sort(byFormat);
  if (readable.length === 0)
    return fail('NO_WHEEL', `${title} cannot be built: ${namesOf(sdists)} is neither .tar.gz nor .zip`);
  const version = python.markers.python_full_version;
  const fitting = readable.filter(({ requiresPython }) => acceptsPython(requiresPython, version));
  if (fitting.length === 0) {
    const needs = readable[0]?.requiresPython ?? '';
    return fail('NO_WHEEL', needsPython(title, needs, { version, environment, unknownPython }));
  }
  const allowed = fitting.find((sdist) => mayHaveHash({ file: sdist }, hashes));
  if (allowed !== undefined) return { file: allowed };
  const offered = fitting.map(({ filename, hashes: own }) => [filename, ...own].join(' ')).join(', ');
  return fail(
    'HASH',
    `${title} cannot be built: the lock allows the hash of no source archive; ${indexName} has ${offered}`,
  );
}

/** `.tar.gz` first, as PEP 625 has it. */
function byFormat(one: IndexFile, other: IndexFile): number {
  return Number(one.filename.endsWith('.zip')) - Number(other.filename.endsWith('.zip'));
}

function namesOf(files: readonly IndexFile[]): string {
  return files.map(({ filename }) => filename).join(', ');
}
