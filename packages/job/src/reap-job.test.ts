import { silentLogger } from '@ami-select/core';
import { createVirtualClock } from '@ami-select/core/testing';
import { assertReaped, type Ec2Port, type ReapReport } from '@ami-select/provisioner';
import { describe, expect, it } from 'vitest';
import { reapJob } from './reap-job.ts';

const homeRegion = 'us-west-2';
const REGIONS = { Regions: ['eu-west-1', homeRegion].map((RegionName) => ({ RegionName })) };

function refusal(name: string): Error {
  return Object.assign(new Error(`no ${name}`), { name, code: name, $fault: 'client', $metadata: {} });
}

/** A pass over an account where nothing is, whose regions are listed as the test says. */
async function reap(describeRegions: (asked: number) => unknown, signal?: AbortSignal) {
  const clock = createVirtualClock();
  const startedAt = clock.now().getTime();
  const searched = new Set<string>();
  let asked = 0;
  const launchClient = (region: string): Ec2Port => {
    const send = async ({ constructor: { name } }: object): Promise<unknown> => {
      if (name !== 'DescribeRegionsCommand') searched.add(region);
      if (name !== 'DescribeRegionsCommand') return {};
      asked += 1;
      return describeRegions(asked);
    };
    return { send } as unknown as Ec2Port;
  };
  const request = { homeRegion, permanent: false, dryRun: false };
  const report = await reapJob(
    { ...request, regions: undefined, endpoint: undefined, repository: undefined },
    { clock, logger: silentLogger, signal, launchClient },
  );
  const seconds = (clock.now().getTime() - startedAt) / 1_000;
  const unsearched = report.unknown.filter(({ kind }) => kind === 'resource');
  return { report, unsearched, searched: [...searched].sort(), asked, seconds };
}

function endOf(report: ReapReport): unknown {
  try {
    return assertReaped(report);
  } catch (error) {
    return error;
  }
}

describe('a pass over every region', () => {
  it.each(['RequestLimitExceeded', 'ECONNRESET', 'ExpiredToken', 'RequestExpired'])(
    'waits %s out',
    async (name) => {
      const { unsearched, searched, asked } = await reap((count) => {
        if (count <= 3) throw refusal(name);
        return REGIONS;
      });

      expect(asked).toBe(4);
      expect(searched).toEqual(['eu-west-1', homeRegion]);
      expect(unsearched).toEqual([]);
    },
  );

  it.each<[string, () => unknown, RegExp]>([
    [
      'is denied',
      () => {
        throw refusal('UnauthorizedOperation');
      },
      /^Not allowed to call ec2:DescribeRegions/,
    ],
    [
      'is throttled for good',
      () => {
        throw refusal('RequestLimitExceeded');
      },
      /RequestLimitExceeded/,
    ],
    ['is never answered', () => new Promise(() => {}), /DescribeRegions has no response after/],
    ['is answered by somebody else', () => ({}), /^The response to ec2:DescribeRegions names no region$/],
  ])('looks in its own where the list %s, and ends with 31', async (_, describeRegions, reason) => {
    const { report, unsearched, searched, seconds } = await reap(describeRegions);

    expect(searched).toEqual([homeRegion]);
    expect(unsearched).toEqual([
      { region: `every region but ${homeRegion}`, kind: 'resource', reason: expect.stringMatching(reason) },
    ]);
    expect(seconds).toBeLessThan(90);
    expect(endOf(report)).toMatchObject({
      code: 'REMAINING_UNKNOWN',
      exitClass: 'remaining-unknown',
      message: expect.stringContaining(`- unknown: every resource in every region but ${homeRegion}: `),
    });
  });

  it('looks nowhere with credentials that no call accepts, and says so once', async () => {
    const { report, searched } = await reap(() => {
      throw refusal('AuthFailure');
    });

    expect(searched).toEqual([]);
    expect(report.unknown).toEqual([
      {
        region: 'every region',
        kind: 'resource',
        reason: 'AWS accepts no call with these credentials (AuthFailure): no AuthFailure',
      },
    ]);
    expect(endOf(report)).toMatchObject({
      code: 'REMAINING_UNKNOWN',
      hint: expect.stringMatching(/^Renew the credentials, or see whether the regions/),
    });
  });

  it('ends when it is cancelled meanwhile', async () => {
    const stop = new AbortController();

    const pass = reap(() => {
      stop.abort();
      throw refusal('RequestLimitExceeded');
    }, stop.signal);

    await expect(pass).rejects.toMatchObject({ code: 'ABORTED' });
  });
});
