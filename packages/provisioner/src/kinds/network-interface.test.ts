import { createVirtualClock } from '@ami-select/core/testing';
import { expect, it } from 'vitest';
import { testDependencies } from '../testing/fixtures.ts';
import { inOrder, scriptedEc2 } from '../testing/scripted-ec2.ts';
import { moveToGroup } from './network-interface.ts';

const clock = createVirtualClock();
const exchange = { defaultGroup: 'sg-default', own: ['sg-1'] };
const one = { InstanceId: 'i-1', NetworkInterfaces: [{ NetworkInterfaceId: 'eni-1' }] };
const two = {
  InstanceId: 'i-2',
  NetworkInterfaces: [
    { NetworkInterfaceId: 'eni-2', Groups: [{ GroupId: 'sg-1' }] },
    { NetworkInterfaceId: 'eni-3', Groups: [{ GroupId: 'sg-1' }] },
    { NetworkInterfaceId: 'eni-of-somebody', Groups: [{ GroupId: 'sg-9' }] },
  ],
};

it('moves an instance, or each interface of one that has several', async () => {
  const { ec2, calls } = scriptedEc2(inOrder({}));

  await expect(moveToGroup([one, two], exchange, testDependencies(ec2, clock))).resolves.toBe(true);

  expect(calls.map(({ input }) => input)).toEqual([
    { InstanceId: 'i-1', Groups: ['sg-default'] },
    { NetworkInterfaceId: 'eni-2', Groups: ['sg-default'] },
    { NetworkInterfaceId: 'eni-3', Groups: ['sg-default'] },
  ]);
});

it('ends with the first refusal', async () => {
  const { ec2, calls } = scriptedEc2(() => {
    throw Object.assign(new Error('no'), { name: 'UnauthorizedOperation' });
  });

  await expect(moveToGroup([one, two], exchange, testDependencies(ec2, clock))).resolves.toBe(false);

  expect(calls).toHaveLength(1);
});

it('ends with a signal, so that the termination does not wait', async () => {
  const hurry = new AbortController();
  const { ec2, calls } = scriptedEc2(() => {
    hurry.abort();
    return {};
  });
  const dependencies = { ...testDependencies(ec2, clock), signal: hurry.signal };

  await expect(moveToGroup([one, two], exchange, dependencies)).resolves.toBe(false);

  expect(calls).toHaveLength(1);
});
