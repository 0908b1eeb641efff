import { join } from 'node:path';
import type { Logger } from '@ami-select/core';
import type { FetchedTree, TreeLimits } from '@ami-select/transport';
import { BUILD_LIMITS, type BuildLimits, LIMIT_FIELDS } from '../definition/build-limits.ts';
import { REMOTE_WORKSPACE } from '../machine/layout.ts';
import type { BuilderError, Problem } from '../report/errors.ts';
import { listLeft } from '../report/list-left.ts';
import type { Mask } from '../report/mask.ts';
import { problemsError } from '../report/problem.ts';
import { MOST_LISTED } from '../report/shorten.ts';
import { tryEveryMachine } from './on-every-machine.ts';
import type { Stepped } from './steps.ts';

export interface Collected extends Stepped {
  /** By machine: what came home to the machine's folder, and what did not. */
  readonly artifacts: ReadonlyMap<string, FetchedTree>;
  /** `LIMIT_EXCEEDED`, or why a machine gave nothing. */
  readonly collectFailure: BuilderError | undefined;
}

export interface CollectOptions {
  /** Each machine's files go to a folder of its name in here. */
  readonly outputDirectory: string;
  readonly logger: Logger;
  readonly signal?: AbortSignal | undefined;
  /** Hides secrets, also in the record. */
  readonly mask?: Mask | undefined;
  /** Throws when the build has this machine no more, of which nothing is taken home then. */
  readonly assertHeld?: ((machine: string) => void) | undefined;
}

/** What a machine without artifacts brings home. */
const NOTHING: FetchedTree = { files: [], left: { count: 0, examples: [] }, reached: [], unmatched: [] };

const MS_PER_MINUTE = 60_000;

/**
 * Copies the artifacts of every machine to the output directory, also after a step that failed. Files that must stay
 * there are named in a warning, and so are globs that match nothing after steps that succeeded; a limit that was reached
 * is a failure.
 */
export async function collectArtifacts(
  stepped: Stepped,
  { outputDirectory, logger, signal, mask, assertHeld }: CollectOptions,
): Promise<Collected> {
  const { machines, build } = stepped;
  const { collectMinutes, ...limits } = build.limits ?? BUILD_LIMITS;
  const title = 'Artifacts could not be collected';
  const { results, failure } = await tryEveryMachine(title, machines, async ({ name, transport }) => {
    assertHeld?.(name);
    if (build.artifacts.length === 0) return NOTHING;
    return transport.getTree(build.artifacts, {
      remoteDirectory: REMOTE_WORKSPACE,
      localDirectory: join(outputDirectory, name),
      limits,
      signal,
      timeoutMs: collectMinutes * MS_PER_MINUTE,
    });
  });
  const reached: Problem[] = [];
  for (const [machine, { left, reached: names }] of results) {
    const count = left.count === 1 ? '1 artifact' : `${left.count} artifacts`;
    if (left.count > 0) logger.warn(`${count} stayed on ${machine}:${listLeft(left)}`);
    reached.push(...names.map((name) => limitProblem(name, { limits, machine })));
  }
  if (mask !== undefined) warnOfHidden(results, mask, logger);
  if (stepped.stepFailure === undefined) warnOfUnmatched(build.artifacts, results, logger);
  const late = (failure?.problems ?? []).map(withLimit);
  const problems = [...late, ...reached];
  return { ...stepped, artifacts: results, collectFailure: problemsError(title, problems, failure?.cause) };
}

/** The record has no secret, so that the next run does not find what is named with one. */
function warnOfHidden(results: ReadonlyMap<string, FetchedTree>, mask: Mask, logger: Logger): void {
  const names = [...results].flatMap(([machine, { files }]) =>
    files.filter((file) => mask(file) !== file).map((file) => `${machine}/${mask(file)}`),
  );
  if (names.length === 0) return;
  const examples = names.slice(0, MOST_LISTED).map((name) => ({ name, reason: 'its name has a secret' }));
  const list = listLeft({ count: names.length, examples });
  logger.warn(
    `The record does not have these names, so that no later run deletes the files; delete them:${list}`,
  );
}

/** After steps that failed, artifacts are missing for a reason that is known. */
function warnOfUnmatched(
  artifacts: readonly string[],
  results: ReadonlyMap<string, FetchedTree>,
  logger: Logger,
): void {
  for (const glob of artifacts) {
    const machines = [...results]
      .filter(([, { unmatched }]) => unmatched.includes(glob))
      .map(([name]) => name);
    if (machines.length > 0)
      logger.warn(`the artifact ${JSON.stringify(glob)} matches nothing on ${machines.join(', ')}`);
  }
}

/** A collection that took too long has the field of its time. */
function withLimit(problem: Problem): Problem {
  if (problem.code !== 'TIMED_OUT') return problem;
  return { ...problem, field: `build.${LIMIT_FIELDS.collectMinutes}` };
}

interface Reached {
  readonly limits: Omit<BuildLimits, 'collectMinutes'>;
  readonly machine: string;
}

function limitProblem(name: keyof TreeLimits, { limits, machine }: Reached): Problem {
  const mebibytes = limits[name] / (1024 * 1024);
  const what: Readonly<Record<keyof TreeLimits, string>> = {
    files: `more than ${limits.files} files match`,
    bytes: `the files that match have more than ${mebibytes} MiB`,
    listingBytes: `the names of the files in the workspace have more than ${mebibytes} MiB`,
  };
  const message = `${what[name]}; not all came home: raise ${LIMIT_FIELDS[name]}, or name fewer artifacts`;
  return { code: 'LIMIT_EXCEEDED', field: `build.${LIMIT_FIELDS[name]}`, message, machine };
}
