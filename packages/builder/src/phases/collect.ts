import { join } from 'node:path';
import { REMOTE_WORKSPACE } from '../machine/layout.ts';
import type { Machine } from '../machine/machine.ts';
import { onEveryMachine } from './on-every-machine.ts';

export interface CollectOptions {
  /** Each machine's files go to a folder of its name in here. */
  readonly outputDirectory: string;
  readonly signal?: AbortSignal;
}

/** Brings the artifacts of every machine home and returns their paths below the machine's folder. */
export function collectArtifacts(
  machines: readonly Machine[],
  patterns: readonly string[],
  { outputDirectory, signal }: CollectOptions,
): Promise<ReadonlyMap<string, readonly string[]>> {
  return onEveryMachine('Artifacts could not be collected', machines, async ({ name, transport }) => {
    if (patterns.length === 0) return [];
    const localDirectory = join(outputDirectory, name);
    return transport.getTree(patterns, {
      remoteDirectory: REMOTE_WORKSPACE,
      localDirectory,
      ...(signal ? { signal } : {}),
    });
  });
}
