import { createVirtualClock, offBy } from '@ami-select/core/testing';
import { CreateSecurityGroupCommand } from '@aws-sdk/client-ec2';
import { describe, expect, it } from 'vitest';
import { hearTime } from '../aws/aws-time.ts';
import { createSignature, toTagList } from '../fleet/signature.ts';
import { testDependencies } from '../testing/fixtures.ts';
import { LOCAL_REGION, localHandlers } from '../testing/local-handler.ts';
import { scriptedEc2 } from '../testing/scripted-ec2.ts';
import { reapRegion } from './reap-region.ts';
import { assertReaped } from './report.ts';

const HOUR = 3_600_000;
const start = localHandlers();
const OPTIONS = { region: LOCAL_REGION, dryRun: false };

/** A pass by a clock that is off over two groups: one of a fleet whose lease ends then, one without a lease. */
async function pass(offMs: number, leaseMs: number) {
  const { ec2, clock } = await start([]);
  const expiresAt = new Date(clock.now().getTime() + leaseMs).toISOString();
  for (const lease of [expiresAt, '']) {
    const signature = createSignature(`fleet-000000000000000${lease.length > 0 ? 1 : 2}`, {}, lease);
    await ec2.send(
      new CreateSecurityGroupCommand({
        GroupName: `group ${lease}`.replaceAll(':', '.'),
        Description: 'left',
        TagSpecifications: [{ ResourceType: 'security-group', Tags: toTagList(signature) }],
      }),
    );
  }
  await clock.sleep(60_000);
  const dependencies = testDependencies(ec2, offBy(offMs, clock) as never);
  const report = await reapRegion(OPTIONS, dependencies);
  const outcomes = report.resources.map(({ outcome, reason }) => `${outcome} ${reason}`).sort();
  return { outcomes, lines: dependencies.lines.join('\n'), report, ec2, clock };
}

describe('a pass on a machine whose clock is wrong', () => {
  it.each([
    ['ahead of', 2 * HOUR],
    ['ahead of', 24 * HOUR],
    ['behind', -2 * HOUR],
  ])("judges by AWS's time where the clock is %s it", async (where, offMs) => {
    const living = await pass(offMs, HOUR);
    const over = await pass(offMs, -HOUR);

    expect(living.outcomes).toEqual(['marked no-lease', 'untouched lease-runs']);
    expect(living.lines).toContain(
      `The clock of this machine is ${Math.abs(offMs) === 2 * HOUR ? '2h' : '1d'} ${where} AWS's.`,
    );
    expect(over.outcomes).toEqual(['deleted lease-over', 'marked marked']);
  });

  it("marks by AWS's time, so that the mark is of no future", async () => {
    const { ec2, clock } = await pass(2 * HOUR, HOUR);

    const { resources } = await reapRegion(OPTIONS, testDependencies(ec2, clock));

    expect(resources.map(({ outcome, reason }) => `${outcome} ${reason}`)).toContain('untouched marked');
  });

  it('removes nothing where no response says what time it is', async () => {
    const clock = createVirtualClock();
    const { ec2, calls } = scriptedEc2(() => ({}));

    const report = await reapRegion(OPTIONS, testDependencies(ec2, clock));

    expect(report.unknown).toEqual([
      {
        region: LOCAL_REGION,
        kind: 'instance',
        reason: expect.stringContaining('no response said what time'),
      },
    ]);
    expect(() => assertReaped({ ...report, dryRun: false, regions: [LOCAL_REGION] })).toThrow(
      expect.objectContaining({ code: 'REMAINING_UNKNOWN' }),
    );
    expect(calls.every(({ action }) => action.startsWith('Describe'))).toBe(true);
  });

  it('removes nothing where responses differ about the time', async () => {
    const { ec2, clock } = await start([]);
    hearTime({ date: new Date(clock.now().getTime() - HOUR).toUTCString() }, clock);

    const { unknown } = await reapRegion(OPTIONS, testDependencies(ec2, clock));

    expect(unknown).toMatchObject([{ reason: expect.stringContaining('differ by more than five minutes') }]);
  });
});
