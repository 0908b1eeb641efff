import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createVirtualClock } from '@ami-select/core/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { endRecord } from '../fleet/end-record.ts';
import { fleetIntent } from '../testing/fixtures.ts';
import { readHandle, writeHandle } from './handle-file.ts';
import { readRenewal, writeRenewal } from './renewal-file.ts';

const LATER = '2026-01-01T02:30:00.000Z';

describe('the renewal beside a handle', () => {
  const intent = fleetIntent(createVirtualClock());
  let folder: string;
  let path: string;
  const expiry = async (): Promise<string> => (await readHandle(path)).intent.expiresAt;
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'renewal-'));
    path = join(folder, 'handle.json');
    await writeHandle(path, { intent, calls: [] });
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('is the expiry of the handle that is read, and the last one counts', async () => {
    expect(await expiry()).toBe(intent.expiresAt);
    await writeRenewal(path, { ...intent, expiresAt: '2026-01-01T01:10:00.000Z' });
    await writeRenewal(path, { ...intent, expiresAt: LATER });

    expect(await expiry()).toBe(LATER);
    await writeHandle(path, { intent, calls: [] });
    expect(await expiry()).toBe(LATER);
  });

  it('tells how long the machines were kept for', async () => {
    expect(await readRenewal(path, intent)).toBeUndefined();
    await writeRenewal(path, { ...intent, expiresAt: LATER });
    expect((await readRenewal(path, intent))?.keptMinutes).toBeUndefined();
    await writeRenewal(path, { ...intent, expiresAt: LATER, keptMinutes: 20 });

    expect((await readRenewal(path, intent))?.keptMinutes).toBe(20);
    expect(await readRenewal(path, { ...intent, createdAt: LATER })).toBeUndefined();
  });

  it('brings nothing of an ended fleet back, and goes with its end', async () => {
    const ended = endRecord({ intent, calls: [] }, new Date(LATER));
    await writeRenewal(path, { ...intent, expiresAt: LATER });
    await writeHandle(path, ended);
    expect(readdirSync(folder)).toEqual(['handle.json']);

    // By a job that has not noticed.
    await writeRenewal(path, { ...intent, expiresAt: LATER });

    expect(await readHandle(path)).toEqual(JSON.parse(JSON.stringify(ended)));
  });

  it.each([
    ['of another fleet', JSON.stringify({ ...intent, fleetId: 'fleet-x', expiresAt: LATER })],
    ['of an earlier launch', JSON.stringify({ ...intent, createdAt: LATER, expiresAt: LATER })],
    ['that is no time', JSON.stringify({ ...intent, expiresAt: '::warning::' })],
    ['of no term', JSON.stringify({ ...intent, expiresAt: LATER, keptMinutes: 0.5 })],
    ['that is no JSON', '{'],
  ])('%s is none', async (_title, text) => {
    writeFileSync(`${path}.lease`, text, { mode: 0o600 });

    expect(await expiry()).toBe(intent.expiresAt);
  });
});
