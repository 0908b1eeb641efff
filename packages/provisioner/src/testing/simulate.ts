import { createVirtualClock, type VirtualClock } from '@ami-select/core/testing';
import { expect } from 'vitest';
import { ProvisionerError } from '../fleet/errors.ts';
import { FakeEc2, type FakeEc2Options } from './fake-ec2.ts';
import { spawnDependencies } from './fixtures.ts';

/** Delays in ms as EC2 has them. */
export const REALISTIC = {
  visible: 4_000,
  boot: 12_000,
  shutdown: 40_000,
  release: 10_000,
  groupVisible: 2_000,
};

/** A fake of EC2, its clock and what a spawn on it needs. */
export interface Simulation {
  readonly clock: VirtualClock;
  readonly ec2: FakeEc2;
  readonly dependencies: ReturnType<typeof spawnDependencies>;
}

export function simulate(options: Omit<FakeEc2Options, 'clock'> = {}): Simulation {
  const clock = createVirtualClock();
  const ec2 = new FakeEc2({ clock, ...options });
  return { clock, ec2, dependencies: spawnDependencies(ec2, clock) };
}

/** The error of a call that must fail. */
export async function failureOf(promise: Promise<unknown>): Promise<ProvisionerError> {
  const outcome = await promise.then(
    () => undefined,
    (error: unknown) => error,
  );
  expect(outcome).toBeInstanceOf(ProvisionerError);
  return outcome as ProvisionerError;
}
