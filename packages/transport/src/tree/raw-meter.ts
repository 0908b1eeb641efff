import { Transform } from 'node:stream';

/** First bytes of compressed streams, which the tar reader would unpack without being asked. */
const COMPRESSED = new Set([0x1f, 0x28]);

/** Passes on a plain stream of at most `most` bytes, and fails on a longer one or on a compressed one. */
export function rawMeter(most: number): Transform {
  let seen = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      if (seen === 0 && COMPRESSED.has(chunk[0] ?? 0))
        return done(new Error('refused: the stream is compressed'));
      seen += chunk.length;
      if (seen > most) return done(new Error('refused: it sends more than the files that it listed'));
      done(undefined, chunk);
    },
  });
}
