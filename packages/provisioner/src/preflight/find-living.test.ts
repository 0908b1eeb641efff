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
}

async function check({ regions = {}, listed = { Regions: REGIONS }, signal }: Account) {
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
  const dependencies = { ...testDependencies(ec2In(HERE), clock), ec2In, signal };
  const intent = fleetIntent(clock, { count: 3 });
  const findings = await checkLiving(intent, [{ maxLiving: 5 }], dependencies);
  const seconds = (clock.now().getTime() - startedAt) / 1_000;
  const warnings = dependencies.lines.filter((line) => line.startsWith('max-living'));
  return { texts: findings.map(({ problem }) => problem.message), warnings, asked, seconds };
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

  it('is counted where it may be: other regions are a warning that names them and why', async () => {
    const { texts, warnings, seconds } = await check({
      regions: { 'us-east-1': ec2Error('UnauthorizedOperation', 403), 'ap-east-1': 'silent', [HERE]: 2 },
    });

    expect(texts).toEqual([]);
    expect(warnings).toEqual([
      'max-living: machines in us-east-1, ap-east-1 were not counted (ec2:DescribeInstances: UnauthorizedOperation, ec2:DescribeInstances: TimeoutError).',
    ]);
    expect(seconds).toBeLessThan(40);
  });

  it('is counted in this region where nobody may list the others', async () => {
    const { texts, warnings } = await check({
      regions: { [HERE]: 3, 'us-east-1': 9 },
      listed: ec2Error('UnauthorizedOperation', 403),
    });

    expect(texts).toEqual([expect.stringContaining('3 machines of octo/demo live already')]);
    expect(warnings).toEqual([
      'max-living: machines in regions other than eu-central-1 were not counted (ec2:DescribeRegions: UnauthorizedOperation).',
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
