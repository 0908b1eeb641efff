import { Transform } from 'node:stream';
import type { DescribeImagesCommand } from '@aws-sdk/client-ec2';
import type { Meter } from './meter.ts';

interface Piped {
  pipe(target: Transform): Transform;
}

/** Adds the bytes of a command's response body to the meter, as they come. */
export function countBytes(command: DescribeImagesCommand, meter: Meter): void {
  command.middlewareStack.add(
    (next) => async (args) => {
      const result = await next(args);
      const response = result.response as { body?: unknown } | undefined;
      if (response !== undefined && isPiped(response.body))
        response.body = response.body.pipe(counter(meter));
      return result;
    },
    { step: 'deserialize', name: 'countBytes', priority: 'low' },
  );
}

function counter(meter: Meter): Transform {
  return new Transform({
    transform(chunk: Uint8Array, _encoding, done) {
      meter.bytes += chunk.byteLength;
      done(null, chunk);
    },
  });
}

function isPiped(body: unknown): body is Piped {
  return typeof body === 'object' && body !== null && 'pipe' in body && typeof body.pipe === 'function';
}
