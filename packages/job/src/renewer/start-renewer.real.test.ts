import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { kill, ppid } from 'node:process';
import { systemClock } from '@ami-select/core';
import { type FleetIntent, type Host, readRenewer, renewerLogPath } from '@ami-select/provisioner';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { findProcess } from './find-process.ts';
import { type RenewerStart, startRenewer } from './start-renewer.ts';

const HOST = { name: 'host-1', address: '203.0.113.7' } as Host;
/** Says what it was given, and stays. */
const SAYS =
  'console.log(JSON.stringify({ arguments: process.argv.slice(1), it: process.env.IT })); setInterval(() => {}, 1000)';

describe('startRenewer', () => {
  let folder: string;
  let path: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'start-renewer-'));
    path = join(folder, 'fleet.json');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  async function start(
    change: Partial<RenewerStart> = {},
    hosts: readonly Host[] = [HOST],
  ): Promise<string[]> {
    const lines: string[] = [];
    const note = (level: string) => (line: string) => void lines.push(`${level}: ${line}`);
    const intent = { fleetId: 'fleet-1', image: {} } as FleetIntent;
    await startRenewer(
      { path, intent, hosts },
      {
        command: [process.execPath, '-e', SAYS],
        variables: { IT: 'was given' },
        parentAtStart: ppid,
        parent: () => ppid,
        clock: systemClock,
        logger: { debug: note('debug'), info: note('info'), warn: note('warn') },
        ...change,
      },
    );
    return lines;
  }

  it('starts a process with the path and the variables, names it in a file, and its words go to a file', async () => {
    const lines = await start();
    const renewer = await readRenewer(path);
    const pid = renewer?.pid ?? 0;

    try {
      expect(lines).toEqual([
        `info: The lease of fleet-1 is renewed in the background until the job ends (process ${pid}).`,
      ]);
      expect(renewer).toMatchObject({ started: (await findProcess(pid))?.started, job: { pid: ppid } });
      expect(statSync(`${path}.renewer`).mode & 0o777).toBe(0o600);
      expect(statSync(renewerLogPath(path)).mode & 0o777).toBe(0o600);
      await vi.waitFor(() => expect(readFileSync(renewerLogPath(path), 'utf8')).toContain('\n'), {
        timeout: 15_000,
      });
      expect(JSON.parse(readFileSync(renewerLogPath(path), 'utf8'))).toEqual({
        arguments: [path],
        it: 'was given',
      });
    } finally {
      kill(pid, 'SIGKILL');
    }
  });

  it.each<[string, Partial<RenewerStart>, readonly Host[], RegExp]>([
    ['there is no such program', { command: [join(tmpdir(), 'nothing-there')] }, [HOST], /^warn: .*ENOENT/],
    [
      'the runner has died',
      { parentAtStart: 2 ** 22 + 1 },
      [HOST],
      /^info: The process that started this step has ended/,
    ],
    ['nobody can log in', {}, [{ ...HOST, address: '' }], /^info: host-1 has no address to log in to/],
  ])(
    'starts nothing, fails nothing and says that ttl counts where %s',
    async (_title, change, hosts, line) => {
      const lines = await start(change, hosts);

      expect(lines).toEqual([expect.stringMatching(line)]);
      expect(lines.join()).toContain('the lease of fleet-1 is not renewed between steps, and its ttl counts');
      expect(await readRenewer(path)).toBeUndefined();
    },
  );
});
