import { StopInstancesCommand } from '@aws-sdk/client-ec2';
import {
  CreateScheduleCommand,
  CreateScheduleGroupCommand,
  DeleteScheduleCommand,
  DeleteScheduleGroupCommand,
  GetScheduleCommand,
  GetScheduleGroupCommand,
  ListScheduleGroupsCommand,
  ListSchedulesCommand,
  SchedulerClient,
  UpdateScheduleCommand,
} from '@aws-sdk/client-scheduler';
import { describe, expect, it } from 'vitest';
import { describeTest, launchTest } from '../../testing/launch.ts';
import { refusal } from '../../testing/refusal.ts';
import { simulate } from '../../testing/simulate.ts';

const MINUTE = 60_000;
/** Half an hour after the start. */
const AT = 'at(2026-11-22T08:30:00)';
const ROLE = 'arn:aws:iam::123456789012:role/lease';

function start() {
  const sim = simulate();
  const { requestHandler, endpoint, credentials } = sim.local;
  const common = { requestHandler, endpoint, credentials, region: 'us-east-1', maxAttempts: 1 } as never;
  return { ...sim, clock: sim.local.clock, scheduler: new SchedulerClient(common) };
}

function schedule(ids: readonly string[], change: object = {}) {
  return {
    Name: 'lease-1',
    ScheduleExpression: AT,
    FlexibleTimeWindow: { Mode: 'OFF' as const },
    ActionAfterCompletion: 'DELETE' as const,
    Target: {
      Arn: 'arn:aws:scheduler:::aws-sdk:ec2:terminateInstances',
      RoleArn: ROLE,
      Input: JSON.stringify({ InstanceIds: ids }),
      RetryPolicy: { MaximumRetryAttempts: 2, MaximumEventAgeInSeconds: 3600 },
    },
    ...change,
  };
}

async function launched() {
  const world = start();
  const [instance] = await launchTest(world.ec2);
  const id = instance!.InstanceId;
  world.clock.advance(MINUTE);
  const state = async (): Promise<string | undefined> => (await describeTest(world.ec2, id)).State?.Name;
  const names = async (): Promise<(string | undefined)[]> =>
    (await world.scheduler.send(new ListSchedulesCommand({}))).Schedules!.map(({ Name }) => Name);
  return { ...world, id, state, names };
}

describe('row 64: a one-time schedule', () => {
  it('terminates its instance at its time, and is gone then', async () => {
    const { scheduler, clock, state, id, names } = await launched();
    const { ScheduleArn } = await scheduler.send(new CreateScheduleCommand(schedule([id])));
    clock.advance(28 * MINUTE);
    expect([await state(), await names()]).toEqual(['running', ['lease-1']]);

    clock.advance(2 * MINUTE);

    expect(ScheduleArn).toMatch(/^arn:aws:scheduler:us-east-1:\d{12}:schedule\/default\/lease-1$/);
    expect(await state()).not.toBe('running');
    expect(await names()).toEqual([]);
  });

  it('moves with an update, whose absent fields get their defaults', async () => {
    const { scheduler, clock, state, id, names } = await launched();
    await scheduler.send(new CreateScheduleCommand(schedule([id])));
    const later = schedule([id], {
      ScheduleExpression: 'at(2026-11-22T09:00:00)',
      ActionAfterCompletion: undefined,
    });
    await scheduler.send(new UpdateScheduleCommand(later));
    clock.advance(35 * MINUTE);
    expect(await state()).toBe('running');

    clock.advance(30 * MINUTE);

    expect(await state()).not.toBe('running');
    expect(await names()).toEqual(['lease-1']);
  });

  it('does nothing once it is deleted', async () => {
    const { scheduler, clock, state, id } = await launched();
    await scheduler.send(new CreateScheduleCommand(schedule([id])));
    await scheduler.send(new DeleteScheduleCommand({ Name: 'lease-1', GroupName: 'default' }));

    clock.advance(60 * MINUTE);

    expect(await state()).toBe('running');
  });

  it('is refused as the call is: one bad id and no instance ends; it retries, and is gone after the last try', async () => {
    const { scheduler, clock, state, id, names, local } = await launched();
    await scheduler.send(new CreateScheduleCommand(schedule([id, 'i-0123456789abcdef0'])));

    clock.advance(60 * MINUTE);

    expect(await state()).toBe('running');
    expect(await names()).toEqual([]);
    const calls = local.journal.requests().filter(({ accessKeyId }) => accessKeyId === 'schedule/lease-1');
    expect(calls.map(({ code }) => code)).toEqual(
      Array.from({ length: 3 }, () => 'InvalidInstanceID.NotFound'),
    );
  });

  it('ends a stopped instance, too, and nothing when its time is over already', async () => {
    const { scheduler, ec2, clock, state, id } = await launched();
    await ec2.send(new StopInstancesCommand({ InstanceIds: [id] }));
    await scheduler.send(
      new CreateScheduleCommand(
        schedule([id], { Name: 'past', ScheduleExpression: 'at(2026-01-01T00:00:00)' }),
      ),
    );
    clock.advance(20 * MINUTE);
    expect(await state()).toBe('stopped');

    await scheduler.send(new CreateScheduleCommand(schedule([id])));
    clock.advance(20 * MINUTE);

    expect(await state()).not.toBe('stopped');
  });

  it('is read as it was written', async () => {
    const { scheduler, id } = await launched();
    const input = schedule([id], { Description: 'a lease' });
    await scheduler.send(new CreateScheduleCommand(input));

    const output = await scheduler.send(new GetScheduleCommand({ Name: 'lease-1' }));

    expect(output).toMatchObject({
      ...input,
      State: 'ENABLED',
      ScheduleExpressionTimezone: 'UTC',
      GroupName: 'default',
    });
    expect(output.CreationDate).toEqual(new Date('2026-11-22T08:01:00Z'));
  });

  it('has a name of its own, and a token that repeats', async () => {
    const { scheduler } = start();
    const first = schedule(['i-0123456789abcdef0'], { ClientToken: 'token' });
    await scheduler.send(new CreateScheduleCommand(first));
    await scheduler.send(new CreateScheduleCommand(first));

    const again = scheduler.send(new CreateScheduleCommand(schedule([], { ClientToken: 'other' })));

    expect(await refusal(again)).toMatchObject({ name: 'ConflictException' });
  });

  it.each([
    [{ Name: 'a b' }, 'ValidationException'],
    [{ ScheduleExpression: 'at(2026-11-22T08:30:00Z)' }, 'ValidationException'],
    [{ ScheduleExpression: 'rate(1 hour)' }, 'NotImplemented'],
    [{ ScheduleExpressionTimezone: 'Europe/Berlin' }, 'NotImplemented'],
    [{ GroupName: 'nowhere' }, 'ResourceNotFoundException'],
    [{ ClientToken: 'a b' }, 'ValidationException'],
    [{ FlexibleTimeWindow: { Mode: 'FLEXIBLE', MaximumWindowInMinutes: 5 } }, 'NotImplemented'],
    [
      { Target: { Arn: 'arn:aws:lambda:us-east-1:123456789012:function:f', RoleArn: ROLE } },
      'NotImplemented',
    ],
    [{ Target: { ...schedule([]).Target, RoleArn: 'lease' } }, 'ValidationException'],
    [{ Target: { ...schedule([]).Target, Input: '{' } }, 'ValidationException'],
    [{ Target: { ...schedule([]).Target, Input: '{"instanceIds":[]}' } }, 'ValidationException'],
    [
      { Target: { ...schedule([]).Target, RetryPolicy: { MaximumRetryAttempts: 186 } } },
      'ValidationException',
    ],
    [{ Target: undefined }, 'ValidationException'],
    [{ KmsKeyArn: 'arn:aws:kms:us-east-1:123456789012:key/x' }, 'NotImplemented'],
  ])('with %j is refused: %s', async (change, name) => {
    const { scheduler } = start();
    const call = scheduler.send(new CreateScheduleCommand(schedule([], change) as never));

    expect(await refusal(call)).toMatchObject({ name });
  });

  it.each([
    new GetScheduleCommand({ Name: 'none' }),
    new UpdateScheduleCommand(schedule([], { Name: 'none' })),
    new DeleteScheduleCommand({ Name: 'none' }),
    new GetScheduleGroupCommand({ Name: 'none' }),
    new DeleteScheduleGroupCommand({ Name: 'none' }),
  ])('that is not there is ResourceNotFoundException: %o', async (command) => {
    const { scheduler } = start();

    expect(await refusal(scheduler.send(command as never))).toMatchObject({
      name: 'ResourceNotFoundException',
    });
  });
});

describe('schedules of a group', () => {
  it('are listed by group and prefix, page by page, and go with their group', async () => {
    const { scheduler } = start();
    await scheduler.send(new CreateScheduleGroupCommand({ Name: 'fleets' }));
    for (const Name of ['a-1', 'a-2', 'b-1'])
      await scheduler.send(new CreateScheduleCommand(schedule([], { Name, GroupName: 'fleets' })));
    await scheduler.send(new CreateScheduleCommand(schedule([], { Name: 'a-3' })));
    const list = async (input: object): Promise<(string | undefined)[]> =>
      (await scheduler.send(new ListSchedulesCommand(input))).Schedules!.map(({ Name }) => Name);

    expect(await list({ GroupName: 'fleets', NamePrefix: 'a-' })).toEqual(['a-1', 'a-2']);
    const page = await scheduler.send(new ListSchedulesCommand({ MaxResults: 3 }));
    expect(page.Schedules).toHaveLength(3);
    expect(await list({ MaxResults: 3, NextToken: page.NextToken })).toEqual(['b-1']);
    for (const input of [{ MaxResults: 0 }, { MaxResults: 101 }, { NextToken: 'x' }])
      expect(await refusal(list(input))).toMatchObject({ name: 'ValidationException' });
    const groups = await scheduler.send(new ListScheduleGroupsCommand({}));
    expect(groups.ScheduleGroups?.map(({ Name }) => Name)).toEqual(['default', 'fleets']);

    await scheduler.send(new DeleteScheduleGroupCommand({ Name: 'fleets' }));

    expect(await list({})).toEqual(['a-3']);
    const ofDefault = scheduler.send(new DeleteScheduleGroupCommand({ Name: 'default' }));
    expect(await refusal(ofDefault)).toMatchObject({ name: 'ValidationException' });
  });
});
