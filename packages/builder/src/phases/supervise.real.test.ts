import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { hasPython } from '../testing/local-machines.ts';
import { tempFolder } from '../testing/temp-folder.ts';
import { SUPERVISE_PROGRAM } from './supervise-program.ts';

const isLinux = process.platform === 'linux';

function supervise(script: string): ChildProcess {
  const words = ['-I', '-S', '-c', SUPERVISE_PROGRAM, 'sh', '-c', script];
  return spawn('python3', words, { stdio: 'ignore', cwd: '/' });
}

async function statusOf(child: ChildProcess): Promise<unknown> {
  const [status] = await once(child, 'exit');
  return status;
}

/** Whether the process lives whose number a script has written. */
async function lives(file: string): Promise<boolean> {
  const pid = (await readFile(file, 'utf8')).trim();
  return spawnSync('ps', ['-o', 'stat=', '-p', pid], { encoding: 'utf8' }).stdout.trim().startsWith('S');
}

describe.skipIf(!hasPython || !isLinux)('a supervised command (needs python3 on Linux)', () => {
  it.each([
    ['0', 'true', 0],
    ['another status', 'exit 7', 7],
    ['a signal', 'kill -KILL $$', 137],
    ['a program that is not there', 'exec /nowhere/at/all', 127],
  ])('ends with %s', async (_title, script, status) => {
    expect(await statusOf(supervise(script))).toBe(status);
  });

  it.each([
    ['in the background', 'sleep 86395 & echo $! >FILE'],
    [
      'without its environment, in a session of its own',
      "setsid env -i /bin/sh -c 'echo $$ >FILE; exec /bin/sleep 86395' &",
    ],
    ['that lost its parents', "(setsid sh -c '(sleep 86395 & echo $! >FILE)' &) &"],
    [
      'that takes no signal',
      "(trap '' TERM HUP INT; setsid sh -c 'echo $$ >FILE; sleep 86395; sleep 86395') &",
    ],
  ])('leaves no process %s', async (_title, script) => {
    const file = join(await tempFolder(), 'pid');
    const waiting = `${script.replace('FILE', file)}\nwhile ! [ -s ${file} ]; do sleep 0.02; done`;

    expect(await statusOf(supervise(waiting))).toBe(0);

    expect(await lives(file)).toBe(false);
  });

  it('leaves none when it is stopped', async () => {
    const file = join(await tempFolder(), 'pid');
    const child = supervise(`setsid env -i /bin/sh -c 'echo $$ >${file}; exec /bin/sleep 86395' & wait`);
    await expect.poll(() => existsSync(file), { timeout: 10_000 }).toBe(true);
    const status = statusOf(child);

    child.kill('SIGTERM');

    expect(await status).toBe(143);
    expect(await lives(file)).toBe(false);
  });

  it('gets no rights by programs of other users', async () => {
    const file = join(await tempFolder(), 'status');

    await statusOf(supervise(`grep NoNewPrivs /proc/self/status >${file}`));

    expect(await readFile(file, 'utf8')).toBe('NoNewPrivs:\t1\n');
  });
});
