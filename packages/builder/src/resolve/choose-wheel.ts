import type { IndexFile } from '../index/package-index.ts';
import type { PythonFacts } from '../machine/facts.ts';
import type { Problem } from '../report/errors.ts';
import type { Requirement } from '../requirements/requirement.ts';
import { mayHaveHash, type Offer } from './candidate.ts';
import { fittingWheels, rankTags, type TagRanks } from './fitting-wheels.ts';
import { nearestFirst } from './near-wheels.ts';
import type { UnfitPython } from './needs-python.ts';
import { noFit, noVersion, wrongHash } from './why-no-wheel.ts';

export type WheelChoice = { readonly file: IndexFile } | { readonly problem: Problem };

export interface WheelQuery {
  readonly requirement: Requirement;
  readonly offer: Offer;
  readonly python: PythonFacts;
  /** For messages about a Python that is not known. */
  readonly title?: string | undefined;
  /** Which asks for the requirement; for messages. */
  readonly environment?: UnfitPython['environment'];
  /** Of the tags of that Python, where they are known already. */
  readonly ranks?: TagRanks | undefined;
  /** Name of the index, for messages. */
  readonly indexName: string;
}

/** Picks the wheel that a Python would install for a pinned, hashed requirement, or returns the reason why there is none. */
export function chooseWheel(query: WheelQuery): WheelChoice {
  const { requirement, offer, python, title, environment, ranks, indexName } = query;
  const { hashes, file, line } = requirement;
  const fail = (code: Problem['code'], message: string): WheelChoice => ({
    problem: { code, message, file, line },
  });
  const { ofVersion } = offer;
  if (ofVersion.length === 0) return fail('NO_WHEEL', noVersion(requirement, offer, indexName));
  const fitting = fittingWheels(ofVersion, python, ranks ?? rankTags(python));
  if (fitting.length === 0)
    return fail('NO_WHEEL', noFit(requirement, offer, { python, title, environment }));
  const allowed = fitting.find((candidate) => mayHaveHash(candidate, hashes));
  if (allowed === undefined) {
    // Which of them a Python that is not known takes is not known either.
    const offered = title === undefined ? fitting : nearestFirst(ofVersion, python);
    return fail('HASH', wrongHash(requirement, offered, { title, indexName }));
  }
  const { file: chosen } = allowed;
  const size = requirement.files?.find(({ filename }) => filename === chosen.filename)?.size;
  if (size === undefined || chosen.size === undefined || size === chosen.size) return { file: chosen };
  const because = `it has ${chosen.size} bytes`;
  return fail('HASH', `${chosen.filename} is not valid because ${because}; expected ${size} bytes`);
}
