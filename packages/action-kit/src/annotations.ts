import { existsSync } from 'node:fs';
import { isAbsolute, relative, resolve, sep } from 'node:path';
import {
  type CodedError,
  forAnnotation,
  formatProblem,
  type Problem,
  unsaidProblems,
} from '@ami-select/core';

/** A line of a file of the workspace. */
export interface AnnotationPlace {
  /** Relative to the workspace, with `/`. */
  readonly file: string;
  /** From 1. */
  readonly line?: number | undefined;
}

/** One annotation of a step. */
export interface Annotation {
  readonly message: string;
  readonly place?: AnnotationPlace | undefined;
}

export interface AnnotationOptions {
  /** Absolute. */
  readonly workspace: string;
  /** Folders that files of problems may be relative to, the likeliest first. */
  readonly folders: readonly string[];
}

/** The runner shows that many errors of a step; the error as a whole is one of them. */
const MOST_ERRORS = 10;

/**
 * The error of a step as annotations: those of its problems whose file and line are known stand there, and the last one
 * is the error as a whole, with its hint and the number of those that have no annotation of their own.
 */
export function annotationsOf(error: CodedError, options: AnnotationOptions): readonly Annotation[] {
  const placed = error.problems.flatMap((problem) => {
    const place = placeOf(problem, options);
    return place === undefined ? [] : [{ message: withoutPlace(problem), place }];
  });
  const shown = placed.slice(0, MOST_ERRORS - 1);
  return [...shown, { message: wholeOf(error, placed.length - shown.length) }];
}

/** Message, the problems that it does not list itself, hint, and how many have no annotation. */
function wholeOf(error: CodedError, left: number): string {
  const { message, hint } = error;
  const more = left === 1 ? '1 more problem is' : `${left} more problems are`;
  return [
    message,
    ...unsaidProblems(error),
    ...(left === 0 ? [] : [`${more} not annotated`]),
    ...(hint === undefined ? [] : [`Hint: ${hint}`]),
  ].join('\n');
}

function withoutPlace(problem: Problem): string {
  return formatProblem({ ...problem, file: undefined, line: undefined });
}

/** Undefined for a file that is not in the workspace, or whose name a log may not show as it is. */
function placeOf(
  { file, line }: Problem,
  { workspace, folders }: AnnotationOptions,
): AnnotationPlace | undefined {
  if (file === undefined || file === '' || forAnnotation(file) !== file) return undefined;
  const paths = isAbsolute(file) ? [file] : [...folders, workspace].map((folder) => resolve(folder, file));
  const path = paths
    .map((one) => relative(workspace, one))
    .find((one) => isInside(one) && existsSync(resolve(workspace, one)));
  if (path === undefined) return undefined;
  const isLine = line !== undefined && Number.isSafeInteger(line) && line > 0;
  return { file: path.split(sep).join('/'), line: isLine ? line : undefined };
}

function isInside(path: string): boolean {
  return path !== '' && path !== '..' && !path.startsWith(`..${sep}`) && !isAbsolute(path);
}
