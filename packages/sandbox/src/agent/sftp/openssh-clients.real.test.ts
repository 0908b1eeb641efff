import { execFileSync, spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';

const agent = fileURLToPath(new URL('../main.ts', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'openssh-clients-'));
const [local, remote, server] = [join(folder, 'local'), join(folder, 'remote'), join(folder, 'server')];

/** Both clients can talk to a server program on this machine, without SSH between them (`-D`, since OpenSSH 8.7). */
function reasonToSkip(client: string): string | undefined {
  const { stderr, error } = spawnSync(client, ['-D'], { encoding: 'utf8' });
  if (error !== undefined) return `no ${client} here`;
  return stderr.includes('requires an argument') ? undefined : `${client} has no option -D`;
}

function run(client: string, ...args: string[]): string {
  return execFileSync(client, ['-D', server, ...args], { cwd: local, encoding: 'utf8' });
}

const write = (path: string, content: string): void => writeFileSync(path, content);
const read = (path: string): string => readFileSync(path, 'utf8');
const titled = (title: string, skip: string | undefined): string =>
  skip === undefined ? title : `${title} (skipped: ${skip})`;
const [noScp, noSftp] = [reasonToSkip('scp'), reasonToSkip('sftp')];

beforeEach(() => {
  for (const one of [local, remote]) {
    rmSync(one, { recursive: true, force: true });
    mkdirSync(one);
  }
  write(server, `#!/bin/sh\ncd '${remote}'\nexec '${process.execPath}' '${agent}' --sftp\n`);
  chmodSync(server, 0o755);
});

afterAll(() => rmSync(folder, { recursive: true }));

describe.skipIf(noScp !== undefined)(titled('scp with the server of the agent', noScp), () => {
  it('sends and fetches a large file', () => {
    const content = Buffer.alloc(3_000_000, 'some bytes, ');
    writeFileSync(join(local, 'large'), content);

    run('scp', 'large', 'machine:sent');
    run('scp', 'machine:sent', 'back');

    expect(readFileSync(join(remote, 'sent')).equals(content)).toBe(true);
    expect(readFileSync(join(local, 'back')).equals(content)).toBe(true);
  });

  it('leaves nothing of a longer file that it overwrites', () => {
    write(join(remote, 'file'), 'a long old content');
    write(join(local, 'file'), 'short');

    run('scp', 'file', 'machine:');

    expect(read(join(remote, 'file'))).toBe('short');
  });

  it('sends and fetches folders with names that have spaces, with times and modes', () => {
    mkdirSync(join(local, 'a tree/in it'), { recursive: true });
    write(join(local, 'a tree/in it/one file'), '1');
    chmodSync(join(local, 'a tree/in it/one file'), 0o751);
    utimesSync(join(local, 'a tree/in it/one file'), 1_000_000_000, 1_100_000_000);

    run('scp', '-rp', 'a tree', 'machine:');
    run('scp', '-rp', 'machine:a tree', 'again');

    for (const file of [join(remote, 'a tree/in it/one file'), join(local, 'again/in it/one file')]) {
      const { mode, mtimeMs } = statSync(file);
      expect([mode & 0o7777, mtimeMs]).toEqual([0o751, 1_100_000_000_000]);
    }
  });

  it('fetches what a pattern matches', () => {
    for (const name of ['a.log', 'b.log', 'c.txt']) write(join(remote, name), name);

    run('scp', 'machine:*.log', '.');

    expect(['a.log', 'b.log', 'c.txt'].map((name) => existsSync(join(local, name)))).toEqual([
      true,
      true,
      false,
    ]);
  });

  it('is told of a file that does not exist', () => {
    expect(() => run('scp', 'machine:nothing', '.')).toThrow(/nothing: No such file or directory/);
  });
});

describe.skipIf(noSftp !== undefined)(titled('sftp with the server of the agent', noSftp), () => {
  it('lists, moves, links, changes and removes', () => {
    write(join(local, 'file'), 'content');
    write(join(remote, 'old'), 'old');
    const batch = join(folder, 'batch');
    const lines = [
      'put file',
      'rename file old',
      'get old fetched',
      'mkdir folder',
      'symlink old link',
      'chmod 600 old',
      'ls -l',
      'rmdir folder',
      'cd /',
      'pwd',
    ];
    write(batch, `${lines.join('\n')}\n`);

    const output = run('sftp', '-b', batch);

    expect(read(join(local, 'fetched'))).toBe('content');
    expect(readlinkSync(join(remote, 'link'))).toBe('old');
    expect(statSync(join(remote, 'old')).mode & 0o777).toBe(0o600);
    expect(existsSync(join(remote, 'folder'))).toBe(false);
    expect(output).toMatch(/^-rw------- .* old$/m);
    expect(output).toMatch(/^lrwxrwxrwx .* link$/m);
    expect(output).toContain('Remote working directory: /\n');
  });

  it('ends with an error at a command that fails', () => {
    const { status, stderr } = spawnSync('sftp', ['-D', server, '-b', '-'], {
      input: 'rm nothing\n',
      encoding: 'utf8',
    });

    expect(status).toBe(1);
    expect(stderr).toContain('No such file or directory');
  });
});
