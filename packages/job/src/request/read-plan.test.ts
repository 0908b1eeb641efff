import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { givenRun } from '../testing/given-run.ts';
import { plannedPrice } from './planned-price.ts';
import { type GivenJob, readJobRequest } from './read-request.ts';

const AT_A_DESK = { variables: { AWS_REGION: 'us-east-1' }, where: 'nowhere' } as const;

describe('the request of a plan', () => {
  let workingDirectory: string;
  beforeEach(() => {
    workingDirectory = mkdtempSync(join(tmpdir(), 'read-plan-'));
  });
  afterEach(() => rmSync(workingDirectory, { recursive: true }));

  const plan = (change: Partial<GivenJob> = {}): ReturnType<typeof readJobRequest> =>
    readJobRequest(givenRun(workingDirectory, {}, { ...AT_A_DESK, ...change }));

  it('has the region of the environment, so that its price is known', async () => {
    const request = await plan();

    expect(request.region).toBe('us-east-1');
    expect(plannedPrice(request).unknown).toEqual([]);
  });

  it('needs no region', async () => {
    const variables = { AWS_CONFIG_FILE: '/nowhere', AWS_SHARED_CREDENTIALS_FILE: '/nowhere' };

    expect((await plan({ variables })).region).toBeUndefined();
  });

  it('refuses to keep machines longer than a run would', async () => {
    await expect(plan({ keep: true, keepMinutes: 420 })).rejects.toMatchObject({
      code: 'CAP_EXCEEDED',
      problems: [{ field: '--keep-for', message: expect.stringContaining('7h is not valid') }],
    });
  });
});
