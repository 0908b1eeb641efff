import type { Writable } from 'node:stream';

/** Bytes; what is smaller may share its memory with others. */
const SMALLEST_PACKET = 16 * 1024;
const LENGTH_BYTES = 4;

/**
 * Makes the packets of ssh2 cheap on a socket whose callbacks come when the kernel has the bytes. The three pieces of each
 * packet go out in one system call, with those of the same turn, and wake the machine once. Their memory is freed when they
 * are sent: V8 marks its whole heap for every 64 MB outside of it, which took a third of the time of a delivery.
 */
export function leanWrites<Socket extends Writable>(socket: Socket): Socket {
  const write = socket.write.bind(socket);
  function writeLean(chunk: Uint8Array): boolean {
    if (socket.writableCorked === 0) {
      socket.cork();
      process.nextTick(() => socket.uncork());
    }
    const { buffer } = chunk;
    const isOwn = buffer instanceof ArrayBuffer && isWhole(chunk, buffer.byteLength);
    return isOwn ? write(chunk, () => void buffer.transfer(0)) : write(chunk);
  }
  return Object.assign(socket, { write: writeLean });
}

/** Ciphertext that fills its memory, or the length at the start of a packet that does, whose rest is encrypted already. */
function isWhole(chunk: Uint8Array, memory: number): boolean {
  if (memory < SMALLEST_PACKET || chunk.byteOffset > 0) return false;
  if (chunk.byteLength !== LENGTH_BYTES) return chunk.byteLength === memory;
  return new DataView(chunk.buffer).getUint32(0) + LENGTH_BYTES === memory;
}
