import { createVirtualClock } from '@ami-select/core/testing';
import { DescribeVolumesCommand, RunInstancesCommand, TerminateInstancesCommand } from '@aws-sdk/client-ec2';
import { expect, it } from 'vitest';
import { untilAborted } from '../testing/fake-responses.ts';
import { trackDoubt } from './patience.ts';
import type { Ec2Port } from './ports.ts';
import { timedClient } from './timed-client.ts';

const launch = new RunInstancesCommand({ ImageId: 'ami-1', MinCount: 1, MaxCount: 1 });
/** As in a bundle, whose classes have other names. */
const minified = new (class t extends RunInstancesCommand {})(launch.input);
const end = new TerminateInstancesCommand({ InstanceIds: ['i-1'] });
const list = new DescribeVolumesCommand({});

/** A client without responses, and how long a call on it took. */
function silent(untilMs?: number) {
  const clock = createVirtualClock(new Date(0));
  const aborted: boolean[] = [];
  const send = (_command: object, { abortSignal }: { abortSignal: AbortSignal }): Promise<never> => {
    abortSignal.addEventListener('abort', () => aborted.push(true));
    return untilAborted({ abortSignal });
  };
  const client = timedClient({ send } as unknown as Ec2Port, clock, untilMs);
  return { clock, client, aborted };
}

it.each([
  ['a launch', launch, 60_000],
  ['a launch of a bundle', minified, 60_000],
  ['any other call', end, 20_000],
])('cuts off %s without a response', async (_, command, ms) => {
  const { clock, client, aborted } = silent();

  await expect(client.send(command as never)).rejects.toMatchObject({
    name: 'TimeoutError',
    code: 'ETIMEDOUT',
    message: expect.stringMatching(/^(RunInstances|TerminateInstances) has no response after \d+ s$/),
  });

  expect(clock.now().getTime()).toBe(ms);
  expect(aborted).toEqual([true]);
});

it.each([
  [5_000, 5_000],
  [0, 2_000],
])('gives a call what is left of the time, %i ms, and 2 s at least', async (untilMs, ms) => {
  const { clock, client } = silent(untilMs);

  await expect(client.send(list as never)).rejects.toMatchObject({ code: 'ETIMEDOUT' });

  expect(clock.now().getTime()).toBe(ms);
});

it('sends nothing long after time is up', async () => {
  let calls = 0;
  const clock = createVirtualClock(new Date(100_000));
  const send = async (): Promise<object> => {
    calls += 1;
    return {};
  };
  const client = timedClient({ send } as unknown as Ec2Port, clock, 70_000);

  await expect(client.send(list as never)).rejects.toMatchObject({
    message: expect.stringContaining('time is up'),
  });

  expect(calls).toBe(0);
});

it('passes responses and failures on, and leaves no timer', async () => {
  const clock = createVirtualClock(new Date(0));
  const failure = new Error('refused');
  const send = async (command: object): Promise<object> => {
    if (command === end) throw failure;
    return { Volumes: [] };
  };
  const client = timedClient({ send } as unknown as Ec2Port, clock);

  await expect(client.send(list as never)).resolves.toEqual({ Volumes: [] });
  await expect(client.send(end as never)).rejects.toBe(failure);

  expect(clock.now().getTime()).toBe(0);
});

it('leaves a launch without a response in doubt', async () => {
  const { client } = silent();
  const tracked = trackDoubt(() => client.send(launch as never));

  await expect(tracked.call()).rejects.toMatchObject({ name: 'TimeoutError' });

  expect(tracked.inDoubt()).toBe(true);
});

it('leaves nothing behind of a client that throws', async () => {
  const clock = createVirtualClock(new Date(0));
  const send = (): never => {
    throw new Error('broken client');
  };
  const client = timedClient({ send } as unknown as Ec2Port, clock);

  await expect(client.send(list as never)).rejects.toThrow('broken client');
  await clock.sleep(60_000);
});
