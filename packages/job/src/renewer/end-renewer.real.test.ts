import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '@ami-select/core';
import { renewerLogPath, writeRenewer } from '@ami-select/provisioner';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { endRenewer } from './end-renewer.ts';
import { findProcess } from './find-process.ts';

/** Ends by itself when it is told to. */
const OBEDIENT = 'setInterval(() => {}, 1000); console.log("up")';
/** Hears nothing of that. */
const DEAF = `process.on('SIGTERM', () => {}); ${OBEDIENT}`;

describe('endRenewer', () => {
  let folder: string;
  let handle: string;
  const children: ChildProcess[] = [];
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'end-renewer-'));
    handle = join(folder, 'fleet.json');
  });
  afterEach(() => {
    for (const child of children.splice(0)) child.kill('SIGKILL');
    rmSync(folder, { recursive: true });
  });

  async function start(script: string) {
    const child = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
    children.push(child);
    const ended = once(child, 'exit').then(([, signal]) => signal as string);
    await once(child.stdout, 'data');
    const pid = child.pid ?? 0;
    return { pid, ended, started: (await findProcess(pid))?.started ?? '' };
  }

  async function end(signal?: AbortSignal): Promise<string[]> {
    const lines: string[] = [];
    const note = (line: string): void => void lines.push(line);
    const logger = { debug: note, info: note, warn: note };
    await endRenewer(handle, { clock: systemClock, logger, signal });
    return lines;
  }

  it('ends the process, reports what it warned of, and leaves no file', async () => {
    const { pid, started, ended } = await start(OBEDIENT);
    await writeRenewer(handle, { pid, started });
    writeFileSync(renewerLogPath(handle), '{"level":"warn","message":"not renewed"}\n', { mode: 0o600 });

    expect(await end()).toEqual(['not renewed']);
    expect(await ended).toBe('SIGTERM');
    expect(await findProcess(pid)).toBeUndefined();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('kills one that does not end by itself, at once in a hurry', async () => {
    const { pid, started, ended } = await start(DEAF);
    await writeRenewer(handle, { pid, started });
    const asked: number[] = [];
    const clock = { ...systemClock, sleep: async (ms: number) => void asked.push(ms) };

    await endRenewer(handle, {
      clock,
      logger: { debug: () => {}, info: () => {}, warn: () => {} },
    });

    expect(await ended).toBe('SIGKILL');
    expect(asked.reduce((sum, ms) => sum + ms, 0)).toBe(2_000);

    const other = await start(DEAF);
    await writeRenewer(handle, other);
    await end(AbortSignal.abort());
    expect(await other.ended).toBe('SIGKILL');
  });

  it('touches no process that has the id by now, nor what no file of ours names', async () => {
    const { pid, started } = await start(OBEDIENT);
    await writeRenewer(handle, { pid, started: `${started}1` });
    await end();
    writeFileSync(`${handle}.renewer`, JSON.stringify({ pid, started }), { mode: 0o600 });
    chmodSync(`${handle}.renewer`, 0o666);
    await end();
    for (const bad of [
      '{',
      '[]',
      '{"pid":1,"started":"1"}',
      `{"pid":-${pid},"started":"${started}"}`,
      '{"pid":1e99}',
    ]) {
      writeFileSync(`${handle}.renewer`, bad, { mode: 0o600 });
      expect(await end()).toEqual([]);
    }

    expect((await findProcess(pid))?.started).toBe(started);
  });

  it('is nothing where there is no renewer, and said where it has ended', async () => {
    expect(await end()).toEqual([]);
    const { pid, started, ended } = await start('console.log("up")');
    await ended;
    await writeRenewer(handle, { pid, started });

    expect(await end()).toEqual([expect.stringContaining('had ended before')]);
  });
});
