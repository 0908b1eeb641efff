import { mkdtemp, readdir, readFile, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createVirtualClock } from '@ami-select/core/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { endRecord } from '../fleet/end-record.ts';
import type { FleetHandle } from '../fleet/handle.ts';
import { createIntent } from '../plan/create-intent.ts';
import { fleetRequest } from '../testing/fixtures.ts';
import { readHandle, writeHandle } from './handle-file.ts';
import { holdsKeys, keyLines } from './key-lines.ts';
import { tidyRecords } from './tidy-records.ts';

const NOW = new Date('2026-11-28T12:00:00Z');
const DAY_MS = 86_400_000;
const clock = createVirtualClock();

function handleOf(id: string): FleetHandle {
  const intent = createIntent(fleetRequest({ identity: { id } }), { clock });
  const { hostKey, privateKey } = intent.ssh;
  const host = {
    name: 'host-1',
    instanceId: 'i-0123456789abcdef0',
    address: '203.0.113.7',
    port: 22,
    privateAddress: '',
    user: 'ubuntu',
    hostKey,
    privateKey,
  };
  return {
    intent: { ...intent, parameters: { UserData: 'x', EbsOptimized: true } },
    calls: [],
    hosts: [host],
    hostKeys: [{ instanceId: host.instanceId, hostKey, confirmed: true }],
    attached: [{ kind: 'volume', id: 'vol-0123456789abcdef0' }],
  };
}

describe('tidyRecords', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'tidy-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  /** Stores the handle of a fleet that was terminated so many days ago, as older versions did: with its keys. */
  async function store(id: string, daysAgo?: number): Promise<string> {
    const handle = handleOf(id);
    const path = join(folder, `${handle.intent.fleetId}.json`);
    const terminatedAt =
      daysAgo === undefined ? undefined : new Date(NOW.getTime() - daysAgo * DAY_MS).toISOString();
    await writeHandle(path, { ...handle, terminatedAt });
    return path;
  }

  it.each([30, 31, 400])('removes the record of a fleet that ended %i days ago', async (days) => {
    await store('old', days);

    await tidyRecords(folder, NOW);

    expect(await readdir(folder)).toEqual([]);
  });

  it('removes reports, and what a renewer has left, after 30 days, and no other file', async () => {
    const days = (age: number): Date => new Date(NOW.getTime() - age * DAY_MS);
    const names = ['fleet-0123456789abcdef.failure.txt', 'fleet-fedcba9876543210.failure.txt', 'notes.txt'];
    for (const name of names) await writeFile(join(folder, name), 'report');
    const left = ['renewer', 'renewer.log', 'lease'].map((end) => `fleet-0123456789abcdef.json.${end}`);
    for (const name of left) await writeFile(join(folder, name), '');
    for (const name of [names[0]!, ...left]) await utimes(join(folder, name), days(31), days(31));
    await utimes(join(folder, names[1]!), days(29), days(29));
    await utimes(join(folder, names[2]!), days(99), days(99));

    await tidyRecords(folder, NOW);

    expect((await readdir(folder)).sort()).toEqual(names.slice(1).sort());
  });

  it.each([0, 1, 29])(
    'takes the keys out of one that ended %i days ago, and keeps the rest',
    async (days) => {
      const path = await store('young', days);
      const { terminatedAt } = await readHandle(path);

      await tidyRecords(folder, NOW);

      const kept = await readHandle(path);
      expect(holdsKeys(kept)).toBe(false);
      expect(kept.terminatedAt).toBe(terminatedAt);
      expect(kept.attached).toEqual(handleOf('young').attached);
    },
  );

  it('touches neither the handle of a living fleet nor a file of another name', async () => {
    const path = await store('alive');
    const before = await readFile(path, 'utf8');
    await writeFile(join(folder, 'notes.json'), '{}');
    await writeFile(join(folder, 'fleet-0123456789abcdef.json'), 'PRIVATE KEY, but no JSON');

    await tidyRecords(folder, NOW);

    expect(await readFile(path, 'utf8')).toBe(before);
    expect(await readdir(folder)).toHaveLength(3);
  });

  it('follows no link', async () => {
    const path = await store('old', 40);
    const elsewhere = join(folder, 'elsewhere');
    await writeFile(elsewhere, await readFile(path), { mode: 0o600 });
    await rm(path);
    await symlink(elsewhere, path);

    await tidyRecords(folder, NOW);

    expect(await readdir(folder)).toContain('elsewhere');
    expect(await readFile(elsewhere, 'utf8')).toContain('PRIVATE KEY');
  });

  it('removes drafts with keys that a killed process left, and leaves those that somebody writes', async () => {
    const ended = await store('ended', 1);
    const alive = await store('alive');
    const draft = (path: string, number: number): string =>
      `${path}.00000000-0000-4000-8000-00000000000${number}.part`;
    await writeFile(draft(ended, 1), await readFile(ended));
    await writeFile(draft(ended, 2), '{"version": 1, "intent": {');
    await writeFile(draft(alive, 3), await readFile(alive));
    await writeFile(draft(alive, 4), await readFile(alive));
    const yesterday = new Date(NOW.getTime() - 2 * DAY_MS);
    await utimes(draft(alive, 3), NOW, NOW);
    await utimes(draft(alive, 4), yesterday, yesterday);

    await tidyRecords(folder, NOW);

    expect((await readdir(folder)).map((name) => join(folder, name)).toSorted()).toEqual(
      [ended, draft(ended, 2), alive, draft(alive, 3)].toSorted(),
    );
  });

  it('does nothing where no folder is', async () => {
    await expect(tidyRecords(join(folder, 'nothing'), NOW)).resolves.toBeUndefined();
  });
});

describe('endRecord', () => {
  it('keeps ids and no key', () => {
    const record = endRecord(handleOf('x'), NOW);

    const text = JSON.stringify(record);
    for (const line of keyLines(handleOf('x'))) expect(text).not.toContain(line);
    expect(text).not.toMatch(/ssh-ed25519|PRIVATE|UserData/);
    expect(record).toMatchObject({
      intent: { fleetId: handleOf('x').intent.fleetId, parameters: { EbsOptimized: true }, userData: '' },
      hosts: [{ instanceId: 'i-0123456789abcdef0', address: '203.0.113.7' }],
      terminatedAt: NOW.toISOString(),
    });
    expect(holdsKeys(record)).toBe(false);
  });
});

describe('keyLines', () => {
  it('has every line of the login key and of the host key in user data, and no marker', () => {
    const handle = handleOf('x');
    const lines = keyLines(handle);
    const login = handle.intent.ssh.privateKey
      .split('\n')
      .filter((line) => line.length >= 16 && !line.startsWith('-'));
    const userData = Buffer.from(handle.intent.userData, 'base64').toString();

    expect(lines).toEqual(expect.arrayContaining(login));
    expect(lines.filter((line) => userData.includes(line)).length).toBeGreaterThanOrEqual(3);
    expect(lines.filter((line) => line.includes('-----'))).toEqual([]);
  });

  it('has none for a record', () => {
    expect(keyLines(endRecord(handleOf('x'), NOW))).toEqual([]);
  });
});
