import type { Licences } from '../definition/licences.ts';
import { titleFor } from '../machine/candidate-facts.ts';
import type { Problem } from '../report/errors.ts';
import type { WheelInspection } from '../wheels/inspect-wheel.ts';
import { licenceProblems } from './check-licences.ts';
import type { ClashesOf } from './find-clashes.ts';
import { findGaps } from './find-gaps.ts';
import type { PlannedMachine } from './plan-builds.ts';
import type { MachineResolution, WheelPick } from './resolution.ts';
import { packagesOf } from './sdist-build.ts';

export interface JudgeCandidateOptions {
  readonly clashesOf: ClashesOf;
  /** The findings in a wheel; undefined where it was not looked into. */
  readonly lookOf: (pick: WheelPick) => WheelInspection | undefined;
  /** Any licence when absent. */
  readonly licences: Licences | undefined;
  /** For messages about a Python that is not known: `any Python from 3.6 to 3.15`. */
  readonly title: string | undefined;
}

/**
 * The problems of the wheels that a machine would get: builds, gaps, clashes and licences, in this order.
 * @param nearest The version of the one Python that stands for those that are not known; for messages.
 */
export type JudgeCandidate = (planned: PlannedMachine, nearest?: string) => readonly Problem[];

/** Judges candidates for a machine by what was found in their wheels. */
export function candidateJudge({
  lookOf,
  clashesOf,
  licences,
  title,
}: JudgeCandidateOptions): JudgeCandidate {
  return ({ resolution, problems }, nearest) => [
    ...problems,
    ...resolution.environments.flatMap((environment) =>
      gapsOf(environment, { lookOf, title, nearest, isInstalledByUv: resolution.uv !== undefined }),
    ),
    ...resolution.environments.flatMap(clashesOf),
    ...(licences === undefined
      ? []
      : licenceProblems([resolution], (pick) => lookOf(pick)?.metadata?.licence, licences)),
  ];
}

interface GapOptions extends Pick<JudgeCandidateOptions, 'lookOf' | 'title'> {
  readonly nearest: string | undefined;
  readonly isInstalledByUv: boolean;
}

function gapsOf(
  { lock, python, picks, sdists = [], builds = [], missing = [] }: MachineResolution['environments'][number],
  { lookOf, title, nearest, isInstalledByUv }: GapOptions,
): readonly Problem[] {
  const packages = [
    ...picks.map((pick) => ({ requirement: pick.requirement, metadata: lookOf(pick)?.metadata })),
    ...packagesOf(sdists, builds),
    ...missing.map((requirement) => ({ requirement })),
  ];
  const { name, python: asked } = lock.environment;
  const unknownPython = titleFor(title, { asked, nearest });
  const { requirements } = lock;
  return findGaps({ name, python, asked, unknownPython, packages, requirements, isInstalledByUv }).problems;
}
