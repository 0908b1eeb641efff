import { createServer } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { freePort, untilSpeaking } from './ports.ts';

it('finds a port that a server can listen on, and waits until it speaks', async () => {
  const port = await freePort();
  const server = createServer((socket) => socket.end('SSH-2.0-test\r\n'));
  onTestFinished(() => void server.close());

  const waiting = untilSpeaking(port);
  server.listen(port, '127.0.0.1');

  await expect(waiting).resolves.toBeUndefined();
});
