import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { silentLogger } from '@ami-select/core';
import { createVirtualClock } from '@ami-select/core/testing';
import {
  type CreatingCall,
  createIntent,
  endRecord,
  type FleetHandle,
  ProvisionerError,
  readHandle,
  writeHandle,
  writeRenewal,
} from '@ami-select/provisioner';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { JobEvent } from './context/events.ts';
import { type FleetGuard, guardFleet } from './guard.ts';
import { ASKED_FLEET } from './testing/asked-fleet.ts';

const clock = createVirtualClock();
const intent = createIntent(ASKED_FLEET, { clock });
const planned: FleetHandle = { intent, calls: [] };
const launched: CreatingCall = {
  action: 'RunInstances',
  token: intent.pools[0]?.clientToken ?? '',
  outcome: 'created',
  ids: ['i-0123456789abcdef0'],
};
const created: FleetHandle = { intent, calls: [launched] };

describe('guardFleet', () => {
  let directory: string;
  let events: JobEvent[];
  let calls: number;
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'guard-'));
    events = [];
    calls = 0;
  });
  afterEach(() => rmSync(directory, { recursive: true }));

  /** EC2 refuses everything: what is tested here is whether the fleet is terminated, not how. */
  function guard({ embedded = false, signal = new AbortController().signal } = {}): FleetGuard {
    const send = async (): Promise<never> => {
      calls += 1;
      throw Object.assign(new Error('You are not authorized'), {
        name: 'UnauthorizedOperation',
        $fault: 'client',
        $metadata: { httpStatusCode: 403 },
      });
    };
    return guardFleet(intent, {
      ec2: { send },
      clock,
      logger: silentLogger,
      signal,
      report: (event) => events.push(event),
      handles: {
        path: (fleetId) => join(directory, `${fleetId}.json`),
        read: async () => undefined,
        write: writeHandle,
        renew: writeRenewal,
      },
      embedded,
    });
  }

  it('stores the handle for its owner only', async () => {
    const { save, path } = guard();

    await save(created);

    expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({ intent: { fleetId: intent.fleetId } });
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  it('stores a renewed lease for others, and writes no handle that another process has ended', async () => {
    const { save, path, renewed } = guard();
    await save(created);
    await renewed('2026-01-01T05:00:00.000Z');
    expect((await readHandle(path)).intent.expiresAt).toBe('2026-01-01T05:00:00.000Z');
    await writeHandle(path, endRecord(created, clock.now()));

    await renewed('2026-01-01T06:00:00.000Z');

    expect(await readHandle(path)).toMatchObject({ terminatedAt: clock.now().toISOString() });
    expect(readFileSync(path, 'utf8')).not.toContain('PRIVATE');
  });

  it('terminates nothing when the work failed before the first creating call', async () => {
    const { save, protect, remaining } = guard();
    await save(planned);

    await expect(protect(() => Promise.reject(new Error('refused')))).rejects.toThrow('refused');

    expect(calls).toBe(0);
    expect(remaining()).toEqual(['nothing remains: no machine was created']);
  });

  it('terminates the fleet when the work failed, and reports what went wrong with that beside the error', async () => {
    const { save, protect } = guard();
    await save(created);

    await expect(protect(() => Promise.reject(new Error('step failed')))).rejects.toThrow('step failed');

    expect(calls).toBeGreaterThan(0);
    expect(events.map(({ type }) => type)).toEqual([
      'phase-started',
      'run-priced',
      'phase-ended',
      'clean-up-failed',
    ]);
  });

  it('throws the reason of its signal once the clean-up is over', async () => {
    const controller = new AbortController();
    const { save, protect } = guard({ signal: controller.signal });
    await save(planned);

    const working = protect(async () => {
      controller.abort(new Error('SIGINT'));
      throw new Error('aborted call');
    });

    await expect(working).rejects.toThrow('SIGINT');
  });

  it.each([
    ['a failing step', undefined],
    ['a signal', new Error('SIGINT')],
  ])('throws what remains after %s, which is its cause', async (_, reason) => {
    const controller = new AbortController();
    const { save, protect } = guard({ signal: controller.signal });
    await save(created);
    const failure = new Error('step failed');

    const working = protect(async () => {
      if (reason !== undefined) controller.abort(reason);
      throw failure;
    });

    await expect(working).rejects.toMatchObject({
      exitClass: 'remaining',
      proof: { clean: false },
      cause: reason ?? failure,
      message: expect.stringContaining((reason ?? failure).message),
    });
    expect(calls).toBeGreaterThan(0);
  });

  it('leaves the fleet of another alone, and records that nothing of its own is left to end', async () => {
    const { save, protect, path } = guard();
    await save({ intent, calls: [{ ...launched, outcome: 'refused', ids: [] }] });

    const working = protect(() => Promise.reject(new ProvisionerError('CONFLICT', 'another fleet')));

    await expect(working).rejects.toMatchObject({ code: 'CONFLICT' });
    expect(calls).toBe(0);
    expect(await readHandle(path)).toMatchObject({ terminatedAt: clock.now().toISOString() });
  });

  it('terminates after a conflict what was launched before it', async () => {
    const { save, protect } = guard();
    await save(created);

    const working = protect(() => Promise.reject(new ProvisionerError('CONFLICT', 'another fleet')));

    await expect(working).rejects.toMatchObject({
      exitClass: 'remaining',
      proof: { remaining: [{ id: 'i-0123456789abcdef0' }] },
      cause: { code: 'CONFLICT' },
    });
  });

  it('lists what remains and how to remove it', async () => {
    const { save, path, remaining } = guard();

    await save(created);

    expect(remaining()).toEqual([
      `remaining of ${intent.fleetId} in eu-west-1: i-0123456789abcdef0`,
      `remove it with: ami-select terminate ${path}`,
      `machines that are not removed end on their own at ${intent.expiresAt}; "ami-select reap --no-dry-run" removes the rest`,
    ]);
  });

  it('lists what may remain once the end has begun', async () => {
    const { save, terminate, remaining } = guard();
    await save(created);

    await terminate().catch(() => undefined);

    expect(remaining()[0]).toBe(`may remain of ${intent.fleetId} in eu-west-1: i-0123456789abcdef0`);
  });

  it('knows that embedded machines end with the process', async () => {
    const { save, remaining } = guard({ embedded: true });

    await save(created);

    expect(remaining()).toEqual(['the embedded endpoint ends every machine with this process']);
  });
});
