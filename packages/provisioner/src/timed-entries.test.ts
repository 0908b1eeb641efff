import { createVirtualClock } from '@ami-select/core/testing';
import { expect, it } from 'vitest';
import type { Ec2Port, SpawnDependencies } from './aws/ports.ts';
import type { FleetIntent } from './fleet/fleet-intent.ts';
import type { Host } from './fleet/host.ts';
import { launchFleet } from './launch/launch-fleet.ts';
import { renewLease } from './lease/renew-lease.ts';
import { preflight } from './preflight/preflight.ts';
import { waitForFleet } from './ready/wait-until-ready.ts';
import { reapRegion } from './reap/reap-region.ts';
import { spawnFleet } from './spawn-fleet.ts';
import { terminateFleet } from './terminate/terminate-fleet.ts';
import { untilAborted } from './testing/fake-responses.ts';
import { connectAtOnce, fleetIntent, testDependencies } from './testing/fixtures.ts';

const host: Host = {
  name: 'host-1',
  instanceId: 'i-1',
  address: '192.0.2.1',
  port: 22,
  privateAddress: '10.0.0.1',
  user: 'ubuntu',
  hostKey: 'ssh-ed25519 AAAA',
  privateKey: 'PRIVATE',
};

/** An EC2 that takes every call and never responds; only the sender ends a call. */
const silent = {
  send: (_command: object, options?: { readonly abortSignal?: AbortSignal }) => untilAborted(options),
} as unknown as Ec2Port;

type Entry = (intent: FleetIntent, dependencies: SpawnDependencies) => Promise<unknown>;

it.each<[string, Entry]>([
  ['preflight', preflight],
  ['launchFleet', launchFleet],
  [
    'waitForFleet',
    (intent, dependencies) => waitForFleet({ intent }, ['i-1'], dependencies, { timeoutMs: 60_000 }),
  ],
  ['spawnFleet', spawnFleet],
  ['renewLease', (intent, dependencies) => renewLease({ intent, hosts: [host] }, 30, dependencies)],
  ['terminateFleet', terminateFleet],
])('%s comes to an end although EC2 never responds', async (_, entry) => {
  const clock = createVirtualClock();
  const dependencies = {
    ...testDependencies(silent, clock),
    connect: connectAtOnce,
    callerAddress: async () => '198.51.100.4',
  };

  await expect(entry(fleetIntent(clock), dependencies)).rejects.toThrow(
    /no response|not respond|unknown|ready after/,
  );
});

it('reapRegion has a report although EC2 never responds', async () => {
  const clock = createVirtualClock();

  const report = await reapRegion({ region: 'eu-central-1', dryRun: false }, testDependencies(silent, clock));

  expect(report.unknown).not.toEqual([]);
});
