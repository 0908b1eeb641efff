import { CodedError } from '@ami-select/core';
import { createVirtualClock } from '@ami-select/core/testing';
import { describe, expect, it } from 'vitest';
import { spawnFleet } from '../spawn-fleet.ts';
import { FakeEc2 } from '../testing/fake-ec2.ts';
import { fleetIntent, spawnDependencies } from '../testing/fixtures.ts';
import { checkCaller } from './check-caller.ts';

const clock = createVirtualClock();

class UnknownAddress extends CodedError<'UNKNOWN_ADDRESS'> {}

describe('checkCaller', () => {
  it('stops a spawn whose caller has no known address before anything is stored or created', async () => {
    const ec2 = new FakeEc2({ clock });
    const unknown = new UnknownAddress('UNKNOWN_ADDRESS', 'usage', 'the address of this machine is unknown', {
      hint: 'Give ssh-from.',
    });
    const dependencies = spawnDependencies(ec2, clock, {
      callerAddress: async () => {
        throw unknown;
      },
    });

    await expect(spawnFleet(fleetIntent(clock), dependencies)).rejects.toMatchObject({
      code: 'INVALID_REQUEST',
      hint: 'Give ssh-from.',
      problems: [{ message: 'ssh-from: the address of this machine is unknown' }],
    });
    expect(dependencies.saved).toEqual([]);
    expect(ec2.count('CreateSecurityGroup')).toBe(0);
  });

  it('finds an answer that is no address, and a missing way to ask', async () => {
    const intent = fleetIntent(clock);

    await expect(checkCaller(intent, { callerAddress: async () => '<html>' })).resolves.toHaveLength(1);
    await expect(checkCaller(intent, {})).resolves.toHaveLength(1);
    await expect(checkCaller(intent, { callerAddress: async () => '198.51.100.4' })).resolves.toEqual([]);
  });

  it('asks nobody where the groups or the network are given', async () => {
    const groups = fleetIntent(clock, { securityGroupIds: ['sg-00000001'] });

    await expect(checkCaller(groups, {})).resolves.toEqual([]);
    await expect(checkCaller(fleetIntent(clock, { sshFrom: '203.0.113.7/32' }), {})).resolves.toEqual([]);
  });
});
