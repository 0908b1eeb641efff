import { createVirtualClock } from '@ami-select/core/testing';
import { describe, expect, it } from 'vitest';
import type { SchedulerPort, SpawnDependencies } from '../aws/ports.ts';
import type { FleetRequest } from '../fleet/fleet-request.ts';
import { spawnFleet } from '../spawn-fleet.ts';
import { FakeEc2, type FakeEc2Options } from '../testing/fake-ec2.ts';
import { ec2Error } from '../testing/fake-responses.ts';
import { fleetIntent, spawnDependencies } from '../testing/fixtures.ts';
import { checkPermissions } from './check-permissions.ts';
import { preflight } from './preflight.ts';

const ROLE = 'arn:aws:iam::123456789012:role/lease';
const ASKED = 'CreateSecurityGroup (dry run)';

function simulate(fault?: FakeEc2Options['fault'], change: Partial<SpawnDependencies> = {}) {
  const clock = createVirtualClock();
  const ec2 = new FakeEc2({ clock, fault });
  const dependencies = spawnDependencies(ec2, clock, change);
  const check = (request: Partial<FleetRequest> = {}) =>
    checkPermissions(fleetIntent(clock, request), dependencies);
  return { clock, ec2, dependencies, check };
}

async function namesAsked(request: Partial<FleetRequest>): Promise<readonly string[]> {
  const { ec2, check } = simulate();
  await check(request);
  return ec2.calls.map(({ action }) => action);
}

function refuse(...actions: readonly string[]): NonNullable<FakeEc2Options['fault']> {
  return ({ action }) =>
    actions.includes(action) ? { error: 'UnauthorizedOperation', status: 403 } : undefined;
}

/** Schedules whose list ends in an error, or not. */
function schedulerWith(error?: Error) {
  const asked: object[] = [];
  const send = async ({ input }: { readonly input: object }): Promise<object> => {
    asked.push(input);
    if (error !== undefined) throw error;
    return { Schedules: [] };
  };
  return { asked, scheduler: { send } as unknown as SchedulerPort };
}

describe('permissions before a launch', () => {
  it('asks for the group as the launch creates it', async () => {
    const { clock, ec2, dependencies } = simulate();

    await spawnFleet(fleetIntent(clock, { subnetIds: ['subnet-00000001'] }), dependencies);

    const inputOf = (name: string) => ec2.calls.find(({ action }) => action === name)?.input;
    const created = inputOf('CreateSecurityGroup');
    expect(created).toMatchObject({
      VpcId: 'vpc-1',
      TagSpecifications: [{ ResourceType: 'security-group' }],
    });
    expect(inputOf(ASKED)).toEqual({ ...Object(created), DryRun: true });
  });

  it('asks for nothing that the fleet does not need', async () => {
    const { asked, scheduler } = schedulerWith();
    const { ec2, check } = simulate(undefined, { scheduler });

    expect(await check({ securityGroupIds: ['sg-0123456789abcdef0'] })).toEqual([]);
    expect(asked).toEqual([]);
    expect(ec2.calls.map(({ action }) => action).sort()).toEqual([
      'DescribeInstances',
      'DescribeNetworkInterfaces',
      'DescribeSecurityGroups',
      'DescribeVolumes',
    ]);
    expect(await namesAsked({ market: 'spot' })).toContain('DescribeSpotInstanceRequests');
  });

  it('names every list that the end could not take, all at once, and creates nothing', async () => {
    const lists = [
      'DescribeInstances',
      'DescribeVolumes',
      'DescribeNetworkInterfaces',
      'DescribeSecurityGroups',
    ];
    const { clock, ec2, dependencies } = simulate(refuse(...lists));

    const failure = await preflight(fleetIntent(clock), dependencies).catch((error: unknown) => error);

    expect(failure).toMatchObject({
      code: 'PERMISSION_DENIED',
      problems: lists.map((action) => ({ message: expect.stringContaining(`call ec2:${action} (`) })),
    });
    expect(ec2.remaining()).toEqual([]);
    expect(ec2.count('RunInstances')).toBe(0);
  });

  it('names every missing action at once, with what else is wrong, and creates nothing', async () => {
    const { scheduler } = schedulerWith(ec2Error('AccessDeniedException', 403));
    const { clock, ec2, dependencies } = simulate(refuse(ASKED, 'RunInstances (dry run)'), { scheduler });

    const intent = fleetIntent(clock, { leaseRoleArn: ROLE, instanceTypes: ['c7i.large'] });
    const failure = await preflight(intent, dependencies).catch((error: unknown) => error);

    expect(failure).toMatchObject({
      code: 'PERMISSION_DENIED',
      problems: [
        { field: 'instance-types' },
        { message: expect.stringContaining('Not allowed to call ec2:RunInstances') },
        { message: expect.stringContaining('Not allowed to call ec2:CreateSecurityGroup') },
        { message: expect.stringContaining('Not allowed to call scheduler:ListSchedules') },
      ],
    });
    expect(ec2.remaining()).toEqual([]);
  });

  it('says what a decoded denial says', async () => {
    const denial = Object.assign(ec2Error('UnauthorizedOperation', 403), {
      message: 'You are not authorized. Encoded authorization failure message: abc_1',
    });
    const context = {
      principal: { arn: 'arn:aws:sts::1:role' },
      action: 'ec2:CreateTags',
      resource: 'group',
    };
    const decodeDenial = async () => JSON.stringify({ explicitDeny: false, context });
    const { dependencies, clock } = simulate(undefined, { decodeDenial });
    const ec2 = { send: () => Promise.reject(denial) } as never;

    const [finding] = await checkPermissions(fleetIntent(clock), { ...dependencies, ec2 });

    expect(finding?.problem.message).toContain('ec2:CreateTags');
  });

  it.each(['InvalidGroup.Duplicate', 'VPCIdNotSpecified', 'InvalidParameterValue', 'ExpiredToken'])(
    'leaves %s to the launch and the other checks',
    async (error) => {
      const { check } = simulate(({ action }) => (action === ASKED ? { error } : undefined));

      expect(await check()).toEqual([]);
    },
  );

  it('lists no more than one schedule, and takes no response for no denial', async () => {
    const silent = schedulerWith(Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' }));
    const { check } = simulate(undefined, { scheduler: silent.scheduler });

    expect(await check({ leaseRoleArn: ROLE })).toEqual([]);
    expect(silent.asked).toMatchObject([{ GroupName: 'default', MaxResults: 1 }]);
  });

  it('leaves subnets that nobody may describe to their check', async () => {
    const { check } = simulate(refuse('DescribeSubnets'));

    expect(await check({ subnetIds: ['subnet-00000001'] })).toEqual([]);
  });

  it('stops when the caller has aborted', async () => {
    const { check } = simulate(undefined, { signal: AbortSignal.abort() });

    await expect(check()).rejects.toMatchObject({ code: 'ABORTED' });
  });
});
