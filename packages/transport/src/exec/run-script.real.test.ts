import { spawnSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { transports } from '../testing/machines.ts';
import { isAlive, until } from '../testing/until.ts';

const hasSetsid = spawnSync('setsid', ['true']).status === 0;

describe.each(transports)('%s transport', (_name, machine) => {
  it('runs in the home of the machine', async () => {
    const { transport, home } = await machine();

    const result = await transport.exec('printf "%s %s" "$PWD" "$HOME"');

    expect(result.stdout).toBe(`${home} ${home}`);
  });

  it('closes the channel of a command that prints more than it may', async () => {
    const { transport } = await machine();

    const endless = transport.exec('while :; do echo 0123456789; done', { maxStdoutBytes: 1_000 });

    await expect(endless).rejects.toMatchObject({ code: 'TOO_MUCH_OUTPUT', exitClass: 'machine' });
    expect((await transport.exec('printf 123', { maxStdoutBytes: 3 })).stdout).toBe('123');
  });

  it('gives the script its quotes, newlines and dollars unchanged', async () => {
    const { transport } = await machine();

    const result = await transport.exec(
      `a='it'"'"'s $5'\nprintf '%s\\n' "$a" \\\n  "b  c"\ncat <<'END'\n  \\x 'y'\nEND`,
    );

    expect(result.stdout).toBe("it's $5\nb  c\n  \\x 'y'\n");
  });

  it('keeps the script out of every process list', async () => {
    const { transport } = await machine();

    const result = await transport.exec(
      'TOKEN=s3cr3t-value; for p in $$ $PPID; do tr "\\0" " " </proc/$p/cmdline; done',
    );

    expect(result.stdout).not.toBe('');
    expect(result.stdout).not.toContain('s3cr3t-value');
  });

  it('reports a syntax error as the result of the script', async () => {
    const { transport } = await machine();

    const result = await transport.exec('if true; then echo no');

    expect(result.exitCode).not.toBe(0);
    expect(result.stdout).toBe('');
  });

  it('hands binary input through and closes it', async () => {
    const { transport } = await machine();
    const bytes = randomBytes(700_001);

    const result = await transport.exec('sha256sum | cut -c1-64', { stdin: bytes });

    expect(result.stdout.trim()).toBe(createHash('sha256').update(bytes).digest('hex'));
  });

  it('passes an empty input by default', async () => {
    const { transport } = await machine();

    const result = await transport.exec('wc -c');

    expect(result.stdout.trim()).toBe('0');
  });

  it('ends although the script leaves a large input unread', async () => {
    const { transport } = await machine();

    const result = await transport.exec('exit 4', { stdin: Buffer.alloc(3_000_000) });

    expect(result.exitCode).toBe(4);
  });

  it('streams output while the script runs', async () => {
    const { transport, home } = await machine();
    const seen: string[] = [];
    const onStdout = (text: string): void => {
      seen.push(text);
      void writeFile(join(home, 'go'), '');
    };

    const result = await transport.exec('echo first; until [ -e go ]; do sleep 0.05; done; echo second', {
      onStdout,
    });

    expect(seen.join('')).toBe('first\nsecond\n');
    expect(result.stdout).toBe('first\nsecond\n');
  });

  it('gives a reply to what the script printed, after the input', async () => {
    const { transport } = await machine();
    const { promise: reply, resolve } = Promise.withResolvers<string>();

    const result = await transport.exec(
      'read -r a; echo "asks $a"; read -r b; printf "heard %s\\n" "$b"; wc -c',
      {
        stdin: 'first\n',
        onStdout: (text) => {
          if (text === 'asks first\n') resolve("it's  $5 \\n");
        },
        reply,
      },
    );

    expect(result).toMatchObject({ exitCode: 0, stdout: "asks first\nheard it's  $5 \\n\n0\n" });
  });

  it('does not wait for a reply to a script that has ended', async () => {
    const { transport } = await machine();

    const result = await transport.exec('exit 4', { reply: new Promise(() => {}) });

    expect(result.exitCode).toBe(4);
  });

  it('ends the script whose reply cannot be had, and throws why', async () => {
    const { transport, home } = await machine();
    const { promise: reply, reject } = Promise.withResolvers<string>();
    const script = 'echo $$ >pid; echo asks; read -r a; echo "$a" >heard';

    const running = transport.exec(script, { onStdout: () => reject(new Error('ENOSPC')), reply });

    await expect(running).rejects.toThrow('ENOSPC');
    const pid = await readPid(join(home, 'pid'));
    await until('the script ended', () => !isAlive(pid));
    expect(await readdir(home)).not.toContain('heard');
  });

  it.each([
    ['without a reply', undefined, 'words\n|\n'],
    ['with one', Promise.resolve('reply'), 'words\n|reply\n'],
  ])('ends the input of an unguarded script %s', async (_, reply, stdout) => {
    const { transport } = await machine();

    const result = await transport.exec(
      'read -r one; echo "$one"; printf "|"; read -r two; echo "$two"; cat',
      {
        stdin: 'words\n',
        unguarded: true,
        reply,
      },
    );

    expect(result).toMatchObject({ exitCode: 0, stdout });
  });

  it('ends an unguarded script that waits for a reply by the end of its input', async () => {
    const { transport } = await machine();
    const timeUp = new AbortController();
    const script = 'echo up; read -r line || exit 3';
    const running = transport.exec(script, {
      unguarded: true,
      reply: new Promise(() => {}),
      onStdout: () => timeUp.abort(),
      signal: timeUp.signal,
    });

    await expect(running).rejects.toMatchObject({ code: 'ABORTED' });
  });

  it('ends the whole process group when it is aborted', async () => {
    const { transport, home } = await machine();
    const controller = new AbortController();
    const running = transport.exec('sleep 300 & echo $! >child; echo $$ >parent; wait', {
      signal: controller.signal,
    });
    const pids = ['parent', 'child'].map((name) => join(home, name));
    await until('both processes started', async () =>
      (await Promise.all(pids.map(readPid))).every((pid) => pid > 0),
    );
    const [parent = 0, child = 0] = await Promise.all(pids.map(readPid));

    controller.abort();

    await expect(running).rejects.toMatchObject({ code: 'ABORTED' });
    await until('both processes ended', () => !isAlive(parent) && !isAlive(child));
  });

  it('kills a group that ignores SIGTERM when its time is up', async () => {
    const { transport, home } = await machine();

    const running = transport.exec('trap "" TERM; echo $$ >pid; while :; do sleep 0.1; done', {
      timeoutMs: 1500,
    });

    await expect(running).rejects.toMatchObject({
      code: 'TIMED_OUT',
      message: expect.stringContaining('1.5 s'),
    });
    const pid = await readPid(join(home, 'pid'));
    expect(pid).toBeGreaterThan(0);
    await until('the process ended', () => !isAlive(pid));
  });

  it.skipIf(!hasSetsid)('ends also what left the group for a session of its own (needs setsid)', async () => {
    const { transport, home } = await machine();
    const daemon = 'trap "" TERM HUP; echo $$ >daemon; while :; do sleep 0.1; done';

    const running = transport.exec(
      `setsid sh -c '${daemon}' & until [ -s daemon ]; do sleep 0.1; done; wait`,
      {
        timeoutMs: 3000,
      },
    );

    await expect(running).rejects.toMatchObject({ code: 'TIMED_OUT' });
    const pid = await readPid(join(home, 'daemon'));
    expect(pid).toBeGreaterThan(0);
    await until('the daemon ended', () => !isAlive(pid));
  });

  it('does not start when it is aborted already', async () => {
    const { transport, home } = await machine();

    const running = transport.exec('touch started', { signal: AbortSignal.abort() });

    await expect(running).rejects.toMatchObject({ code: 'ABORTED' });
    await expect(stat(join(home, 'started'))).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it('returns although a server keeps running in the background, and leaves it alone', async () => {
    const { transport } = await machine();

    const result = await transport.exec('sleep 300 & echo $!');

    const pid = Number(result.stdout);
    expect(isAlive(pid)).toBe(true);
    process.kill(pid, 'SIGKILL');
  });

  it('lets a command react to SIGINT', async () => {
    const { transport } = await machine();

    const result = await transport.exec('sh -c \'kill -INT $$; echo survived\'; echo "ended with $?"');

    expect(result.stdout).toBe('ended with 130\n');
  });

  it('leaves nothing of its own on the machine', async () => {
    const { transport, home } = await machine();

    const { stdout } = await transport.exec('readlink /proc/$$/fd/0');

    expect(stdout).toMatch(/\/in\n$/);
    await until(
      'its folder is removed',
      async () => (await stat(dirname(stdout.trim())).catch(() => 'gone')) === 'gone',
    );
    expect(await readdir(home)).toEqual([]);
  });
});

async function readPid(file: string): Promise<number> {
  return Number(await readFile(file, 'utf8').catch(() => '0'));
}
