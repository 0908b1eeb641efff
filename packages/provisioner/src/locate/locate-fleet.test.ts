import { silentLogger } from '@ami-select/core';
import { createVirtualClock } from '@ami-select/core/testing';
import { describe, expect, it } from 'vitest';
import type { Ec2Port } from '../aws/ports.ts';
import { locateFleet } from './locate-fleet.ts';

const fleetId = 'fleet-0123456789abcdef';
const ENABLED = ['eu-west-1', 'us-east-1', 'us-west-2'];

type Answer = (action: string, input: object) => object;

function refusal(name: string): Error {
  return Object.assign(new Error(`no ${name}`), { name, $fault: 'client', $metadata: {} });
}

/** Regions that say what the test says, and otherwise nothing; every call is counted. */
function account(answers: Readonly<Record<string, Answer>> = {}) {
  const calls: string[] = [];
  const ec2In = (region: string): Ec2Port =>
    ({
      send: async ({ constructor: { name }, input }: { constructor: { name: string }; input: object }) => {
        const action = name.replace(/Command$/, '');
        calls.push(`${region} ${action}`);
        if (action === 'DescribeRegions') {
          const given = (answers[`${region} ${action}`] ?? answers[action])?.(action, input);
          return given ?? { Regions: ENABLED.map((RegionName) => ({ RegionName })) };
        }
        return answers[region]?.(action, input) ?? {};
      },
    }) as unknown as Ec2Port;
  return { calls, ec2In };
}

const shows =
  (action: string, found: object): Answer =>
  (called) =>
    called === action ? found : {};

async function locate(answers: Readonly<Record<string, Answer>>, region = 'us-west-2') {
  const clock = createVirtualClock();
  const startedAt = clock.now().getTime();
  const { calls, ec2In } = account(answers);
  const lines: string[] = [];
  const logger = { ...silentLogger, warn: (line: string) => void lines.push(line) };
  const outcome = await locateFleet({ fleetId, region }, { ec2In, clock, logger }).catch(
    (error: unknown) => error as { code: string; message: string; proof: object },
  );
  return { outcome, lines, calls, seconds: (clock.now().getTime() - startedAt) / 1_000 };
}

describe('locateFleet', () => {
  it.each([
    ['a machine', shows('DescribeInstances', { Reservations: [{}] })],
    ['a volume', shows('DescribeVolumes', { Volumes: [{}] })],
    ['its group', shows('DescribeSecurityGroups', { SecurityGroups: [{}] })],
  ])('finds %s in another region than the given one, without a wait', async (_, answer) => {
    const { outcome, calls, seconds } = await locate({ 'us-east-1': answer });

    expect(outcome).toBe('us-east-1');
    expect(seconds).toBe(0);
    expect(calls).toHaveLength(1 + 3 * 4);
  });

  it('says at once which regions do not respond, and until when they are asked', async () => {
    const dead: Answer = () => {
      throw Object.assign(new Error('connect ECONNREFUSED'), { name: 'Error', code: 'ECONNREFUSED' });
    };

    const { lines } = await locate({ 'us-west-2': dead, 'us-east-1': dead });

    expect(lines).toEqual([
      'us-west-2 does not respond (Error: connect ECONNREFUSED), nor does 1 more. Asked again until 2026-01-01T00:04:00.000Z.',
    ]);
  });

  it('finds a fleet whose region was mistyped', async () => {
    const unknown: Answer = () => {
      throw refusal('AuthFailure');
    };
    const found = shows('DescribeInstances', { Reservations: [{}] });

    const { outcome } = await locate(
      { 'nowhere-1 DescribeRegions': unknown, 'nowhere-1': unknown, 'eu-west-1': found },
      'nowhere-1',
    );

    expect(outcome).toBe('eu-west-1');
  });

  it('finds a machine whose tags are gone, by the beginning of its client token', async () => {
    const byToken: Answer = (action, input) =>
      action === 'DescribeInstances' &&
      JSON.stringify(input).includes(`"client-token","Values":["${fleetId}-*"]`)
        ? { Reservations: [{}] }
        : {};

    expect((await locate({ 'eu-west-1': byToken })).outcome).toBe('eu-west-1');
  });

  it('needs one of its searches alone', async () => {
    const answer: Answer = (action) => {
      if (action === 'DescribeInstances') throw refusal('InternalError');
      return action === 'DescribeVolumes' ? { Volumes: [{}] } : {};
    };

    expect((await locate({ 'eu-west-1': answer })).outcome).toBe('eu-west-1');
  });

  it('takes the given region where an endpoint shows the same in all', async () => {
    const everywhere = shows('DescribeInstances', { Reservations: [{}] });

    const { outcome } = await locate(Object.fromEntries(ENABLED.map((region) => [region, everywhere])));

    expect(outcome).toBe('us-west-2');
  });

  it('goes on searching for a fleet that is not visible yet, in all regions at once', async () => {
    let asked = 0;
    const late: Answer = (action) => {
      if (action === 'DescribeVolumes') asked += 1;
      return asked > 3 && action === 'DescribeVolumes' ? { Volumes: [{}] } : {};
    };

    const { outcome, seconds } = await locate({ 'eu-west-1': late });

    expect(outcome).toBe('eu-west-1');
    expect(seconds).toBeGreaterThan(10);
    expect(seconds).toBeLessThan(30);
  });

  it('does not know about a fleet that shows nowhere, and says where it looked', async () => {
    const { outcome, seconds } = await locate({});

    expect(outcome).toMatchObject({
      code: 'REMAINING_UNKNOWN',
      exitClass: 'remaining-unknown',
      message: expect.stringContaining('nothing of it shows in us-west-2, eu-west-1, us-east-1'),
      proof: { clean: false, created: [], unknown: [{ reason: expect.stringContaining('eu-west-1') }] },
    });
    expect(seconds).toBeGreaterThanOrEqual(30);
    expect(seconds).toBeLessThan(40);
  });

  it('names the regions that cannot be asked, and asks them again until they can', async () => {
    let refused = 0;
    const blinking: Answer = (action) => {
      if (action === 'DescribeInstances' && refused++ < 2) throw refusal('RequestLimitExceeded');
      return {};
    };
    const closed: Answer = () => {
      throw refusal('AuthFailure');
    };

    const { outcome } = await locate({ 'us-east-1': closed, 'eu-west-1': blinking });

    expect(outcome).toMatchObject({
      message: expect.stringMatching(
        /shows in us-west-2, eu-west-1; not searched: us-east-1 \(AuthFailure: no AuthFailure\)\.$/,
      ),
    });
  });

  it.each(['ECONNRESET', 'RequestLimitExceeded', 'ExpiredToken'])(
    'waits %s out, and asks nobody else meanwhile',
    async (name) => {
      let asked = 0;
      const late: Answer = (action) => {
        if (action === 'DescribeInstances') asked += 1;
        if (asked <= 40) throw Object.assign(refusal(name), { code: name });
        return action === 'DescribeInstances' ? { Reservations: [{}] } : {};
      };

      const { outcome, calls, seconds } = await locate({ 'us-east-1': late });

      expect(outcome).toBe('us-east-1');
      expect(seconds).toBeGreaterThan(60);
      expect(calls.filter((call) => call.startsWith('eu-west-1')).length).toBeLessThan(40);
    },
  );

  it('does not wait for ever for a region that never responds', async () => {
    const silent: Answer = () => new Promise(() => {});

    const { outcome, seconds } = await locate({ 'us-east-1': silent });

    expect(outcome).toMatchObject({
      message: expect.stringMatching(/not searched: us-east-1 \(TimeoutError: /),
    });
    expect(seconds).toBeGreaterThanOrEqual(240);
    expect(seconds).toBeLessThan(270);
  });

  it('does not know where nothing can be asked, and says why', async () => {
    const unreachable: Answer = () => {
      throw refusal('ECONNREFUSED');
    };

    const { outcome } = await locate({ DescribeRegions: unreachable, 'us-west-2': unreachable });

    expect(outcome).toMatchObject({
      code: 'REMAINING_UNKNOWN',
      message: expect.stringContaining('shows in any region; not searched: us-west-2 (ECONNREFUSED'),
    });
  });

  it('searches the given region where the others may not be listed, and says so', async () => {
    const unlisted: Answer = () => {
      throw refusal('UnauthorizedOperation');
    };
    const found = shows('DescribeInstances', { Reservations: [{}] });

    const known = await locate({ DescribeRegions: unlisted, 'us-west-2': found });
    const unknown = await locate({ DescribeRegions: unlisted });

    expect(known.outcome).toBe('us-west-2');
    expect(unknown.outcome).toMatchObject({
      message: expect.stringContaining('not searched: the other regions (UnauthorizedOperation'),
    });
  });

  it('takes a list without a region for no answer about the other regions', async () => {
    const { outcome } = await locate({ DescribeRegions: () => ({ Regions: [] }) });

    expect(outcome).toMatchObject({
      code: 'REMAINING_UNKNOWN',
      message: expect.stringContaining(
        'not searched: the other regions (The response to ec2:DescribeRegions names no region)',
      ),
    });
  });

  it('asks each region once when there is no time', async () => {
    const { calls, ec2In } = account();
    const dependencies = { ec2In, clock: createVirtualClock(), logger: silentLogger };

    const search = locateFleet(
      { fleetId, region: 'us-west-2' },
      { ...dependencies, signal: AbortSignal.abort() },
    );

    await expect(search).rejects.toMatchObject({ code: 'REMAINING_UNKNOWN' });
    expect(calls).toHaveLength(1 + 3 * 4);
  });
});
