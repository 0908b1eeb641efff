import { createVirtualClock } from '@ami-select/core/testing';
import { describe, expect, it } from 'vitest';
import type { Caps } from '../caps/caps.ts';
import { FLEET_TAG, REPOSITORY_TAG } from '../fleet/signature.ts';
import { ec2Error } from '../testing/fake-responses.ts';
import { fleetIntent, testDependencies } from '../testing/fixtures.ts';
import { inOrder, scriptedEc2 } from '../testing/scripted-ec2.ts';
import { checkLiving } from './check-living.ts';

const clock = createVirtualClock();

/** Machines of a fleet, `3 of fleet-a octo/demo`. */
function machines(text: string) {
  const [count, fleet = '', repository] = text.split(/ of | /);
  const Tags = [
    { Key: FLEET_TAG, Value: fleet },
    ...(repository === undefined ? [] : [{ Key: REPOSITORY_TAG, Value: repository }]),
  ];
  return Array.from({ length: Number(count) }, () => ({ Tags }));
}

async function check(caps: readonly Caps[], living: readonly string[], change: object = {}) {
  const Reservations = [{ Instances: living.flatMap(machines) }];
  const { ec2, calls } = scriptedEc2(inOrder({ Reservations }));
  const intent = fleetIntent(clock, { count: 3, ...change });
  const own = intent.fleetId;
  const findings = await checkLiving(intent, caps, testDependencies(ec2, clock));
  return {
    texts: findings.map(({ code, problem }) => `${code} ${problem.field}: ${problem.message}`),
    calls,
    own,
  };
}

describe('caps on what lives at once', () => {
  it('ask nobody where there is none', async () => {
    expect((await check([{ maxCount: 5 }], [])).calls).toEqual([]);
  });

  it('count the machines of the repository that are not going, by tag', async () => {
    const { texts, calls } = await check(
      [{ maxLiving: 5 }],
      ['2 of fleet-a octo/demo', '9 of fleet-b octo/other', '9 of fleet-c'],
    );

    expect(texts).toEqual([]);
    expect(calls).toEqual([
      {
        action: 'DescribeInstances',
        input: {
          Filters: [
            { Name: 'tag-key', Values: [FLEET_TAG] },
            { Name: 'instance-state-name', Values: ['pending', 'running', 'stopping', 'stopped'] },
          ],
        },
      },
    ]);
  });

  it('name who holds them, the largest fleet first', async () => {
    const { texts } = await check(
      [{ maxLiving: 5 }, { maxLiving: 9 }],
      ['1 of fleet-a octo/demo', '2 of fleet-b octo/demo', '9 of fleet-c octo/other'],
    );

    expect(texts).toEqual([
      'CAP_EXCEEDED count: 3 is not valid because 3 machines of octo/demo live already (fleet-b of octo/demo: 2, fleet-a of octo/demo: 1) and max-living is 5; expected at most 2, or a higher max-living',
    ]);
  });

  it('hold for the account beside that, with the name of their place', async () => {
    const nameOf = (cap: string): string => `AMI_SELECT_${cap}`;
    const living = ['1', '2', '3', '4', '5', '6', '7'].map((name) => `1 of fleet-${name} octo/x`);

    const { texts } = await check([{ maxLiving: 5, maxLivingAccount: 7, nameOf }], living);

    expect(texts).toEqual([
      'CAP_EXCEEDED count: 3 is not valid because 7 machines of this account live already (fleet-1 of octo/x: 1, fleet-2 of octo/x: 1, fleet-3 of octo/x: 1, fleet-4 of octo/x: 1, fleet-5 of octo/x: 1 and 2 more fleets) and AMI_SELECT_max-living-account is 7; expected the end of one of them, or a higher AMI_SELECT_max-living-account',
    ]);
  });

  it('count the account for a fleet without a repository, and never the fleet itself', async () => {
    const identity = { id: 'terminal' };
    const { own } = await check([], [], { identity });

    expect(
      (await check([{ maxLiving: 5 }], [`2 of ${own}`, '2 of fleet-a octo/x'], { identity })).texts,
    ).toEqual([]);
    expect((await check([{ maxLiving: 5 }], ['3 of fleet-a octo/x'], { identity })).texts).toHaveLength(1);
  });

  it('let nothing pass that is no number, or where nobody may count', async () => {
    expect((await check([{ maxLiving: Number.NaN }], [])).texts).toHaveLength(1);
    const { ec2 } = scriptedEc2(() => ec2Error('UnauthorizedOperation', 403));

    const findings = await checkLiving(fleetIntent(clock), [{ maxLiving: 5 }], testDependencies(ec2, clock));
    expect(findings).toMatchObject([
      { code: 'PERMISSION_DENIED', cause: { action: 'ec2:DescribeInstances' } },
    ]);
  });
});
