import { join } from 'node:path';
import type { Logger } from '@ami-select/core';
import type { FetchedTree, TreeLimits } from '@ami-select/transport';
import { BUILD_LIMITS, type BuildLimits, LIMIT_FIELDS } from '../definition/build-limits.ts';
import { REMOTE_WORKSPACE } from '../machine/layout.ts';
import type { BuilderError, Problem } from '../report/errors.ts';
import { listLeft } from '../report/list-left.ts';
import { problemsError } from '../report/problem.ts';
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
}

/** What a machine without artifacts brings home. */
const NOTHING: FetchedTree = { files: [], left: { count: 0, examples: [] }, reached: [] };

const MS_PER_MINUTE = 60_000;

/**
 * Copies the artifacts of every machine to the output directory, also after a step that failed. Files that must stay
 * there are named in a warning; a limit that was reached is a failure.
 */
export async function collectArtifacts(
  stepped: Stepped,
  { outputDirectory, logger, signal }: CollectOptions,
): Promise<Collected> {
  const { machines, build } = stepped;
  const { collectMinutes, ...limits } = build.limits ?? BUILD_LIMITS;
  const title = 'Artifacts could not be collected';
  const { results, failure } = await tryEveryMachine(title, machines, async ({ name, transport }) => {
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
    if (left.count > 0) logger.warn(`${left.count} artifacts stayed on ${machine}:${listLeft(left)}`);
    reached.push(...names.map((name) => limitProblem(name, { limits, machine })));
  }
  const problems = [...(failure?.problems ?? []), ...reached];
  return { ...stepped, artifacts: results, collectFailure: problemsError(title, problems, failure?.cause) };
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
  const field = LIMIT_FIELDS[name];
  const message = `${what[name]}; not all came home: raise ${field}, or name fewer artifacts`;
  return { code: 'LIMIT_EXCEEDED', field, message, machine };
}
