import { randomBytes } from 'node:crypto';
import { chmod, mkdir, readFile, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { overSsh, transports } from '../testing/machines.ts';
import { tempFolder } from '../testing/temp-folder.ts';

describe.each(transports)('%s transport', (_name, machine) => {
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

  it('reports why a folder cannot be written', async () => {
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

    const { files, left } = await transport.getTree(['out/**', '*.txt'], {
      remoteDirectory: 'w',
      localDirectory: local,
    });

    expect(files).toEqual(['note.txt', 'out/-n', "out/a b/it's", 'out/x.xml']);
    expect(left).toMatchObject({ count: 1, examples: [{ name: 'out/new\nline' }] });
    expect(await readFile(join(local, "out/a b/it's"), 'utf8')).toBe('2');
    await expect(stat(join(local, 'other'))).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it.each([
    [['out'], ['out/a', 'out/deep/b']],
    [['./out/'], ['out/a', 'out/deep/b']],
    [['.'], ['other/c', 'out/a', 'out/deep/b']],
    [['o*'], ['other/c', 'out/a', 'out/deep/b']],
    [['./out/*'], ['out/a', 'out/deep/b']],
    [['out/a'], ['out/a']],
  ])('takes a folder for what is in it: %j', async (patterns, expected) => {
    const { transport } = await machine();
    await transport.exec('mkdir -p w/out/deep w/other && touch w/out/a w/out/deep/b w/other/c');

    const { files } = await transport.getTree(patterns, {
      remoteDirectory: 'w',
      localDirectory: await tempFolder(),
    });

    expect(files).toEqual(expected);
  });

  it('names what is no regular file, and patterns that match nothing', async () => {
    const { transport } = await machine();
    const local = await tempFolder();
    await transport.exec(
      'mkdir -p w/out/deep w/empty w/else && cd w && echo x >out/a && ln -s a out/link && ln -s nowhere out/deep/dangling ' +
        '&& ln -s /etc out/folder && mkfifo out/pipe && ln -s out single && ln -s nowhere lost && mkfifo else/pipe',
    );

    const { files, left, unmatched } = await transport.getTree(
      ['out', 'single', 'lost', 'empty', 'reports/*.xml', 'out/*.json', 'out/a', 'absent', 'single/*'],
      { remoteDirectory: 'w', localDirectory: local },
    );

    expect(files).toEqual(['out/a']);
    expect(left.examples.map(({ name }) => name).sort()).toEqual(
      ['out/link', 'out/deep/dangling', 'out/folder', 'out/pipe', 'single', 'lost'].sort(),
    );
    expect(left.count).toBe(6);
    expect(new Set(left.examples.map(({ reason }) => reason))).toEqual(
      new Set(['it is a link, a pipe or a device, and only regular files come home']),
    );
    expect(unmatched).toEqual(['empty', 'reports/*.xml', 'out/*.json', 'absent', 'single/*']);
  });

  it('takes every name of a file with several for a file', async () => {
    const { transport } = await machine();
    const local = await tempFolder();
    await transport.exec('mkdir out && echo x >out/a && ln out/a out/b && ln out/a out/c');

    const { files } = await transport.getTree(['out/*'], { remoteDirectory: '.', localDirectory: local });

    expect(files).toEqual(['out/a', 'out/b', 'out/c']);
    expect(await readFile(join(local, 'out/c'), 'utf8')).toBe('x\n');
  });

  it('gets many files in several streams', async () => {
    const { transport } = await machine();
    const local = await tempFolder();
    const name = 'n'.repeat(180);
    await transport.exec(`mkdir out && cd out && for i in $(seq 1 900); do echo $i >${name}-$i; done`);

    const { files } = await transport.getTree(['out/*'], { remoteDirectory: '.', localDirectory: local });

    expect(files).toHaveLength(900);
    expect(await readFile(join(local, 'out', `${name}-77`), 'utf8')).toBe('77\n');
  });

  it('gets nothing when nothing matches', async () => {
    const { transport } = await machine();

    const { files } = await transport.getTree(['out/**'], {
      remoteDirectory: '.',
      localDirectory: await tempFolder(),
    });

    expect(files).toEqual([]);
  });

  it('follows no link on the machine', async () => {
    const { transport, home } = await machine();
    await mkdir(join(home, 'out'));
    await symlink('/etc/passwd', join(home, 'out/passwd'));
    await symlink('/etc', join(home, 'out/etc'));

    const { files } = await transport.getTree(['out/**'], {
      remoteDirectory: '.',
      localDirectory: await tempFolder(),
    });

    expect(files).toEqual([]);
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
});

describe('getTree from a machine whose login is not root', () => {
  it('fails on a file it may not read', async () => {
    const { transport, home } = await overSsh({ asNobody: true });
    await writeFile(join(home, 'locked'), '');
    await chmod(join(home, 'locked'), 0);

    const got = transport.getTree(['locked'], { remoteDirectory: '.', localDirectory: await tempFolder() });

    await expect(got).rejects.toMatchObject({ code: 'TRANSFER_FAILED' });
  });
});
