import { join } from 'node:path';
import { REMOTE_WORKSPACE } from '../machine/layout.ts';
import type { BuilderError } from '../report/errors.ts';
import { tryEveryMachine } from './on-every-machine.ts';
import type { Stepped } from './steps.ts';

export interface Collected extends Stepped {
  /** By machine: paths below the machine's folder. */
  readonly artifacts: ReadonlyMap<string, readonly string[]>;
  readonly collectFailure: BuilderError | undefined;
}

export interface CollectOptions {
  /** Each machine's files go to a folder of its name in here. */
  readonly outputDirectory: string;
  readonly signal?: AbortSignal | undefined;
}

/** Copies the artifacts of every machine to the output directory, also after a step that failed. */
export async function collectArtifacts(
  stepped: Stepped,
  { outputDirectory, signal }: CollectOptions,
): Promise<Collected> {
  const { machines, build } = stepped;
  const title = 'Artifacts could not be collected';
  const { results, failure } = await tryEveryMachine(title, machines, async ({ name, transport }) => {
    if (build.artifacts.length === 0) return [];
    const localDirectory = join(outputDirectory, name);
    return transport.getTree(build.artifacts, { remoteDirectory: REMOTE_WORKSPACE, localDirectory, signal });
  });
  return { ...stepped, artifacts: results, collectFailure: failure };
}
