/**
 * Forwards TCP connections to a port, each way with a delay and at a rate; prints the address. A process of its own, so
 * that its work is not done by the one that is measured. Parameters: the port, the delay of each way in milliseconds, the
 * bytes a second.
 */
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

const [port = '0', delayMs = '0', bytesPerSecond = '0'] = process.argv.slice(2).map(Number);
/** What a link holds before its sender has to wait. */
const BUFFER_MS = 100;

const server = createServer({ noDelay: true }, (near) => {
  const far = connect({ port: Number(port), host: '127.0.0.1', noDelay: true });
  void forward(near, far);
  void forward(far, near);
});
server.listen(0, '127.0.0.1', () => {
  console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
});

async function forward(from: Socket, to: Socket): Promise<void> {
  from.on('error', () => to.destroy());
  let freeAt = performance.now();
  // One after the other: timers of nearly the same time may change places.
  let arrived = Promise.resolve();
  try {
    for await (const chunk of from) {
      const now = performance.now();
      freeAt = Math.max(now, freeAt) + ((chunk as Buffer).length / Number(bytesPerSecond)) * 1000;
      const due = freeAt + Number(delayMs);
      arrived = arrived.then(() => until(due)).then(() => void to.write(chunk as Buffer));
      await until(freeAt - BUFFER_MS);
    }
    await arrived;
    to.end();
  } catch {
    to.destroy();
  }
}

async function until(time: number): Promise<void> {
  const wait = time - performance.now();
  if (wait > 0) await sleep(wait);
}
