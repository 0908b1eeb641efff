import { keyOf, type StoredWheel, storedWheel } from '../fetch/stored-wheel.ts';
import type { Problem } from '../report/errors.ts';
import { throwProblems } from '../report/problem.ts';
import type { CodeMarks } from '../wheels/code-marks.ts';
import type { WheelInspection } from '../wheels/inspect-wheel.ts';
import { codeOfStored } from './code-of-stored.ts';
import { type CodeSource, findClashes } from './find-clashes.ts';
import { findGaps } from './find-gaps.ts';
import { inspectFile, lieProblems } from './inspect-stored.ts';
import type { MachineResolution, WheelPick } from './resolution.ts';
import { packagesOf } from './sdist-build.ts';

type MachineEnvironment = MachineResolution['environments'][number];

/**
 * Proves from the wheels themselves that every lock is complete, because an install without dependencies hides a gap;
 * returns what it found in each wheel, by `keyOf`.
 * @throws BuilderError that lists every dependency, also of an extra, that is not locked (`UNPINNED`), locked in a
 * version that another package refuses (`INVALID_BUILD`), or not made for the machine's Python (`NO_WHEEL`), every
 * wheel that is not what its file name says (`NO_WHEEL`), and packages with different code in one place (`DRIFT`).
 */
export async function checkComplete(
  resolutions: readonly MachineResolution[],
  wheels: ReadonlyMap<string, StoredWheel>,
  warn: (message: string) => void,
): Promise<ReadonlyMap<string, WheelInspection>> {
  const inspections = new Map<string, WheelInspection>();
  const code = new Map<string, CodeMarks | undefined>();
  for (const wheel of wheels.values()) {
    const inspection = await inspectFile(wheel);
    // Names of all files would take much memory for as long as the build runs.
    if (inspection !== undefined) inspections.set(keyOf(wheel), { ...inspection, code: undefined });
    code.set(keyOf(wheel), inspection?.code);
  }
  await judgeComplete(resolutions, { wheels, inspections, code: codeOfStored(code, wheels), warn });
  return inspections;
}

export interface JudgeCompleteOptions {
  readonly wheels: ReadonlyMap<string, StoredWheel>;
  /** By `keyOf`, as the wheels. */
  readonly inspections: ReadonlyMap<string, WheelInspection>;
  /** What wheels install; absent where it was compared already. */
  readonly code?: CodeSource | undefined;
  readonly warn: (message: string) => void;
}

/** The same for wheels that were looked into already. @throws BuilderError as `checkComplete` */
export async function judgeComplete(
  resolutions: readonly MachineResolution[],
  { wheels, inspections, code, warn }: JudgeCompleteOptions,
): Promise<void> {
  const inspectionOf = (pick: WheelPick): WheelInspection | undefined => {
    const wheel = storedWheel(pick, wheels);
    return wheel && inspections.get(keyOf(wheel));
  };
  const clashesOf = code && (await findClashes(resolutions, code));
  const problems = new Map<string, Problem>();
  const warnings = new Set<string>();
  for (const { environments, uv } of resolutions) {
    const isInstalledByUv = uv !== undefined;
    for (const environment of environments) {
      const found = checkEnvironment(environment, { inspectionOf, isInstalledByUv });
      for (const problem of [...found.problems, ...(clashesOf?.(environment) ?? [])])
        problems.set(JSON.stringify(problem), problem);
      for (const warning of found.warnings) warnings.add(warning);
    }
  }
  for (const warning of warnings) warn(warning);
  throwProblems('The lock file is not complete', [...problems.values()]);
}

function checkEnvironment(
  { lock, python, picks, sdists = [], builds = [] }: MachineEnvironment,
  {
    inspectionOf,
    isInstalledByUv,
  }: {
    readonly inspectionOf: (pick: WheelPick) => WheelInspection | undefined;
    readonly isInstalledByUv: boolean;
  },
): { readonly problems: readonly Problem[]; readonly warnings: readonly string[] } {
  const { name, python: asked } = lock.environment;
  const lies = picks.flatMap((pick) => lieProblems(pick, inspectionOf(pick)?.problems ?? []));
  const locked = picks.map((pick) => {
    return { requirement: pick.requirement, metadata: inspectionOf(pick)?.metadata };
  });
  const packages = [...locked, ...packagesOf(sdists, builds)];
  const { requirements } = lock;
  const { problems, warnings } = findGaps({ name, python, asked, packages, requirements, isInstalledByUv });
  return { problems: [...lies.map((lie) => ({ ...lie, environment: name })), ...problems], warnings };
}
