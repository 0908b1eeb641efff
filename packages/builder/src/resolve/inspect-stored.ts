import { type StoredWheel, storedWheel } from '../fetch/stored-wheel.ts';
import type { Problem } from '../report/errors.ts';
import { throwProblems } from '../report/problem.ts';
import { withFile } from '../wheels/file-access.ts';
import { type InspectWheelOptions, inspectWheel, type WheelInspection } from '../wheels/inspect-wheel.ts';
import { parseWheelName } from '../wheels/wheel-name.ts';
import type { WheelPick } from './resolution.ts';

/** Looks into a wheel on this machine; undefined for a name that is none of a wheel. */
export async function inspectFile(
  { filename, path }: StoredWheel,
  options?: InspectWheelOptions,
): Promise<WheelInspection | undefined> {
  const name = parseWheelName(filename);
  return name && withFile(path, (access) => inspectWheel(access, name, options));
}

/** @throws BuilderError `NO_WHEEL` that lists every wheel that is not what its file name says */
export async function inspectStored(
  picks: readonly WheelPick[],
  wheels: ReadonlyMap<string, StoredWheel>,
): Promise<void> {
  const problems: Problem[] = [];
  for (const pick of picks) {
    const wheel = storedWheel(pick, wheels);
    const inspection = wheel && (await inspectFile(wheel));
    problems.push(...lieProblems(pick, inspection?.problems ?? []));
  }
  throwProblems('Wheels are not what they should be', problems);
}

/** The problems of a wheel that is not what its file name says. */
export function lieProblems(
  { requirement, file }: WheelPick,
  reasons: readonly string[],
  kind: 'wheel' | 'source archive' = 'wheel',
): readonly Problem[] {
  return reasons.map((because) => {
    const message = `${file.filename} is not a valid ${kind} of ${requirement.name} because ${because}`;
    return { code: 'NO_WHEEL', message, file: requirement.file, line: requirement.line };
  });
}
