import { createVirtualClock } from '@ami-select/core/testing';
import type { Instance } from '@aws-sdk/client-ec2';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { endRecord } from '../fleet/end-record.ts';
import type { FleetHandle } from '../fleet/handle.ts';
import { READY_STATES } from '../fleet/ready-condition.ts';
import type { Route } from '../fleet/route.ts';
import { toHost } from '../ready/to-host.ts';
import { fleetIntent } from '../testing/fixtures.ts';
import { fleetState, readFleetState } from './fleet-state.ts';
import { parseHandle } from './handle-file.ts';
import { createLedger } from './ledger.ts';
import { packHandle } from './pack-handle.ts';

const clock = createVirtualClock(new Date('2026-09-01T00:00:00Z'));
const id = (prefix: string) => fc.stringMatching(/^[0-9a-f]{17}$/).map((digits) => `${prefix}-${digits}`);
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
/** EC2 leaves an address out that it has not given yet; other endpoints say it with an empty text. */
const address = (one: fc.Arbitrary<string>) => maybe(fc.oneof(one, fc.constant('')));

const instance: fc.Arbitrary<Instance> = fc.record({
  InstanceId: id('i'),
  PublicIpAddress: address(fc.ipV4()),
  PrivateIpAddress: address(fc.ipV4()),
  Ipv6Address: address(fc.constantFrom('2001:db8::1', '::1', '64:ff9b::192.0.2.1')),
  InstanceType: maybe(
    fc.constantFrom<'t3.small'>(
      't3.small',
      ...(['u7i-12tb.224xlarge', 'mac2-m2pro.metal', 'trn1n.32xlarge'] as never[]),
    ),
  ),
  InstanceLifecycle: maybe(fc.constant('spot' as const)),
  LaunchTime: maybe(fc.date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true })),
  Placement: maybe(
    fc.record({ AvailabilityZone: maybe(fc.constantFrom('eu-central-1a', 'us-west-2-lax-1a')) }),
  ),
  Tags: maybe(
    fc.integer({ min: 1, max: 65_535 }).map((port) => [{ Key: 'local-ec2:ssh-port', Value: String(port) }]),
  ),
});

const route: fc.Arbitrary<Route | undefined> = maybe(
  fc.oneof(
    fc.constantFrom<Route>({ by: 'public' }, { by: 'ipv6' }, { by: 'ssm' }),
    fc.record({ by: fc.constant('private' as const), caller: maybe(fc.ipV4()) }),
    fc.record({
      by: fc.constant('instance-connect' as const),
      endpointId: id('eice'),
      dnsName: fc.constant('eice-1.ec2-instance-connect-endpoint.eu-central-1.amazonaws.com'),
      groupIds: fc.array(id('sg'), { maxLength: 3 }),
    }),
  ),
);

const intent = fc
  .record({
    identity: fc.record({
      repository: maybe(fc.constant('octo/demo')),
      id: fc.stringMatching(/^[\w. -]{1,20}$/),
    }),
    ready: fc.constantFrom(...READY_STATES.filter((state) => state !== 'user-data')),
    market: fc.constantFrom('on-demand' as const, 'spot' as const),
    egress: maybe(fc.constantFrom('none' as const, 'web' as const, 'any' as const)),
    ttlMinutes: fc.integer({ min: 15, max: 360 }),
    count: fc.integer({ min: 1, max: 5 }),
    tags: fc.dictionary(fc.stringMatching(/^[a-z]{1,9}$/), fc.stringMatching(/^[\w .:/=+@-]{0,40}$/), {
      maxKeys: 4,
    }),
    generation: maybe(fc.nat(9)),
  })
  .map((change) => fleetIntent(clock, change));

interface Grown {
  readonly intent: FleetHandle['intent'];
  readonly route: Route | undefined;
  readonly instances: readonly Instance[];
}

/** Every handle that a launch of these instances stores, and the one of its end. */
async function handlesOf({ intent: planned, route: way, instances }: Grown): Promise<readonly FleetHandle[]> {
  const saved: FleetHandle[] = [];
  const ledger = createLedger(planned, async (handle) => void saved.push(handle));
  await ledger.open(way);
  const token = planned.pools[0]?.clientToken ?? '';
  await ledger.sending('RunInstances', token);
  const ids = instances.flatMap(({ InstanceId = [] }) => InstanceId);
  await ledger.completed(token, 'created', ids);
  await ledger.launched();
  const hosts = instances.flatMap(
    (one, index) => toHost(ledger.handle(), `host-${index + 1}`, one, false) ?? [],
  );
  await ledger.ready(
    hosts,
    ids.map((one) => ({ kind: 'volume', id: one.replace('i-', 'vol-') })),
  );
  return [...saved, endRecord(ledger.handle(), clock.now())];
}

const json = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

describe('whatever a launch writes', () => {
  it('is read back, whenever its process ended and whatever EC2 had shown of the machines', async () => {
    const instances = fc.array(instance, { minLength: 1, maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(fc.record({ intent, route, instances }), async (grown) => {
        for (const handle of await handlesOf(grown))
          expect(json(parseHandle(JSON.stringify(packHandle(handle)), 'it'))).toEqual(json(handle));
      }),
      { numRuns: 150 },
    );
  });

  it('is known by its state', () => {
    fc.assert(
      fc.property(intent, (planned) => {
        const { fleetId, pools, region } = planned;
        const { intent: read } = readFleetState(fleetState(planned));
        expect(json({ fleetId: read.fleetId, pools: read.pools, region: read.region })).toEqual(
          json({ fleetId, pools, region }),
        );
      }),
      { numRuns: 100 },
    );
  });
});
