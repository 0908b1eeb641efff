import type { Context, Script } from 'node:vm';
import type { Problem } from '@ami-select/core';
import { invalidQuery } from '../contract/errors.ts';
import type { Publisher } from '../publishers/publisher.ts';
import { isOwn } from '../publishers/recognise.ts';
import type { ImageQuery } from '../query/image-query.ts';

/** Milliseconds that the expressions of one query may take on all names of images together. */
const MATCHING_TIME_MS = 2000;

/** Runs work that matches names, and returns what it returns. */
export type MatchingTime = <Value>(work: () => Value) => Value;

/** Text of a user that becomes a regular expression, and the field that it was written in. */
export interface UserExpression {
  readonly field: string;
  readonly text: string;
}

/** The expressions that a query is matched by and its user wrote: `name-regex`, and names of publishers of a config. */
export function userExpressions(
  { nameRegex }: ImageQuery,
  publishers: readonly Publisher[],
): readonly UserExpression[] {
  const own = publishers.filter((publisher) => isOwn(publisher) && publisher.version.inName !== undefined);
  return [
    ...(nameRegex === undefined ? [] : [{ field: 'name-regex', text: `/${nameRegex}/` }]),
    ...own.map(({ id, lines }) => ({
      field: `publishers.${id}.names`,
      text: lines.flatMap(({ names }) => names).join(', '),
    })),
  ];
}

/**
 * Time for matching that all its calls share. It ends work in the midst of one expression, which blocks the process and
 * its signals otherwise. Work without expressions runs as it is.
 *
 * @throws SelectorError `INVALID_QUERY` when the time is up, also on every later call.
 */
export function createMatchingTime(
  expressions: readonly UserExpression[],
  limitMs: number = MATCHING_TIME_MS,
): MatchingTime {
  if (expressions.length === 0) return (work) => work();
  let left = limitMs;
  return (work) => {
    if (left <= 0) throw tooSlow(expressions, limitMs);
    const start = performance.now();
    try {
      return runFor(work, Math.ceil(left));
    } catch (error) {
      if (!isTimeout(error)) throw error;
      left = 0;
      throw tooSlow(expressions, limitMs);
    } finally {
      left -= performance.now() - start;
    }
  };
}

interface Stage {
  readonly script: Script;
  readonly context: Context & { work?: () => unknown };
}

let stage: Stage | undefined;

/** V8 interrupts regular expressions, too; only scripts of `node:vm` have a limit. */
function runFor<Value>(work: () => Value, timeout: number): Value {
  stage ??= createStage();
  stage.context.work = work;
  try {
    return stage.script.runInContext(stage.context, { timeout });
  } finally {
    delete stage.context.work;
  }
}

function createStage(): Stage {
  const vm = process.getBuiltinModule('node:vm');
  return { script: new vm.Script('work()'), context: vm.createContext({}) };
}

/** It is an error of the script's own realm, no instance of this one's `Error`. */
function isTimeout(error: unknown): boolean {
  const { code } = Object(error) as { readonly code?: unknown };
  return code === 'ERR_SCRIPT_EXECUTION_TIMEOUT';
}

function tooSlow(expressions: readonly UserExpression[], limitMs: number): Error {
  const problems = expressions.map(
    ({ field, text }): Problem => ({
      field,
      message: `${text} is not valid because matching the names of images took longer than ${limitMs / 1000} s; expected fewer repetitions, none of them inside of another or beside one that takes the same characters`,
    }),
  );
  return invalidQuery(problems);
}
