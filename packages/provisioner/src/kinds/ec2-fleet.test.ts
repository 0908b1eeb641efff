import { createVirtualClock } from '@ami-select/core/testing';
import { describe, expect, it } from 'vitest';
import { ec2Error } from '../testing/fake-responses.ts';
import { testDependencies } from '../testing/fixtures.ts';
import { scriptedEc2 } from '../testing/scripted-ec2.ts';
import { ec2Fleets } from './ec2-fleet.ts';
import { findById } from './kind.ts';

/** EC2 knows these; one id that it does not know fails the whole call. */
function ec2With(...known: readonly string[]) {
  return scriptedEc2(({ input }) => {
    const { FleetIds } = input as { readonly FleetIds: readonly string[] };
    if (!FleetIds.every((id) => known.includes(id))) return ec2Error('InvalidFleetId.NotFound');
    return { Fleets: FleetIds.map((FleetId) => ({ FleetId })) };
  });
}

describe("EC2's records of CreateFleet calls", () => {
  it.each([
    [
      ['a', 'b', 'gone', 'c', 'd'],
      ['a', 'b', 'c', 'd'],
    ],
    [['gone'], []],
    [[], []],
  ])('of %j are found beside ids that EC2 does not know', async (ids, found) => {
    const { ec2 } = ec2With('a', 'b', 'c', 'd');

    const items = await findById(ec2Fleets, ids, testDependencies(ec2, createVirtualClock()));

    expect(items.map(({ id }) => id)).toEqual(found);
  });
});
