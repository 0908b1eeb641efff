import { BuilderError, type Problem as BuildProblem } from '@ami-select/builder';
import { FLEET_FIELDS, type Place } from '@ami-select/config';
import { type CodedError, formatProblem, inLineOrder, type Problem } from '@ami-select/core';
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

/**
 * The same for the fields of a build, whose file and line are known.
 * @throws BuilderError with the code of the work
 */
export async function locatingFields<T>(
  work: () => Promise<T>,
  place: PlaceOf<BuildProblem> | undefined,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof BuilderError ? locateFields(error, place) : error;
  }
}

/** The same error with the places of its fields. */
export function locateFields(error: BuilderError, place: PlaceOf<BuildProblem> | undefined): BuilderError {
  const placeOfField = (problem: BuildProblem): Place =>
    problem.field === undefined ? {} : (place?.(problem) ?? {});
  return new BuilderError(error.code, ...relocate(error, placeOfField));
}

/** Message and details of an error with other places of its problems, in both; those of a file in the order of its lines. */
export function relocate<P extends Problem, E extends CodedError<string, P>>(
  error: E,
  place: PlaceOf<P>,
): [message: string, details: E] {
  const moved = error.problems.map((problem) => ({ ...problem, ...place(problem) }));
  const message = error.problems.reduce(
    (text, problem, index) =>
      text.replace(formatProblem(problem), () => formatProblem(moved[index] ?? problem)),
    error.message,
  );
  const problems = inLineOrder(moved);
  const order = problems.map((problem) => moved.indexOf(problem));
  return [inOrder(message, order), { ...error, cause: error.cause, problems }];
}

const ITEM = '\n  - ';

/** A message whose list has one item for each problem, with its items in another order. */
function inOrder(message: string, order: readonly number[]): string {
  const [title = '', ...items] = message.split(ITEM);
  if (items.length !== order.length) return message;
  return [title, ...order.map((index) => items[index] ?? '')].join(ITEM);
}

/** `tags team` is the tag `team` of the field `tags`. */
function placeOf({ field = '' }: Problem, locate: LocateField): Place {
  const name = /^[a-z-]+/.exec(field)?.[0] ?? '';
  if (!Object.hasOwn(FLEET_FIELDS, name)) return {};
  const place = locate(name);
  return { ...place, field: `${place.field}${field.slice(name.length)}` };
}
