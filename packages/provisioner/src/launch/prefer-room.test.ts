import { createVirtualClock } from '@ami-select/core/testing';
import { describe, expect, it } from 'vitest';
import { ec2Error } from '../testing/fake-responses.ts';
import { testDependencies } from '../testing/fixtures.ts';
import { inOrder, scriptedEc2 } from '../testing/scripted-ec2.ts';
import { preferRoom, zonesOfSubnets } from './prefer-room.ts';

const pool = (place: object) => ({
  instanceType: 'c7g.large',
  market: 'on-demand' as const,
  clientToken: JSON.stringify(place),
  ...place,
});
const hint = new Error('… capacity by … or choosing eu-central-1c.');
const SUBNETS = [
  { SubnetId: 'subnet-b', AvailabilityZone: 'eu-central-1b' },
  { SubnetId: 'subnet-c', AvailabilityZone: 'eu-central-1c' },
];

function prefer(places: readonly object[], error: Error, response: unknown) {
  const { ec2, calls } = scriptedEc2(inOrder(response));
  const dependencies = testDependencies(ec2, createVirtualClock());
  const pools = places.map(pool);
  return {
    calls,
    result: preferRoom(pools, pool({ zone: 'eu-central-1a' }), error, () =>
      zonesOfSubnets(pools, dependencies),
    ),
  };
}

describe('preferRoom', () => {
  it('knows the zone of a pool without a call', async () => {
    const { calls, result } = prefer([{ zone: 'eu-central-1b' }, { zone: 'eu-central-1c' }], hint, {});

    expect((await result).map(({ zone }) => zone)).toEqual(['eu-central-1c', 'eu-central-1b']);
    expect(calls).toEqual([]);
  });

  it('looks up the zones of subnets', async () => {
    const { result } = prefer([{ subnetId: 'subnet-b' }, { subnetId: 'subnet-c' }], hint, {
      Subnets: SUBNETS,
    });

    expect((await result).map(({ subnetId }) => subnetId)).toEqual(['subnet-c', 'subnet-b']);
  });

  it('keeps the order where subnets may not be described', async () => {
    const denied = ec2Error('UnauthorizedOperation', 403);
    const { result } = prefer([{ subnetId: 'subnet-b' }, { subnetId: 'subnet-c' }], hint, denied);

    expect((await result).map(({ subnetId }) => subnetId)).toEqual(['subnet-b', 'subnet-c']);
  });

  it('sends nothing without a hint', async () => {
    const { calls, result } = prefer([{ subnetId: 'subnet-b' }, { subnetId: 'subnet-c' }], new Error(''), {});

    expect((await result).map(({ subnetId }) => subnetId)).toEqual(['subnet-b', 'subnet-c']);
    expect(calls).toEqual([]);
  });
});
