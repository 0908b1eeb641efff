import { createVirtualClock } from '@ami-select/core/testing';
import { describe, expect, it } from 'vitest';
import { ec2Error } from '../testing/fake-responses.ts';
import { fleetIntent, testDependencies } from '../testing/fixtures.ts';
import { inOrder, type ScriptedCall, scriptedEc2 } from '../testing/scripted-ec2.ts';
import { findByIds, findByTag, findByToken } from './instance.ts';

const clock = createVirtualClock();
const reservation = (...ids: string[]) => ({ Instances: ids.map((InstanceId) => ({ InstanceId })) });
const numbered = (prefix: string, count: number) =>
  Array.from({ length: count }, (_, at) => `${prefix}${at}`);

function filtersOf({ input }: ScriptedCall): readonly { Name: string; Values: string[] }[] {
  return (input as { Filters: { Name: string; Values: string[] }[] }).Filters;
}

it('finds by the tokens of all pools, 200 in a filter', async () => {
  const { ec2, calls } = scriptedEc2(inOrder({ Reservations: [reservation('i-1')] }));
  const [pool] = fleetIntent(clock).pools;
  const pools = numbered('token-', 201).map((clientToken) => ({ ...pool!, clientToken }));

  const found = await findByToken({ ...fleetIntent(clock), pools }, testDependencies(ec2, clock));

  expect(calls.map((call) => filtersOf(call).map(({ Name, Values }) => [Name, Values.length]))).toEqual([
    [['client-token', 200]],
    [['client-token', 1]],
  ]);
  expect(found).toHaveLength(2);
});

describe('a fleet whose id alone is known', () => {
  const intent = { ...fleetIntent(clock), pools: [] };
  const Instances = [
    { InstanceId: 'i-1', ClientToken: `${intent.fleetId}-${'0'.repeat(32)}` },
    { InstanceId: 'i-2', ClientToken: 'bob' },
  ];

  it.each([
    ['is found by the beginning of its tokens', undefined, 1],
    ['is found again after a fault of the server', ec2Error('InternalError', 500), 1],
    ['is picked from all instances where there is no such filter', ec2Error('Error', 500), 0],
  ])('%s', async (_, failure, filters) => {
    const { ec2, calls } = scriptedEc2((_call, index) =>
      index === 0 && failure ? failure : { Reservations: [{ Instances }] },
    );

    const found = await findByToken(intent, testDependencies(ec2, clock));

    expect(found.map(({ InstanceId }) => InstanceId)).toEqual(['i-1']);
    expect(filtersOf(calls[0]!)).toEqual([{ Name: 'client-token', Values: [`${intent.fleetId}-*`] }]);
    expect(filtersOf(calls.at(-1)!)).toHaveLength(filters);
  });

  it('is not listed whole without the permission', async () => {
    const { ec2, calls } = scriptedEc2(() => ec2Error('UnauthorizedOperation', 403));

    await expect(findByToken(intent, testDependencies(ec2, clock))).rejects.toMatchObject({
      code: 'PERMISSION_DENIED',
    });
    expect(calls.map(filtersOf).filter(({ length }) => length !== 1)).toEqual([]);
  });
});

it('picks the machines of the pools from all instances where there is no such filter, at once', async () => {
  const [{ clientToken: ClientToken } = { clientToken: '' }] = fleetIntent(clock).pools;
  const Instances = [
    { InstanceId: 'i-1', ClientToken },
    { InstanceId: 'i-2', ClientToken: 'bob' },
  ];
  const { ec2, calls } = scriptedEc2((call) =>
    filtersOf(call).length > 0 ? ec2Error('Error', 500) : { Reservations: [{ Instances }] },
  );

  const found = await findByToken(fleetIntent(clock), testDependencies(ec2, clock));

  expect(found.map(({ InstanceId }) => InstanceId)).toEqual(['i-1']);
  expect(calls).toHaveLength(2);
});

it('reads every page', async () => {
  const { ec2, calls } = scriptedEc2(
    inOrder(
      { Reservations: [reservation('i-1', 'i-2'), {}], NextToken: 'more' },
      { NextToken: 'last' },
      { Reservations: [reservation('i-3')], NextToken: '' },
    ),
  );

  const found = await findByToken(fleetIntent(clock), testDependencies(ec2, clock));

  expect(found.map(({ InstanceId }) => InstanceId)).toEqual(['i-1', 'i-2', 'i-3']);
  expect(calls.map(({ input }) => (input as { NextToken?: string }).NextToken)).toEqual([
    undefined,
    'more',
    'last',
  ]);
});

it('finds a fleet by its signature', async () => {
  const intent = fleetIntent(clock);
  const { ec2, calls } = scriptedEc2(inOrder({ Reservations: [reservation('i-1')] }));

  const found = await findByTag(intent, testDependencies(ec2, clock));

  expect(calls.flatMap(filtersOf)).toEqual([{ Name: 'tag:ami-select:fleet', Values: [intent.fleetId] }]);
  expect(found).toHaveLength(1);
});

it('sends no call for no ids', async () => {
  const { ec2, calls } = scriptedEc2(inOrder({}));

  await expect(findByIds([], testDependencies(ec2, clock))).resolves.toEqual([]);
  expect(calls).toEqual([]);
});

it('names the action that fails', async () => {
  const { ec2 } = scriptedEc2(() => Object.assign(new Error('no'), { name: 'UnauthorizedOperation' }));

  await expect(findByIds(['i-1'], testDependencies(ec2, clock))).rejects.toMatchObject({
    code: 'PERMISSION_DENIED',
    action: 'ec2:DescribeInstances',
  });
});
