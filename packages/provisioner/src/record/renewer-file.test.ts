import { chmodSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readRenewer, removeRenewer, renewerLogPath, takeRenewerLog, writeRenewer } from './renewer-file.ts';

const RENEWER = {
  pid: 4711,
  started: '7',
  job: { pid: 42, started: '1' },
  until: '2026-01-01T06:00:00.000Z',
};

describe('the renewer beside a handle', () => {
  let folder: string;
  let path: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'renewer-'));
    path = join(folder, 'handle.json');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('is what was written, readable by this user only, until it is removed', async () => {
    await writeRenewer(path, RENEWER);
    const { mode } = statSync(`${path}.renewer`);
    const read = await readRenewer(path);
    await removeRenewer(path);

    expect([read, mode & 0o777, await readRenewer(path)]).toEqual([RENEWER, 0o600, undefined]);
    expect(readdirSync(folder)).toEqual([]);
  });

  it.each([
    ['no JSON', '{'],
    ['no object', '[]'],
    ['every process, for kill(2)', JSON.stringify({ ...RENEWER, pid: -1 })],
    ['the first process', JSON.stringify({ ...RENEWER, pid: 1 })],
    ['no number', JSON.stringify({ ...RENEWER, pid: '4711' })],
    ['a process without a start', JSON.stringify({ pid: 4711 })],
    ['a job that is none', JSON.stringify({ ...RENEWER, job: 42 })],
    ['a time that is none', JSON.stringify({ ...RENEWER, until: 'soon' })],
  ])('that is %s is none', async (_title, text) => {
    writeFileSync(`${path}.renewer`, text, { mode: 0o600 });

    expect(await readRenewer(path)).toBeUndefined();
  });

  it('that others can write is none, and their log is not read', async () => {
    await writeRenewer(path, RENEWER);
    writeFileSync(renewerLogPath(path), 'planted');
    for (const name of readdirSync(folder)) chmodSync(join(folder, name), 0o666);

    expect([await readRenewer(path), await takeRenewerLog(path)]).toEqual([undefined, '']);
  });

  it('has a log that is taken once', async () => {
    writeFileSync(renewerLogPath(path), 'renewed', { mode: 0o600 });

    expect([await takeRenewerLog(path), await takeRenewerLog(path)]).toEqual(['renewed', '']);
  });
});
