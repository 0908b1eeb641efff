import type { Build } from '../definition/build.ts';
import type { Machine } from '../machine/machine.ts';
import type { Collected } from '../phases/collect.ts';

export interface StageChanges extends Partial<Omit<Collected, 'build' | 'machines'>> {
  readonly build?: Partial<Build> | undefined;
}

/** A stage that any phase takes: of an empty build that went through everything, with some fields replaced. */
export function stageOf(machines: readonly Machine[], { build, ...changes }: StageChanges = {}): Collected {
  return {
    build: { baseDirectory: '/', environments: [], upload: [], steps: [], artifacts: [], ...build },
    machines,
    locks: [],
    uploads: [],
    uploadNotes: [],
    facts: new Map(),
    brought: new Map(),
    indexName: '',
    resolutions: [],
    wheels: new Map(),
    inspections: new Map(),
    systemReady: true,
    delivered: true,
    installed: true,
    inventory: new Map(),
    steps: new Map(),
    stepFailure: undefined,
    artifacts: new Map(),
    collectFailure: undefined,
    ...changes,
  };
}
