import { createVirtualClock } from '@ami-select/core/testing';
import { expect, it } from 'vitest';
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
