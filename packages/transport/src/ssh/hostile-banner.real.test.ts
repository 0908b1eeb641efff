import type { Socket } from 'node:net';
import { describe, expect, it } from 'vitest';
import { connectSsh } from '../connect-ssh.ts';
import type { SshTarget } from '../contract/transport.ts';
import { openPort } from '../testing/open-port.ts';
import { generateSshKeyPair } from './keys.ts';

const KEYS = { login: generateSshKeyPair('login'), host: generateSshKeyPair('host') };

/** A port that answers every connection with bytes that are no SSH, and counts them. */
async function portThat(
  answers: (socket: Socket) => void,
): Promise<{ target: SshTarget; sent: () => number }> {
  const sockets: Socket[] = [];
  const { port } = await openPort((socket) => {
    sockets.push(socket);
    answers(socket);
  });
  const target = {
    label: 'host-1',
    host: '127.0.0.1',
    port,
    user: 'tester',
    privateKey: KEYS.login.privateKey,
    hostKey: KEYS.host.publicKey,
  };
  return { target, sent: () => sockets.reduce((sum, { bytesWritten }) => sum + bytesWritten, 0) };
}

/** Writes the same bytes until the other side hangs up. */
function flood(bytes: Buffer): (socket: Socket) => void {
  return (socket) => {
    const write = (): void => {
      while (!socket.destroyed && socket.write(bytes));
    };
    socket.on('drain', write);
    write();
  };
}

const say = (text: string) => (socket: Socket) => void socket.write(text);

describe('a port that is no honest SSH server', () => {
  it.each<[string, (socket: Socket) => void]>([
    ['greets without end', flood(Buffer.from('welcome\r\n'.repeat(1_000)))],
    ['greets with one line without end', flood(Buffer.alloc(65_536, 'x'))],
    ['sends zeros without end', flood(Buffer.alloc(65_536))],
    ['sends empty lines without end', flood(Buffer.from('\r\n'.repeat(10_000)))],
    [
      'sends a version without end',
      (socket) => {
        socket.write('SSH-2.0-');
        flood(Buffer.alloc(65_536, 'v'))(socket);
      },
    ],
    ['speaks an old version', say('SSH-1.5-old\r\n')],
    ['speaks HTTP', say('HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n')],
    ['speaks TLS', say('\u0016\u0003\u0001\u0002\u0000')],
    [
      'sends a packet of four gigabytes',
      (socket) => void socket.write(Buffer.concat([Buffer.from('SSH-2.0-x\r\n'), Buffer.alloc(64, 0xff)])),
    ],
    [
      'sends a packet of no length',
      (socket) => void socket.write(Buffer.concat([Buffer.from('SSH-2.0-x\r\n'), Buffer.alloc(64)])),
    ],
    [
      'sends noise after its version',
      (socket) => {
        socket.write('SSH-2.0-x\r\n');
        flood(Buffer.alloc(65_536, 'n'))(socket);
      },
    ],
  ])('%s is given up in time and in little memory', async (_name, answers) => {
    const { target, sent } = await portThat(answers);

    const attempt = connectSsh(target, { connectTimeoutMs: 1_000 });

    await expect(attempt).rejects.toMatchObject({
      name: 'TransportError',
      code: expect.stringMatching(/UNREACHABLE|TIMED_OUT/),
    });
    await attempt.catch((error: Error) => expect(error.message.length).toBeLessThan(500));
    expect(sent()).toBeLessThan(64 * 1024 * 1024);
  });
});
