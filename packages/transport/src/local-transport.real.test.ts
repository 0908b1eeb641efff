import { mkdir, readdir, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createLocalTransport } from './local-transport.ts';
import { tempFolder } from './testing/temp-folder.ts';
import { isAlive, until } from './testing/until.ts';

describe('createLocalTransport', () => {
  it('creates its root and runs there', async () => {
    const root = join(await tempFolder(), 'new', "it's");

    const { stdout } = await createLocalTransport({ label: 'host-1', root }).exec('pwd; echo "$HOME"');

    expect(stdout).toBe(`${await realpath(root)}\n${root}\n`);
  });

  it('reports a sh that cannot start', async () => {
    const root = await tempFolder();
    await mkdir(join(root, 'below'));
    const transport = createLocalTransport({ label: 'host-1', root: join(root, 'below') });
    const path = process.env.PATH;
    process.env.PATH = root;

    try {
      await expect(transport.exec('true')).rejects.toMatchObject({ code: 'UNREACHABLE', label: 'host-1' });
    } finally {
      process.env.PATH = path;
    }
  });

  it('ends running commands when it is closed', async () => {
    const transport = createLocalTransport({ label: 'host-1', root: await tempFolder() });
    let pid = 0;
    const running = transport.exec('echo $$; sleep 300', {
      onStdout: (text) => {
        pid = Number(text);
      },
    });
    await until('the command started', () => pid > 0);

    await transport.close();

    expect((await running).signal ?? (await running).exitCode).not.toBe(0);
    await until('the command ended', () => !isAlive(pid));
  });

  it('starts nothing of a call whose first command line refuses it', async () => {
    const root = await tempFolder();
    const transport = createLocalTransport({ label: 'host-1', root });
    const trees = { remoteDirectory: 'there', localDirectory: join(root, 'home') };
    const before = `exec sh -c 'echo not now >&2; exit 75' sh `;
    const entries = [{ path: "it's", content: { bytes: Buffer.from('x') } }];

    const result = await transport.exec('echo ran >ran', { before });
    const put = transport.putTree(entries, 'there', { before });

    expect(result).toMatchObject({ exitCode: 75, stderr: 'not now\n' });
    await expect(put).rejects.toThrow('not now');
    expect(await readdir(root)).toEqual([]);
    await transport.putTree(entries, 'there');
    await expect(transport.getTree(['**'], { ...trees, before })).rejects.toThrow('not now');
  });

  it('does all of a call whose first command line goes on with it', async () => {
    const root = await tempFolder();
    const transport = createLocalTransport({ label: 'host-1', root });
    const trees = { remoteDirectory: 'there', localDirectory: join(root, 'home') };
    const before = `exec env MARK=1 sh -c 'eval "$1"' sh `;
    const stdin = 'input';

    const result = await transport.exec('echo "$MARK $(cat)"', { before, stdin });
    await transport.putTree([{ path: "it's", content: { bytes: Buffer.from('x') } }], 'there', { before });

    expect(result).toMatchObject({ exitCode: 0, stdout: '1 input\n' });
    await expect(transport.getTree(['**'], { ...trees, before })).resolves.toMatchObject({ files: ["it's"] });
  });
});
