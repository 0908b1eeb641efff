import { createHash, randomBytes } from 'node:crypto';
import { chmod, mkdir, readFile, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { connectSsh } from './connect-ssh.ts';
import { createLocalTransport } from './local-transport.ts';
import { startSshServer } from './testing/ssh-server.ts';
import { tempFolder } from './testing/temp-folder.ts';
import { isAlive, until } from './testing/until.ts';
import type { Transport } from './transport.ts';

interface Machine {
  readonly transport: Transport;
  readonly home: string;
}

async function overSsh(): Promise<Machine> {
  const home = await tempFolder();
  const server = await startSshServer({ home });
  const transport = await connectSsh(server.target);
  onTestFinished(async () => {
    await transport.close();
    await server.close();
  });
  return { transport, home };
}

async function onThisMachine(): Promise<Machine> {
  const home = await tempFolder();
  return { transport: createLocalTransport({ label: 'host-1', root: home }), home };
}

describe.each([
  ['ssh', overSsh],
  ['local', onThisMachine],
])('%s transport', (_name, machine) => {
  it('runs in the home of the machine', async () => {
    const { transport, home } = await machine();

    const result = await transport.exec('printf "%s %s" "$PWD" "$HOME"');

    expect(result.stdout).toBe(`${home} ${home}`);
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

  it('gives an empty input when there is none', async () => {
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

  it('bounds what it keeps of a big output and still streams all of it', async () => {
    const { transport } = await machine();
    let streamed = 0;

    const result = await transport.exec('head -c 9000000 /dev/zero | tr "\\0" x; echo end', {
      onStdout: (text) => {
        streamed += text.length;
      },
    });

    expect(streamed).toBe(9_000_004);
    expect(result.stdout.length).toBeLessThan(4_200_000);
    expect(result.stdout).toMatch(/\d+ characters left out/);
    expect(result.stdout.endsWith('xend\n')).toBe(true);
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
      timeoutMs: 400,
    });

    await expect(running).rejects.toMatchObject({
      code: 'TIMED_OUT',
      message: expect.stringContaining('0.4 s'),
    });
    const pid = await readPid(join(home, 'pid'));
    expect(pid).toBeGreaterThan(0);
    await until('the process ended', () => !isAlive(pid));
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

  it('leaves nothing of its own in the temporary folder', async () => {
    const { transport, home } = await machine();

    await transport.exec(`mkdir -p ${home}/tmp`);
    const result = await transport.exec(
      'ls -A "$(dirname "$(mktemp -u)")" | sort >before; sh -c true; cat before',
    );

    expect(result.exitCode).toBe(0);
  });

  it('puts files and bytes with their modes, long names and sizes', async () => {
    const { transport, home } = await machine();
    const local = await tempFolder();
    const big = randomBytes(1_000_003);
    await writeFile(join(local, 'big'), big);
    const long = `${'deep/'.repeat(60)}file-with-ünïcode`;

    await transport.putTree(
      [
        { path: 'bin/run', content: { bytes: Buffer.from('#!/bin/sh\necho ran\n') }, mode: 0o755 },
        { path: 'big', content: { file: join(local, 'big') } },
        { path: long, content: { bytes: Buffer.from('x') } },
        { path: 'empty', content: { bytes: Buffer.alloc(0) } },
      ],
      'a folder/inside',
    );

    const root = join(home, 'a folder/inside');
    expect((await readFile(join(root, 'big'))).equals(big)).toBe(true);
    expect(await readFile(join(root, long), 'utf8')).toBe('x');
    expect((await stat(join(root, 'empty'))).size).toBe(0);
    expect((await transport.exec(`'${root}/bin/run'`)).stdout).toBe('ran\n');
  });

  it('refuses to put outside the folder and names every such path', async () => {
    const { transport } = await machine();
    const content = { bytes: Buffer.from('x') };

    const put = transport.putTree(
      [
        { path: '../a', content },
        { path: '/b', content },
        { path: 'fine', content },
      ],
      'x',
    );

    await expect(put).rejects.toMatchObject({ code: 'INVALID_OPTIONS' });
    await expect(put).rejects.toThrow(/"\.\.\/a".*"\/b"/);
  });

  it('tells why a folder cannot be written', async () => {
    const { transport, home } = await machine();
    await writeFile(join(home, 'file'), '');

    const put = transport.putTree([{ path: 'a', content: { bytes: Buffer.from('x') } }], 'file/below');

    await expect(put).rejects.toMatchObject({ code: 'TRANSFER_FAILED' });
    await expect(put).rejects.toThrow(/mkdir/);
  });

  it('fails when a local file is missing', async () => {
    const { transport } = await machine();

    const put = transport.putTree([{ path: 'a', content: { file: '/nonexistent/file' } }], 'x');

    await expect(put).rejects.toMatchObject({ code: 'TRANSFER_FAILED' });
  });

  it('gets what matches, with odd names, and nothing else', async () => {
    const { transport } = await machine();
    const local = await tempFolder();
    await transport.exec(
      `mkdir -p 'w/out/a b' w/other && cd w && printf 1 >out/x.xml && printf 2 >'out/a b/it'"'"'s' && printf 3 >'out/-n' ` +
        `&& printf 4 >other/no && printf 5 >note.txt && printf 6 >"out/new
line"`,
    );

    const names = await transport.getTree(['out/**', '*.txt'], {
      remoteDirectory: 'w',
      localDirectory: local,
    });

    expect(names).toEqual(['note.txt', 'out/-n', "out/a b/it's", 'out/new\nline', 'out/x.xml']);
    expect(await readFile(join(local, "out/a b/it's"), 'utf8')).toBe('2');
    await expect(stat(join(local, 'other'))).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it('gets many files in several streams', async () => {
    const { transport } = await machine();
    const local = await tempFolder();
    const name = 'n'.repeat(180);
    await transport.exec(`mkdir out && cd out && for i in $(seq 1 900); do echo $i >${name}-$i; done`);

    const names = await transport.getTree(['out/*'], { remoteDirectory: '.', localDirectory: local });

    expect(names).toHaveLength(900);
    expect(await readFile(join(local, 'out', `${name}-77`), 'utf8')).toBe('77\n');
  });

  it('gets nothing when nothing matches', async () => {
    const { transport } = await machine();

    const names = await transport.getTree(['out/**'], {
      remoteDirectory: '.',
      localDirectory: await tempFolder(),
    });

    expect(names).toEqual([]);
  });

  it('follows no link on the machine', async () => {
    const { transport, home } = await machine();
    await mkdir(join(home, 'out'));
    await symlink('/etc/passwd', join(home, 'out/passwd'));
    await symlink('/etc', join(home, 'out/etc'));

    const names = await transport.getTree(['out/**'], {
      remoteDirectory: '.',
      localDirectory: await tempFolder(),
    });

    expect(names).toEqual([]);
  });

  it('does not write through a link in the local folder', async () => {
    const { transport } = await machine();
    const local = await tempFolder();
    const elsewhere = await tempFolder();
    await symlink(elsewhere, join(local, 'out'));
    await transport.exec('mkdir out && echo x >out/file');

    const got = transport.getTree(['out/**'], { remoteDirectory: '.', localDirectory: local });

    await expect(got).rejects.toMatchObject({ code: 'TRANSFER_FAILED' });
    await expect(stat(join(elsewhere, 'file'))).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it('replaces a local link instead of writing to its target', async () => {
    const { transport } = await machine();
    const local = await tempFolder();
    const target = join(await tempFolder(), 'precious');
    await writeFile(target, 'precious');
    await symlink(target, join(local, 'file'));
    await transport.exec('echo new >file');

    await transport.getTree(['file'], { remoteDirectory: '.', localDirectory: local });

    expect(await readFile(target, 'utf8')).toBe('precious');
    expect(await readFile(join(local, 'file'), 'utf8')).toBe('new\n');
  });

  it('fails when the folder to collect from is missing', async () => {
    const { transport } = await machine();

    const got = transport.getTree(['**'], { remoteDirectory: 'absent', localDirectory: await tempFolder() });

    await expect(got).rejects.toMatchObject({ code: 'TRANSFER_FAILED' });
  });

  it.skipIf(process.getuid?.() === 0)('fails on a file it may not read', async () => {
    const { transport, home } = await machine();
    await writeFile(join(home, 'locked'), '');
    await chmod(join(home, 'locked'), 0);

    const got = transport.getTree(['locked'], { remoteDirectory: '.', localDirectory: await tempFolder() });

    await expect(got).rejects.toMatchObject({ code: 'TRANSFER_FAILED' });
  });
});

async function readPid(file: string): Promise<number> {
  return Number(await readFile(file, 'utf8').catch(() => '0'));
}
