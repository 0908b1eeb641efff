import type { Runner, StepOptions, StepResult } from '../runner.ts';
import type { Ender } from './in-turn.ts';
import type { Stage } from './stage.ts';

export interface Ending {
  /** The step that launched the fleet, however it ended. */
  readonly spawned: StepResult;
  readonly inputs: Readonly<Record<string, string>>;
  /** Where it ran. */
  readonly runner: Runner;
  readonly stage: Pick<Stage, 'faults' | 'runner'>;
}

/** Ends a fleet with a bundle; nothing where a step that died early published nothing to end it by. */
export async function endFleet(
  ender: Ender,
  { spawned, inputs, runner, stage }: Ending,
): Promise<StepResult | undefined> {
  const { state, outputs } = spawned;
  const { handle, 'fleet-id': fleetId } = outputs;
  const options: StepOptions = { onStart: (child) => stage.faults.begin('end', child) };
  switch (ender) {
    case 'the post step':
      return runner.post('spawn', inputs, state, options);
    case 'the post step without its file':
      return runner.post('spawn', inputs, withoutFile(state), options);
    case 'terminate by handle':
      return handle ? runner.run('terminate', { handle }, options) : undefined;
    case 'terminate by id':
      // On a machine that has nothing but the id.
      return fleetId ? stage.runner().run('terminate', { 'fleet-id': fleetId }, options) : undefined;
  }
}

/** The handle's path as if RUNNER_TEMP had been wiped. */
function withoutFile(state: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(state).map(([name, value]) => [name, value.replace(/\.json$/, '.gone.json')]),
  );
}
