import { readdir } from 'node:fs/promises';
import type { ServerChannel } from 'ssh2';
import { describe, expect, it, onTestFinished } from 'vitest';
import { connectSsh } from '../connect-ssh.ts';
import type { Transport } from '../contract/transport.ts';
import { tarOf } from '../testing/fake-source.ts';
import { startSshServer } from '../testing/ssh-server.ts';
import { tempFolder } from '../testing/temp-folder.ts';

/** A machine that claims to have one file and then sends the given bytes as its tar stream. */
async function hostileMachine(name: string, archive: Buffer): Promise<Transport> {
  let calls = 0;
  const onExec = (_command: string, channel: ServerChannel): void => {
    calls += 1;
    channel.resume();
    channel.write(calls === 1 ? `./${name}\0` : archive);
    channel.exit(0);
    channel.end();
  };
  return connect(onExec);
}

async function connect(onExec: (command: string, channel: ServerChannel) => void): Promise<Transport> {
  const server = await startSshServer({ home: await tempFolder(), onExec });
  const transport = await connectSsh(server.target);
  onTestFinished(async () => {
    await transport.close();
    await server.close();
  });
  return transport;
}

const bad: readonly [string, Parameters<typeof tarOf>[0]][] = [
  ['a path that climbs out', [{ path: '../../evil', body: 'x' }]],
  ['an absolute path', [{ path: '/tmp/evil', body: 'x' }]],
  ['a file that was not requested', [{ path: 'other', body: 'x' }]],
  ['a symbolic link', [{ path: 'file', type: 'SymbolicLink', linkpath: '/etc/passwd' }]],
  ['a hard link', [{ path: 'file', type: 'Link', linkpath: '/etc/passwd' }]],
  ['a device', [{ path: 'file', type: 'CharacterDevice' }]],
  ['a folder', [{ path: 'file', type: 'Directory' }]],
  [
    'the same file twice',
    [
      { path: 'file', body: 'x' },
      { path: './file', body: 'y' },
    ],
  ],
];

describe('getTree from a hostile machine', () => {
  it.each(bad)('refuses %s', async (_name, entries) => {
    const transport = await hostileMachine('file', tarOf(entries));
    const parent = await tempFolder();

    const got = transport.getTree(['**'], { remoteDirectory: '.', localDirectory: `${parent}/inside` });

    await expect(got).rejects.toMatchObject({ code: 'TRANSFER_FAILED' });
    await expect(got).rejects.toThrow(/refused/);
    expect(await readdir(parent)).toEqual(['inside']);
  });

  it('takes the requested file', async () => {
    const transport = await hostileMachine('file', tarOf([{ path: './file', body: 'fine' }]));
    const localDirectory = await tempFolder();

    const { files } = await transport.getTree(['**'], { remoteDirectory: '.', localDirectory });

    expect(files).toEqual(['file']);
    expect(await readdir(localDirectory)).toEqual(['file']);
  });

  it('fails when the file is not sent', async () => {
    const transport = await hostileMachine('file', tarOf([]));

    const got = transport.getTree(['**'], { remoteDirectory: '.', localDirectory: await tempFolder() });

    await expect(got).rejects.toMatchObject({ code: 'TRANSFER_FAILED' });
  });

  it('fails on bytes that are not an archive', async () => {
    const transport = await hostileMachine('file', Buffer.alloc(4096, 'x'));

    const got = transport.getTree(['**'], { remoteDirectory: '.', localDirectory: await tempFolder() });

    await expect(got).rejects.toMatchObject({ code: 'TRANSFER_FAILED' });
  });

  it('fails on an archive that is cut short', async () => {
    const whole = tarOf([{ path: 'file', body: 'x'.repeat(2000) }]);
    const transport = await hostileMachine('file', whole.subarray(0, 1000));

    const got = transport.getTree(['**'], { remoteDirectory: '.', localDirectory: await tempFolder() });

    await expect(got).rejects.toMatchObject({ code: 'TRANSFER_FAILED' });
  });

  it('counts listed names that lead out of the folder, and asks for none', async () => {
    const transport = await hostileMachine('../evil', tarOf([]));

    const { files, left } = await transport.getTree(['**'], {
      remoteDirectory: '.',
      localDirectory: await tempFolder(),
    });

    expect(files).toEqual([]);
    expect(left.count).toBe(1);
  });
});

/**
 * A machine on which the first commands do as they should and the next one fails with these errors and a part of an
 * archive.
 */
async function complainingMachine(firstOutputs: readonly string[], complaint: string): Promise<Transport> {
  let calls = 0;
  return connect((_command, channel) => {
    channel.resume();
    const output = firstOutputs[calls];
    calls += 1;
    if (output === undefined) channel.stderr.write(complaint);
    channel.write(output ?? tarOf([{ path: 'file', body: 'x' }]));
    channel.exit(output === undefined ? 2 : 0);
    channel.end();
  });
}

const complaints: readonly [string, string][] = [
  ['one long line', 'x'.repeat(300_000)],
  ['many lines', 'tar: no\n'.repeat(40_000)],
  ['empty lines', `tar${'\n'.repeat(300_000)}no`],
  ['spaces', `tar${' '.repeat(300_000)}no`],
  ['zeros', '\0'.repeat(300_000)],
  ['terminal sequences', '\x1b[2J'.repeat(60_000)],
  ['commands of a runner', '::error::x\n'.repeat(30_000)],
  ['wide characters', '\u{1f600}'.repeat(100_000)],
  ['combining characters', 'e\u0301'.repeat(100_000)],
  ['carriage returns', 'no\r'.repeat(100_000)],
  ['five million letters', 'y'.repeat(5_000_000)],
];

describe('a machine that complains without end', () => {
  const remoteDirectory = '.';
  const get = async (transport: Transport) =>
    transport.getTree(['**'], { remoteDirectory, localDirectory: await tempFolder() });
  const put = async (transport: Transport) =>
    transport.putTree([{ path: 'a', content: { bytes: Buffer.from('a') } }], 'x');
  const failureOf = (call: Promise<unknown>): Promise<Error> =>
    call.then(
      () => new Error('it did not fail'),
      (error) => error,
    );

  it.each(complaints)('is quoted in part: %s', async (_name, complaint) => {
    const failures = await Promise.all([
      failureOf(complainingMachine([], complaint).then(get)),
      failureOf(complainingMachine(['./file\0./other\0'], complaint).then(get)),
      failureOf(complainingMachine([], complaint).then(put)),
    ]);

    for (const failure of failures) {
      expect(failure).toMatchObject({ code: 'TRANSFER_FAILED' });
      expect(failure.message).toMatch(
        /^host-1: could not (read from|write to) \S+: \[\.\.\. \d+ characters omitted/,
      );
      expect(failure.message.length).toBeLessThan(2_200);
    }
  });

  it('is quoted as a whole when it is short', async () => {
    const transport = await complainingMachine([], '  tar: disk full\n');

    expect(await failureOf(put(transport))).toMatchObject({
      message: 'host-1: could not write to x: tar: disk full',
    });
  });
});

describe('putTree to a machine that reads nothing', () => {
  it('stops when it is aborted', async () => {
    const transport = await connect(() => undefined);
    const controller = new AbortController();
    const entries = [{ path: 'big', content: { bytes: Buffer.alloc(20_000_000) } }];

    const put = transport.putTree(entries, 'x', { signal: controller.signal });
    setImmediate(() => controller.abort());

    await expect(put).rejects.toMatchObject({ code: 'ABORTED' });
  });

  it('abandons a command that it cannot stop', async () => {
    const transport = await connect(() => undefined);
    const controller = new AbortController();

    const running = transport.exec('true', { signal: controller.signal });
    setImmediate(() => controller.abort());

    await expect(running).rejects.toMatchObject({ code: 'ABORTED' });
  }, 15_000);
});
