import { silentLogger } from '@ami-select/core';
import { createVirtualClock } from '@ami-select/core/testing';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ProvisionerError } from '../fleet/errors.ts';
import { ec2Error, networkError } from '../testing/fake-responses.ts';
import { backOffMs, jittered, pause, request, retry, trackDoubt } from './patience.ts';

const unreachable = Object.assign(new Error('refused'), { code: 'ECONNREFUSED' });
const tooLarge = Object.assign(new Error('too large'), { code: 'RESPONSE_TOO_LARGE', $metadata: {} });
const action = 'ec2:DescribeInstances';

function failing(times: number, error: Error): { readonly call: () => Promise<string>; sent: () => number } {
  let sent = 0;
  const call = async () => {
    sent += 1;
    if (sent <= times) throw error;
    return 'response';
  };
  return { call, sent: () => sent };
}

function dependencies(signal?: AbortSignal) {
  const lines: string[] = [];
  const clock = createVirtualClock();
  const logger = { ...silentLogger, debug: (line: string) => void lines.push(line) };
  return { clock, lines, logger, ec2: {} as never, signal };
}

beforeEach(() => void vi.spyOn(Math, 'random').mockReturnValue(0.5));
afterEach(() => void vi.restoreAllMocks());

describe('retry', () => {
  it('sends a call again until there is a response, and logs each failure', async () => {
    const { call, sent } = failing(2, ec2Error('RequestLimitExceeded', 503));
    const around = dependencies();
    const before = around.clock.now().getTime();

    await expect(retry(call, { action }, around)).resolves.toBe('response');

    expect(sent()).toBe(3);
    expect(around.clock.now().getTime() - before).toBe(375 + 750);
    expect(around.lines).toEqual([
      'ec2:DescribeInstances attempt 1 failed (RequestLimitExceeded); again in 375 ms',
      'ec2:DescribeInstances attempt 2 failed (RequestLimitExceeded); again in 750 ms',
    ]);
  });

  it.each([
    ['a transient error', ec2Error('InternalError', 500), {}, 8],
    ['a lost response', networkError(), {}, 8],
    ['an unreachable endpoint', unreachable, {}, 4],
    ['an unreachable endpoint with fewer attempts allowed', unreachable, { attempts: 2 }, 2],
    ['as many attempts as allowed', ec2Error('InternalError', 500), { attempts: 3 }, 3],
    [
      'an error that passes here',
      ec2Error('InvalidGroup.NotFound'),
      { transient: ['InvalidGroup.NotFound'] },
      8,
    ],
    ['a refusal', ec2Error('UnauthorizedOperation', 403), {}, 1],
    ['a pool without room', ec2Error('InsufficientInstanceCapacity', 500), {}, 1],
  ])('gives up after %s with the error itself', async (_, error, options, attempts) => {
    const { call, sent } = failing(100, error);

    await expect(retry(call, { action, ...options }, dependencies())).rejects.toBe(error);

    expect(sent()).toBe(attempts);
  });

  it('sends nothing once the caller has aborted', async () => {
    const { call, sent } = failing(0, networkError());

    await expect(retry(call, { action }, dependencies(AbortSignal.abort()))).rejects.toMatchObject({
      code: 'ABORTED',
      message: 'Stopped while calling ec2:DescribeInstances.',
    });
    expect(sent()).toBe(0);
  });
});

describe('request', () => {
  it('rejects with an error of this package', async () => {
    const failure = await request(
      () => Promise.reject(ec2Error('UnauthorizedOperation', 403)),
      { action },
      dependencies(),
    ).catch((error: unknown) => error);

    expect(failure).toBeInstanceOf(ProvisionerError);
    expect(failure).toMatchObject({ code: 'PERMISSION_DENIED', action });
  });

  it('passes the response on', async () => {
    await expect(request(async () => 7, { action }, dependencies())).resolves.toBe(7);
  });
});

describe('trackDoubt', () => {
  it.each([
    ['a response', undefined, false],
    ['a lost response', networkError(), true],
    ['a refusal', ec2Error('UnauthorizedOperation', 403), false],
    ['a response that is too large', tooLarge, true],
    ['a response that is broken', ec2Error('SyntaxError', 200), true],
  ])('after %s', async (_, error, inDoubt) => {
    const tracked = trackDoubt(failing(error === undefined ? 0 : 1, error ?? networkError()).call);

    await tracked.call().catch(() => {});

    expect(tracked.inDoubt()).toBe(inDoubt);
  });

  it('stays in doubt after a refusal that follows a lost response', async () => {
    const errors = [networkError(), ec2Error('UnauthorizedOperation', 403)];
    const tracked = trackDoubt(() => Promise.reject(errors.shift()));

    await tracked.call().catch(() => {});
    await tracked.call().catch(() => {});

    expect(tracked.inDoubt()).toBe(true);
  });
});

describe('pause', () => {
  it('reports an abort as ABORTED, whether the sleep rejects or resolves', async () => {
    const controller = new AbortController();
    const rejecting = { now: () => new Date(0), sleep: () => Promise.reject(new Error('woken')) };
    const resolving = { now: () => new Date(0), sleep: () => Promise.resolve() };
    controller.abort();

    for (const clock of [rejecting, resolving])
      await expect(pause(clock, 1_000, controller.signal)).rejects.toMatchObject({
        code: 'ABORTED',
        message: 'Stopped while waiting.',
      });
  });

  it('passes on what a clock rejects with', async () => {
    const broken = { now: () => new Date(0), sleep: () => Promise.reject(new Error('broken clock')) };

    await expect(pause(broken, 1_000)).rejects.toThrow('broken clock');
  });
});

describe('backOffMs and jittered', () => {
  it('doubles from half a second to 15 s', () => {
    vi.mocked(Math.random).mockReturnValue(1);

    expect([1, 2, 3, 4, 5, 6, 7].map(backOffMs)).toEqual([500, 1_000, 2_000, 4_000, 8_000, 15_000, 15_000]);
  });

  it('never falls below half of it', () => {
    vi.mocked(Math.random).mockReturnValue(0);

    expect([1, 6].map(backOffMs)).toEqual([250, 7_500]);
  });

  it.each([
    [0, 750],
    [0.5, 1_000],
    [1, 1_250],
  ])('jitters a second with %f to %i ms', (random, ms) => {
    vi.mocked(Math.random).mockReturnValue(random);

    expect(jittered(1_000)).toBe(ms);
  });
});
