import { createVirtualClock } from '@ami-select/core/testing';
import type { Installer } from '../definition/installer.ts';
import type { IndexFile, PackageIndex } from '../index/package-index.ts';
import type { MachineFacts } from '../machine/facts.ts';
import type { Lock } from '../requirements/read-locks.ts';
import type { Requirement } from '../requirements/requirement.ts';
import type { IndexPlace } from '../resolve/missing-tools.ts';
import type { MachineResolution } from '../resolve/resolution.ts';
import { type ResolveOptions, resolveMachines } from '../resolve/resolve-machines.ts';
import { machineFacts } from './facts.ts';
import { requirementOf, wheelFile } from './resolution.ts';

export interface Scene {
  readonly requirements?: readonly Requirement[];
  /** Of the environment. */
  readonly python?: string;
  readonly files?: Readonly<Record<string, readonly IndexFile[]>>;
  readonly facts?: Readonly<Record<string, MachineFacts>>;
  /** `machine-pip` when absent: most indexes of tests have no tools. */
  readonly installer?: Installer;
  readonly place?: IndexPlace;
  readonly brought?: ResolveOptions['brought'];
  /** Of an index that is several. */
  readonly serving?: PackageIndex['serving'];
}

export interface ResolvedScene {
  readonly resolutions: readonly MachineResolution[];
  readonly queries: readonly string[];
  readonly warnings: readonly string[];
}

/** Resolves one environment, of `foo==1.0` when nothing else is asked for, on one machine or several. */
export async function resolveScene(scene: Scene): Promise<ResolvedScene> {
  const { requirements = [requirementOf('foo', '1.0')], python, installer = 'machine-pip', place } = scene;
  const { files = { foo: [wheelFile('foo', '1.0')] }, facts = { 'host-1': machineFacts() } } = scene;
  const queries: string[] = [];
  const warnings: string[] = [];
  const index: PackageIndex = {
    name: 'the index',
    serving: scene.serving,
    project: async (key) => {
      queries.push(key);
      return { files: files[key] ?? [] };
    },
  };
  const locks: readonly Lock[] = [
    { environment: { name: 'app', requirements: ['r.txt'], python }, requirements },
  ];
  const warn = (message: string): void => void warnings.push(message);
  const resolutions = await resolveMachines(locks, {
    index,
    clock: createVirtualClock(),
    facts: new Map(Object.entries(facts)),
    warn,
    installer,
    place,
    brought: scene.brought,
  });
  return { resolutions, queries, warnings };
}
