import type { DescribeImagesCommand } from '@aws-sdk/client-ec2';
import type { Meter } from './meter.ts';

/** Adds the bytes of a command's response body to the meter as they arrive. */
export function countBytes(command: DescribeImagesCommand, meter: Meter): void {
  command.middlewareStack.add(
    (next) => async (args) => {
      const result = await next(args);
      const response = result.response as { readonly body?: unknown } | undefined;
      if (isReadable(response?.body)) listen(response.body, meter);
      return result;
    },
    { step: 'deserialize', name: 'countBytes', priority: 'low' },
  );
}

interface Readable {
  on(event: 'data', listener: (chunk: Uint8Array) => void): unknown;
  pause(): unknown;
}

/** A listener alone would set the body flowing before its reader is there. */
function listen(body: Readable, meter: Meter): void {
  body.on('data', (chunk) => {
    meter.bytes += chunk.byteLength;
  });
  body.pause();
}

function isReadable(body: unknown): body is Readable {
  return typeof body === 'object' && body !== null && 'pause' in body && typeof body.pause === 'function';
}
