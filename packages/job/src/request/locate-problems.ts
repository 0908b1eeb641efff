import { FLEET_FIELDS, type Place } from '@ami-select/config';
import { type CodedError, formatProblem, type Problem } from '@ami-select/core';
import { ProvisionerError } from '@ami-select/provisioner';

/** Where the value of a field of a fleet was given: its flag, input or variable, or its key and line in the config. */
export type LocateField = (name: string) => Place;

/** Another place of a problem; an empty one where its own is right. */
export type PlaceOf<P extends Problem = Problem> = (problem: P) => Place;

/**
 * Runs a check of the provisioner, which knows fields by their names alone; its problems then say where they were given.
 * @throws ProvisionerError with the code of the check
 */
export async function locatingProblems<T>(check: () => T | Promise<T>, locate: LocateField): Promise<T> {
  return relocating(check, (problem) => placeOf(problem, locate));
}

/** The same where every problem has its own place. @throws ProvisionerError with the code of the check */
export async function relocating<T>(check: () => T | Promise<T>, place: PlaceOf): Promise<T> {
  try {
    return await check();
  } catch (error) {
    if (!(error instanceof ProvisionerError)) throw error;
    throw new ProvisionerError(error.code, ...relocate(error, place));
  }
}

/** Message and details of an error with other places of its problems, in both. */
export function relocate<P extends Problem, E extends CodedError<string, P>>(
  error: E,
  place: PlaceOf<P>,
): [message: string, details: E] {
  const problems = error.problems.map((problem) => ({ ...problem, ...place(problem) }));
  const message = error.problems.reduce((text, problem, index) => {
    const moved = problems[index] ?? problem;
    return text.replace(formatProblem(problem), () => formatProblem(moved));
  }, error.message);
  return [message, { ...error, cause: error.cause, problems }];
}

/** `tags team` is the tag `team` of the field `tags`. */
function placeOf({ field = '' }: Problem, locate: LocateField): Place {
  const name = /^[a-z-]+/.exec(field)?.[0] ?? '';
  if (!Object.hasOwn(FLEET_FIELDS, name)) return {};
  const place = locate(name);
  return { ...place, field: `${place.field}${field.slice(name.length)}` };
}
