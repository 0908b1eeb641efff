import type { FleetHandle } from '../fleet/handle.ts';
import { spawnFleet } from '../spawn-fleet.ts';
import type { FakeCall, FakeEc2Options, Fault } from './fake-ec2.ts';
import { fleetIntent, type spawnDependencies } from './fixtures.ts';
import { REALISTIC, type Simulation, simulate } from './simulate.ts';

/** A fleet of a minute ago, whose calls may meet faults from now on. */
export interface Spawned extends Simulation {
  readonly handle: FleetHandle;
  /** Seconds since the spawn ended. */
  seconds(): number;
  /** Faults from now on. */
  meet(fault: (call: FakeCall, second: number) => Fault | undefined): void;
  readonly dependencies: ReturnType<typeof spawnDependencies>;
}

export async function spawned(
  count = 2,
  options: Omit<FakeEc2Options, 'clock' | 'fault'> = {},
): Promise<Spawned> {
  let fault: (call: FakeCall, second: number) => Fault | undefined = () => undefined;
  let startedAt = 0;
  const simulation = simulate({
    delays: REALISTIC,
    ...options,
    fault: (call) => fault(call, seconds()),
  });
  const { clock, ec2, dependencies } = simulation;
  const seconds = (): number => (clock.now().getTime() - startedAt) / 1_000;
  await spawnFleet(fleetIntent(clock, { count }), dependencies, { caps: [{ maxCount: 1_000 }] });
  await clock.sleep(60_000);
  startedAt = clock.now().getTime();
  ec2.calls.length = 0;
  const meet: Spawned['meet'] = (next) => {
    fault = next;
  };
  const handle = dependencies.saved.at(-1);
  if (handle === undefined) throw new Error('a spawned fleet has a handle');
  return { ...simulation, handle, seconds, meet };
}
