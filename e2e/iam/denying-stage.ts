import { type FaultRule, type LocalEc2, startLocalEc2 } from '@ami-select/local-ec2';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { createRunner, type Runner, type StepResult } from '../support/runner.ts';

/** A small spot fleet, which has resources of every kind. */
export const SPOT = {
  image: 'ubuntu/24.04@x86_64',
  'instance-types': 'm7i.large',
  market: 'spot',
  ttl: '30m',
};

/** The bundles against an endpoint that refuses what it is told to. */
export interface DenyingStage {
  readonly local: LocalEc2;
  readonly runner: Runner;
  /** Refuses actions, such as `ec2:RunInstances`, until the end of the test. */
  deny(actions: string | readonly string[], message?: string): void;
  allowAll(): void;
  /** Kind and id of every resource that remains. */
  remaining(): readonly string[];
  /** Instances that remain and were not there before. */
  livingInstances(before: readonly string[]): readonly string[];
  /** Launches a fleet. */
  spawn(inputs?: Readonly<Record<string, string>>): Promise<StepResult>;
}

/** Registers the hooks of a test file, and gives what they set up; read it inside tests only. */
export function setUpDenials(): DenyingStage {
  let local: LocalEc2;
  let runner: Runner;
  const allowAll = (): void => local.world.faults.replace({ rules: [] });
  beforeAll(async () => {
    local = await startLocalEc2({ images: 1500 });
  }, 60_000);
  afterAll(() => local.close());
  beforeEach(() => {
    runner = createRunner(local.environment);
  });
  afterEach(() => {
    allowAll();
    runner.close();
  });
  const remaining = (): readonly string[] => local.journal.remaining().map(({ kind, id }) => `${kind} ${id}`);

  return {
    get local() {
      return local;
    },
    get runner() {
      return runner;
    },
    allowAll,
    deny: (actions, message = 'You are not authorized to perform this operation.') => {
      const rules = [actions].flat().map((action): FaultRule => {
        const [, operation = ''] = action.split(':');
        const code = action.startsWith('ssm:') ? 'AccessDeniedException' : 'UnauthorizedOperation';
        return { match: { operation }, effect: { kind: 'error', code, message } };
      });
      local.world.faults.replace({ rules });
    },
    remaining,
    livingInstances: (before) =>
      remaining().filter((one) => one.startsWith('instance ') && !before.includes(one)),
    spawn: async (inputs = SPOT) => {
      const spawned = await runner.run('spawn', inputs);
      if (spawned.exitCode !== 0) throw new Error(`spawn ended with ${spawned.exitCode}:\n${spawned.log}`);
      return spawned;
    },
  };
}

/** Errors that the runner would show. */
export function errorsOf({ commands }: StepResult): string {
  return commands.flatMap(({ name, value }) => (name === 'error' ? [value] : [])).join('\n');
}
