import { createVirtualClock } from '@ami-select/core/testing';
import { describe, expect, it } from 'vitest';
import type { Ec2Port } from '../aws/ports.ts';
import { FLEET_TAG, REPOSITORY_TAG } from '../fleet/signature.ts';
import { ec2Error, type SendOptions, untilAborted } from '../testing/fake-responses.ts';
import { fleetIntent, testDependencies } from '../testing/fixtures.ts';
import { scriptedEc2 } from '../testing/scripted-ec2.ts';
import { checkLiving } from './check-living.ts';

const HERE = 'eu-central-1';
const REGIONS = [
  { RegionName: HERE, OptInStatus: 'opt-in-not-required' },
  { RegionName: 'us-east-1', OptInStatus: 'opt-in-not-required' },
  { RegionName: 'ap-east-1', OptInStatus: 'opted-in' },
  { RegionName: 'me-south-1', OptInStatus: 'not-opted-in' },
];
const silent = {
  send: (_command: object, options?: SendOptions) => untilAborted(options),
} as unknown as Ec2Port;

interface Account {
  /** Machines of one fleet in each region, or what is thrown there. */
  readonly regions?: Readonly<Record<string, number | Error | 'silent'>>;
  readonly listed?: object | Error;
  readonly signal?: AbortSignal;
  readonly isHereOnly?: boolean;
}

async function check({ regions = {}, listed = { Regions: REGIONS }, signal, isHereOnly }: Account) {
  const clock = createVirtualClock();
  const startedAt = clock.now().getTime();
  const asked: string[] = [];
  const ec2In = (region: string): Ec2Port => {
    const found = regions[region] ?? 0;
    if (found === 'silent') return silent;
    const { ec2 } = scriptedEc2(({ action }) => {
      asked.push(`${region} ${action}`);
      if (action === 'DescribeRegions') return listed;
      return typeof found === 'number' ? machines(found, region) : found;
    });
    return ec2;
  };
  const others = isHereOnly === true ? {} : { ec2In };
  const dependencies = { ...testDependencies(ec2In(HERE), clock), ...others, signal };
  const intent = fleetIntent(clock, { count: 3 });
  const findings = await checkLiving(intent, [{ maxLiving: 5 }], dependencies);
  const seconds = (clock.now().getTime() - startedAt) / 1_000;
  const warnings = dependencies.lines.filter((line) => line.startsWith('max-living'));
  return { findings, texts: findings.map(({ problem }) => problem.message), warnings, asked, seconds };
}

function machines(count: number, region: string): object {
  const Tags = [
    { Key: FLEET_TAG, Value: `fleet-${region}` },
    { Key: REPOSITORY_TAG, Value: 'octo/demo' },
  ];
  return { Reservations: [{ Instances: Array.from({ length: count }, () => ({ Tags })) }] };
}

describe('what lives', () => {
  it('is counted in every enabled region, with one call for each, and named with its region', async () => {
    const { texts, warnings, asked } = await check({
      regions: { [HERE]: 1, 'us-east-1': 2, 'me-south-1': 9 },
    });

    expect(texts).toEqual([
      '3 is not valid because 3 machines of octo/demo live already (fleet-us-east-1 of octo/demo in us-east-1: 2, fleet-eu-central-1 of octo/demo: 1) and max-living is 5; expected at most 2, or a higher max-living',
    ]);
    expect(warnings).toEqual([]);
    expect(asked.toSorted()).toEqual([
      'ap-east-1 DescribeInstances',
      'eu-central-1 DescribeInstances',
      'eu-central-1 DescribeRegions',
      'us-east-1 DescribeInstances',
    ]);
  });

  it('lets nothing pass where a region may not be asked or does not respond', async () => {
    const denied = ec2Error('UnauthorizedOperation', 403);
    const { findings, warnings, seconds } = await check({
      regions: { 'us-east-1': denied, 'ap-east-1': 'silent', [HERE]: 2 },
    });

    expect(findings).toMatchObject([
      {
        code: 'PERMISSION_DENIED',
        cause: { action: 'ec2:DescribeInstances' },
        problem: {
          field: 'max-living',
          message:
            'cannot be checked because machines in us-east-1 could not be counted (ec2:DescribeInstances: UnauthorizedOperation); expected a policy that allows ec2:DescribeInstances there, or no max-living',
        },
      },
      {
        code: 'UNREACHABLE_ENDPOINT',
        problem: {
          message:
            'cannot be checked because machines in ap-east-1 could not be counted (ec2:DescribeInstances: TimeoutError); expected a response, or no max-living',
        },
      },
    ]);
    expect(warnings).toEqual([]);
    expect(seconds).toBeLessThan(40);
  });

  it('lets nothing pass where nobody may list the regions, and counts this one', async () => {
    const { findings } = await check({
      regions: { [HERE]: 3, 'us-east-1': 9 },
      listed: ec2Error('UnauthorizedOperation', 403),
    });

    expect(findings).toMatchObject([
      {
        code: 'CAP_EXCEEDED',
        problem: { message: expect.stringContaining('3 machines of octo/demo live already') },
      },
      {
        code: 'PERMISSION_DENIED',
        problem: { message: expect.stringContaining('machines in regions other than eu-central-1') },
        cause: { action: 'ec2:DescribeRegions' },
      },
    ]);
  });

  it.each([{}, { Regions: [] }])('lets nothing pass where the list of regions is %j', async (listed) => {
    const { texts } = await check({ listed });

    expect(texts).toEqual([
      'cannot be checked because machines in regions other than eu-central-1 could not be counted (The response to ec2:DescribeRegions names no region); expected a response, or no max-living',
    ]);
  });

  it('is counted in this region alone without clients for others, with a warning', async () => {
    const { texts, warnings } = await check({ regions: { 'us-east-1': 9 }, isHereOnly: true });

    expect(texts).toEqual([]);
    expect(warnings).toEqual([
      'max-living: only machines in eu-central-1 are counted, without a client for other regions.',
    ]);
  });

  it('is nothing in a region that a service control policy closes, with one warning', async () => {
    const closed = ec2Error('UnauthorizedOperation', 403);
    closed.message =
      'You are not authorized to perform this operation. User: arn:aws:sts::123456789012:assumed-role/ci/x is not authorized to perform: ec2:DescribeInstances with an explicit deny in a service control policy';
    const { findings, warnings } = await check({
      regions: { 'us-east-1': closed, 'ap-east-1': closed, [HERE]: 2 },
    });

    expect(findings).toEqual([]);
    expect(warnings).toEqual([
      'max-living: a service control policy closes ap-east-1, us-east-1; machines there were not counted.',
    ]);
  });

  it('lets nothing pass where this region may not be asked, whatever the others say', async () => {
    const { texts } = await check({ regions: { [HERE]: ec2Error('UnauthorizedOperation', 403) } });

    expect(texts).toEqual([expect.stringContaining('Not allowed to call ec2:DescribeInstances')]);
  });

  it('is not counted any more once the caller has aborted', async () => {
    await expect(check({ signal: AbortSignal.abort() })).rejects.toMatchObject({ code: 'ABORTED' });
  });
});
