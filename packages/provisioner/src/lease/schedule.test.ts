import { CreateScheduleCommand, DeleteScheduleCommand } from '@aws-sdk/client-scheduler';
import { describe, expect, it } from 'vitest';
import type { SchedulerPort } from '../aws/ports.ts';
import { spawnFleet } from '../spawn-fleet.ts';
import { terminateFleet } from '../terminate/terminate-fleet.ts';
import { leasedFleets, withoutMachineLease } from '../testing/leased-fleet.ts';
import { renewLease } from './renew-lease.ts';

const MINUTE = 60_000;
const world = leasedFleets();

describe('a lease on the side of AWS', () => {
  it('is one schedule for each instance, and deleted with the fleet', async () => {
    const { dependencies, intent, names } = await world();
    const { hosts } = await spawnFleet(intent, dependencies);

    expect(await names()).toEqual(
      hosts.map(({ instanceId }) => `ami-select-${intent.fleetId}-${instanceId}`).sort(),
    );
    const proof = await terminateFleet(intent, dependencies);

    expect(proof.clean).toBe(true);
    expect(await names()).toEqual([]);
  });

  it('ends machines whose own lease never ran, two minutes after their expiry', async () => {
    const { dependencies, intent, clock, pass, living, names } = await world();
    await spawnFleet(withoutMachineLease(intent), dependencies);
    const expiry = Date.parse(intent.expiresAt);
    clock.advance(expiry + MINUTE - clock.now().getTime());
    expect(living()).toHaveLength(2);

    await pass(10);

    expect(living()).toEqual([]);
    expect(await names()).toEqual([]);
  });

  it('ends the others when one is gone', async () => {
    const { dependencies, intent, pass, living, ec2 } = await world();
    const { hosts } = await spawnFleet(withoutMachineLease(intent), dependencies);
    const { TerminateInstancesCommand } = await import('@aws-sdk/client-ec2');
    await ec2.send(new TerminateInstancesCommand({ InstanceIds: [hosts[0]!.instanceId] }));

    await pass(180);

    expect(living()).toEqual([]);
  });

  it('moves with a renewal, tag and all', async () => {
    const { dependencies, intent, clock, pass, living, names } = await world();
    const { hosts } = await spawnFleet(withoutMachineLease(intent), dependencies);
    clock.advance(30 * MINUTE);

    await renewLease({ intent, hosts }, 45, dependencies);
    clock.advance(40 * MINUTE);
    expect(living()).toHaveLength(2);
    await pass(15);

    expect(living()).toEqual([]);
    expect(await names()).toEqual([]);
  });

  it('is created again by a renewal when somebody deleted it', async () => {
    const { dependencies, intent, scheduler, names } = await world();
    const { hosts } = await spawnFleet(intent, dependencies);
    const [Name] = await names();
    await scheduler.send(new DeleteScheduleCommand({ Name }));

    await renewLease({ intent, hosts }, 45, dependencies);

    expect(await names()).toHaveLength(2);
  });

  it('waits for a role that Scheduler may not assume yet', async () => {
    const all = await world();
    let refusals = 3;
    const send = (command: object): Promise<never> => {
      if (!(command instanceof CreateScheduleCommand) || refusals === 0)
        return all.scheduler.send(command as never) as Promise<never>;
      refusals -= 1;
      const message =
        'The execution role you provide must allow AWS EventBridge Scheduler to assume the role.';
      return Promise.reject(Object.assign(new Error(message), { name: 'ValidationException' }));
    };

    await spawnFleet(all.intent, { ...all.dependencies, scheduler: { send } as SchedulerPort });

    expect(refusals).toBe(0);
    expect(await all.names()).toHaveLength(2);
  });

  it.each([
    ['a denial', 'AccessDeniedException', 'PERMISSION_DENIED', 403],
    ['a refusal', 'ServiceQuotaExceededException', 'REFUSED', 402],
  ])('no lease, no launch: %s ends what was launched', async (_title, code, failure, status) => {
    const effect = { kind: 'error', code, status } as const;
    const { dependencies, intent, living } = await world([
      { match: { operation: 'CreateSchedule' }, effect },
    ]);

    await expect(spawnFleet(intent, dependencies)).rejects.toMatchObject({ code: failure });

    expect(living()).toEqual([]);
  });

  it('makes no schedule twice after a lost response, and throttling is waited out', async () => {
    const { dependencies, intent, names } = await world([
      { match: { operation: 'CreateSchedule' }, times: 1, effect: { kind: 'lose-response' } },
      {
        match: { operation: 'DeleteSchedule' },
        times: 2,
        effect: { kind: 'error', code: 'ThrottlingException' },
      },
    ]);
    await spawnFleet(intent, dependencies);
    expect(await names()).toHaveLength(2);

    expect((await terminateFleet(intent, dependencies)).clean).toBe(true);
    expect(await names()).toEqual([]);
  });

  it('is said to remain, with the command that deletes it, when it may not be deleted', async () => {
    const effect = { kind: 'error', code: 'AccessDeniedException', status: 403 } as const;
    const { dependencies, intent } = await world([{ match: { operation: 'DeleteSchedule' }, effect }]);
    await spawnFleet(intent, dependencies);

    const failure = await terminateFleet(intent, dependencies).catch((error: unknown) => error);

    expect(failure).toMatchObject({ code: 'REMAINING' });
    expect(String(failure)).toContain(`aws scheduler delete-schedule --name ami-select-${intent.fleetId}-i-`);
  });

  it('needs no call without a role, and a client with one', async () => {
    const { dependencies, intent, journal } = await world();
    await spawnFleet({ ...intent, leaseRoleArn: undefined }, { ...dependencies, scheduler: undefined });
    await terminateFleet({ ...intent, leaseRoleArn: undefined }, { ...dependencies, scheduler: undefined });

    expect(journal.requests().filter(({ service }) => service === 'scheduler')).toEqual([]);
    const other = await world();
    await expect(
      spawnFleet(other.intent, { ...other.dependencies, scheduler: undefined }),
    ).rejects.toMatchObject({
      code: 'INVALID_REQUEST',
    });
  });
});
