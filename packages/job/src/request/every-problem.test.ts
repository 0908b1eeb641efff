import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { formatProblem } from '@ami-select/core';
import { afterAll, describe, expect, it } from 'vitest';
import { givenRun } from '../testing/given-run.ts';
import { readJobRequest } from './read-request.ts';

const directory = mkdtempSync(join(tmpdir(), 'every-problem-'));
afterAll(() => rmSync(directory, { recursive: true }));

const given = (options: Record<string, unknown>) => givenRun(directory, options);

describe('readJobRequest lists every problem: it', () => {
  it.each<[string, Record<string, string>, readonly string[]]>([
    ['a field that needs another', { volumeIops: 'abc' }, ['--volume-iops', '--volume-type']],
    [
      'one that excludes another',
      { egress: 'all', securityGroupId: 'sg-01234567' },
      ['--egress', '--egress'],
    ],
    ['nothing beside a market', { market: 'spt', fallback: 'on-demand' }, ['--market']],
    ['nothing beside a count', { count: '0', minimum: '2' }, ['--count']],
    ['nothing beside a ttl', { ttl: 'soon', timeout: '2h' }, ['--ttl']],
    ['nothing beside a timeout', { ttl: '1m', timeout: 'soon' }, ['--timeout']],
    ['nothing beside a volume', { volumeType: 'gp9', volumeIops: '4000' }, ['--volume-type']],
    [
      'IOPS that fit the size of their volume',
      { volumeType: 'io1', volumeSize: '8', volumeIops: 'abc' },
      ['--volume-iops'],
    ],
    [
      'IOPS that fit the throughput of their volume',
      { volumeType: 'gp3', volumeThroughput: '2000', volumeIops: '1' },
      ['--volume-iops'],
    ],
  ])('takes a refused value for one that is there: %s', async (_name, options, fields) => {
    const { problems } = await readJobRequest(given(options)).catch((error) => error);

    expect(problems.map(({ field }: { field: string }) => field)).toEqual(fields);
  });

  it.each([
    [{ ttl: '5m', timeout: '1h' }, '5m'],
    [{ timeout: '2h' }, '1h'],
  ])('refuses a timeout that is not shorter than the ttl: %o', async (options, ttl) => {
    const { problems } = await readJobRequest(given(options)).catch((error) => error);

    expect(problems.map(formatProblem)).toEqual([
      expect.stringMatching(new RegExp(`^--timeout: .* expected a timeout shorter than ttl \\(${ttl}\\)`)),
    ]);
  });

  it('holds the lease of machines that are kept to the caps of its length and its price', async () => {
    const keep = { keep: true, keepMinutes: 7 * 24 * 60 };
    const options = { instanceType: ['m7i.large'], ttl: '1m', maxPrice: '1' };
    const { problems, code } = await readJobRequest(givenRun(directory, options, keep)).catch(
      (error) => error,
    );

    expect(code).toBe('CAP_EXCEEDED');
    expect(problems.map(formatProblem)).toEqual([
      expect.stringMatching(/^--keep-for: 7d is not valid because the cap is 6h by default/),
      expect.stringMatching(
        /^--keep-for: \$\d+\.\d\d \(1 × m7i.large for 7d .* is not valid because --max-price is/,
      ),
    ]);
  });

  it('shows a duration as it was given', async () => {
    const keep = { keep: true, keepMinutes: 1800, keepText: '30h' };
    const { problems } = await readJobRequest(givenRun(directory, {}, keep)).catch((error) => error);

    expect(problems.map(formatProblem)).toEqual([
      expect.stringMatching(/^--keep-for: 30h is not valid because the cap is 6h by default/),
    ]);
  });

  it('names a type that no cap allows once, also where machines are kept', async () => {
    const keep = { keep: true, keepMinutes: 60 };
    const options = { instanceType: ['m7i.large'], allowedInstanceType: ['t3.*'], maxCount: '1', count: '2' };
    const { problems } = await readJobRequest(givenRun(directory, options, keep)).catch((error) => error);

    expect(problems.map(({ field }: { field: string }) => field)).toEqual(['--count', '--instance-type']);
  });

  it('lists every problem of every tag', async () => {
    const tag = ['team', 'ami-select:run=x', '=y', `b=\u0001`];
    const { problems } = await readJobRequest(given({ tag })).catch((error) => error);

    expect(problems.map(formatProblem)).toEqual([
      expect.stringContaining(
        '--tag: 4 pairs is not valid because pair 1 is not key=value, and pair 3 is not',
      ),
      expect.stringContaining('--tag: ami-select:run is not valid'),
      expect.stringContaining('--tag b: a value with a control character is not valid'),
    ]);
  });
});
