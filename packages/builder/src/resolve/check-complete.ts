import { readFile } from 'node:fs/promises';
import type { Problem } from '../report/errors.ts';
import { throwProblems } from '../report/problem.ts';
import { evaluateMarker } from '../requirements/marker.ts';
import { satisfiesAll } from '../requirements/specifier.ts';
import { acceptsPython } from '../wheels/requires-python.ts';
import { readWheelMetadata, type WheelMetadata } from '../wheels/wheel-metadata.ts';
import type { StoredWheel } from './download-wheels.ts';
import type { MachineResolution, WheelPick } from './resolution.ts';

type MachineEnvironment = MachineResolution['environments'][number];

/**
 * Proves from the wheels themselves that every lock is complete, because an install without dependencies hides a gap.
 * @throws BuilderError that lists every dependency that is not locked (`UNPINNED`), locked in a version that another
 * package refuses (`INVALID_BUILD`), or not made for the machine's Python (`NO_WHEEL`).
 */
export async function checkComplete(
  resolutions: readonly MachineResolution[],
  wheels: ReadonlyMap<string, StoredWheel>,
): Promise<void> {
  const problems = new Map<string, Problem>();
  const metadata = new Map<string, WheelMetadata>();
  for (const { filename, path } of wheels.values()) {
    try {
      metadata.set(filename, readWheelMetadata(await readFile(path)));
    } catch (cause) {
      const message = `${filename} cannot be read: ${cause instanceof Error ? cause.message : String(cause)}`;
      problems.set(filename, { code: 'NO_WHEEL', message });
    }
  }
  for (const environment of resolutions.flatMap(({ environments }) => environments)) {
    for (const problem of environmentProblems(environment, metadata))
      problems.set(JSON.stringify(problem), problem);
  }
  throwProblems('The lock file is not complete', [...problems.values()]);
}

function environmentProblems(
  { lock, python, picks }: MachineEnvironment,
  metadata: ReadonlyMap<string, WheelMetadata>,
): readonly Problem[] {
  const locked = new Map(picks.map(({ requirement }) => [requirement.key, requirement]));
  return picks.flatMap((pick) => {
    const known = metadata.get(pick.file.filename);
    const place = {
      file: pick.requirement.file,
      line: pick.requirement.line,
      environment: lock.environment.name,
    };
    const fail = (code: Problem['code'], message: string): readonly Problem[] => [
      { code, message, ...place },
    ];
    const title = titleOf(pick);
    const { python_full_version: version } = python.markers;
    if (known !== undefined && !acceptsPython(known.requiresPython, version)) {
      return fail('NO_WHEEL', `${title} needs Python ${known.requiresPython}, the machine has ${version}`);
    }
    return (known?.dependencies ?? []).flatMap(({ name, key, specifiers, marker }) => {
      if (marker !== undefined && !evaluateMarker(marker, python.markers)) return [];
      const other = locked.get(key);
      if (other === undefined)
        return fail('UNPINNED', `${title} needs ${name}${specifiers}, which is not locked`);
      if (satisfiesAll(other.version, specifiers)) return [];
      return fail(
        'INVALID_BUILD',
        `${title} needs ${name}${specifiers}; the lock file has ${other.name}==${other.version}`,
      );
    });
  });
}

function titleOf({ requirement }: WheelPick): string {
  return `${requirement.name}==${requirement.version}`;
}
