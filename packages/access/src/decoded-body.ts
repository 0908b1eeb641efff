import type { IncomingMessage } from 'node:http';
import { pipeline, type Readable } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';

const DECODERS = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
};
/** Each needs memory of its own. */
const MOST_CODINGS = 5;

/**
 * The body of a response without its codings, also those that nobody asked for; as it is where one is not known, or
 * where its length is 0: servers leave the headers of a body that they left out.
 */
export function decodedBody(message: IncomingMessage): Readable {
  if (message.headers['content-length'] === '0') return message;
  const codings = (message.headers['content-encoding'] ?? '')
    .toLowerCase()
    .split(',')
    .map((coding) => coding.trim())
    .filter((coding) => coding !== '' && coding !== 'identity');
  if (codings.length === 0 || codings.length > MOST_CODINGS || !codings.every(isKnown)) return message;
  const decoders = codings.reverse().map(createDecoder);
  // A failure of the one is a failure of the last, which is read.
  pipeline([message, ...decoders], () => {});
  return decoders.at(-1) ?? message;
}

type Coding = keyof typeof DECODERS;

function isKnown(coding: string): coding is Coding {
  return Object.hasOwn(DECODERS, coding);
}

function createDecoder(coding: Coding): ReturnType<(typeof DECODERS)[Coding]> {
  const decoder = DECODERS[coding]();
  decoder.once('error', (error: NodeJS.ErrnoException) => {
    if (error.code?.startsWith('Z_')) error.message = `it does not decode as ${coding}: ${error.message}`;
  });
  return decoder;
}
