import { DeleteTagsCommand, TerminateInstancesCommand } from '@aws-sdk/client-ec2';
import { GetScheduleCommand, UpdateScheduleCommand } from '@aws-sdk/client-scheduler';
import { describe, expect, it } from 'vitest';
import { spawnFleet } from '../spawn-fleet.ts';
import { type LeasedWorld, leasedFleets, withoutMachineLease } from '../testing/leased-fleet.ts';
import { LOCAL_REGION } from '../testing/local-handler.ts';
import { type ReapOptions, reapRegion } from './reap-region.ts';

const DENY = {
  match: { operation: 'TerminateInstances' },
  effect: { kind: 'error', code: 'UnauthorizedOperation', status: 403 },
} as const;
const MINUTE = 60_000;
const world = leasedFleets();

async function pass({ dependencies }: LeasedWorld, options: Partial<ReapOptions> = {}) {
  const report = await reapRegion({ region: LOCAL_REGION, dryRun: false, ...options }, dependencies);
  const outcomes = report.resources.flatMap(({ kind, outcome, reason }) =>
    kind === 'schedule' ? `${outcome} ${reason}` : [],
  );
  return { report, outcomes };
}

async function spawned(rules?: Parameters<typeof world>[0]) {
  const all = await world(rules);
  const { hosts } = await spawnFleet(all.intent, all.dependencies);
  return { ...all, instanceIds: hosts.map(({ instanceId }) => instanceId) };
}

describe('a reaper', () => {
  it('removes the schedule of a machine that is gone, and no other', async () => {
    const all = await spawned();
    await all.ec2.send(new TerminateInstancesCommand({ InstanceIds: [all.instanceIds[0]!] }));
    expect((await pass(all)).outcomes).toEqual(['untouched in-use', 'untouched in-use']);
    await all.clock.sleep(15 * MINUTE);

    const planned = await pass(all, { dryRun: true });
    expect(planned.outcomes.sort()).toEqual(['planned machine-gone', 'untouched in-use']);
    expect(planned.report.resources.find(({ action }) => action === 'sweep')?.command).toContain(
      'aws scheduler delete-schedule --name ami-select-fleet-',
    );
    const { report, outcomes } = await pass(all);

    expect(outcomes.sort()).toEqual(['deleted machine-gone', 'untouched in-use']);
    expect(report.unknown).toEqual([]);
    expect(await all.names()).toEqual([`ami-select-${all.intent.fleetId}-${all.instanceIds[1]}`]);
  });

  it('leaves the schedule of a machine that lost its tags', async () => {
    const all = await spawned();
    await all.ec2.send(new DeleteTagsCommand({ Resources: all.instanceIds }));
    await all.clock.sleep(20 * MINUTE);

    expect((await pass(all)).outcomes).toEqual(['untouched in-use', 'untouched in-use']);
  });

  it('leaves what has no tags to mark to its machine', async () => {
    const all = await spawned();
    const Tags = [{ Key: 'ami-select:expires-at' }];
    await all.ec2.send(new DeleteTagsCommand({ Resources: all.instanceIds, Tags }));

    expect((await pass(all)).outcomes).toEqual(['untouched in-use', 'untouched in-use']);
  });

  it.each([
    ['goes with the machine', [], 'deleted machine-gone'],
    ['stays with a machine that may not be terminated', [DENY], 'remaining lease-over'],
  ])('%s whose lease is over', async (_title, rules, wanted) => {
    const all = await world(rules);
    await spawnFleet(withoutMachineLease(all.intent), all.dependencies);
    for (const Name of await all.names()) {
      const { Target, FlexibleTimeWindow, ScheduleExpression } = await all.scheduler.send(
        new GetScheduleCommand({ Name }),
      );
      await all.scheduler.send(
        new UpdateScheduleCommand({
          ...{ Name, Target, FlexibleTimeWindow, ScheduleExpression },
          State: 'DISABLED',
        }),
      );
    }
    await all.clock.sleep(60 * MINUTE);

    expect((await pass(all)).outcomes).toEqual([wanted, wanted]);
    expect(await all.names()).toHaveLength(wanted.startsWith('deleted') ? 0 : 2);
  });

  it('does not know whose it is when the machine is gone: one of one repository leaves it', async () => {
    const all = await spawned();
    await all.ec2.send(new TerminateInstancesCommand({ InstanceIds: all.instanceIds }));
    await all.clock.sleep(15 * MINUTE);
    const repository = 'octo/demo';

    expect((await pass(all, { repository: 'octo/other' })).outcomes).toEqual(
      Array.from({ length: 2 }, () => 'untouched other-repository'),
    );
    // EC2 still shows the machines, with their tags.
    expect((await pass(all, { repository })).outcomes.length).toBe(2);
  });

  it('says so, and knows the rest, where it may not list them', async () => {
    const effect = { kind: 'error', code: 'AccessDeniedException', status: 403 } as const;
    // The launch asks first.
    const all = await spawned([{ match: { operation: 'ListSchedules' }, after: 1, effect }]);

    const { report, outcomes } = await pass(all);

    expect(outcomes).toEqual([]);
    expect(report.unknown).toEqual([]);
    expect(all.lines.join('\n')).toContain('were not looked for (AccessDeniedException');
  });
});
