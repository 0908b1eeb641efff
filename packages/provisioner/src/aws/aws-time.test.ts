import { createVirtualClock, offBy } from '@ami-select/core/testing';
import { DescribeInstancesCommand } from '@aws-sdk/client-ec2';
import { describe, expect, it } from 'vitest';
import { localHandlers } from '../testing/local-handler.ts';
import { awsNow, clockOffset, describeOffset, hearTime } from './aws-time.ts';
import { timedClient } from './timed-client.ts';

const start = localHandlers();
const HOUR = 3_600_000;

function heard(...offsetsMs: readonly number[]) {
  const clock = createVirtualClock();
  for (const ms of offsetsMs) hearTime({ date: new Date(clock.now().getTime() + ms).toUTCString() }, clock);
  return clock;
}

describe("AWS's time", () => {
  it.each([
    ['ahead', 2 * HOUR],
    ['behind', -2 * HOUR],
  ])('is known from the first response, where the clock is %s', async (_, ms) => {
    const { ec2, clock } = await start([]);
    const wrong = offBy(ms, clock);

    expect(clockOffset(wrong)).toBeUndefined();
    await timedClient(ec2, wrong).send(new DescribeInstancesCommand({}));

    expect(Math.abs(awsNow(wrong).getTime() - clock.now().getTime())).toBeLessThan(1_000);
  });

  it('is known from a refusal, too', async () => {
    const effect = { kind: 'error', code: 'UnauthorizedOperation', status: 403 } as const;
    const { ec2, clock } = await start([{ match: { operation: 'DescribeInstances' }, effect }]);
    const wrong = offBy(2 * HOUR, clock);

    await expect(timedClient(ec2, wrong).send(new DescribeInstancesCommand({}))).rejects.toThrow();

    expect(describeOffset(wrong)).toBe("The clock of this machine is 2h ahead of AWS's.");
  });

  it('is that of the clock as long as no response says otherwise, by a minute at least', () => {
    for (const clock of [heard(), heard(59_000), heard(-59_000)]) {
      expect(awsNow(clock)).toEqual(clock.now());
      expect(describeOffset(clock)).toBeUndefined();
    }
    expect(describeOffset(heard(10 * 60_000))).toBe("The clock of this machine is 10m behind AWS's.");
  });

  it('is not taken from what is no time, nor out of a cache', () => {
    const clock = createVirtualClock();

    for (const headers of [{}, { date: 'soon' }, { date: new Date(0).toUTCString(), age: '60' }])
      hearTime(headers, clock);

    expect(clockOffset(clock)).toBeUndefined();
  });

  it.each([
    [[0, 300_000], true],
    [[0, 302_000, 0], false],
  ])('is steady where responses agree: %j %s', (offsets, isSteady) => {
    expect(clockOffset(heard(...offsets))).toMatchObject({ isSteady });
  });
});
