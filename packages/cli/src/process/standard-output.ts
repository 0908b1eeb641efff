import { whyUnwritable } from '@ami-select/core';

/** The part of a stream of the process that is needed here. */
export interface ProcessStream {
  readonly isTTY?: boolean;
  on(event: 'error', listener: (error: Error) => void): unknown;
  write(text: string, written: () => void): unknown;
}

/** What became of the text that was written to standard output. */
export interface Delivery {
  /** Waits until all that was written so far is delivered, or lost: the line that names the loss. */
  readonly loss: () => Promise<string | undefined>;
}

/**
 * Notes the first error of a stream. A reader that goes away (`| head`, a closed terminal) loses nothing that it wants,
 * and must not end a process that has machines to terminate.
 */
export function watchDelivery(stream: ProcessStream): Delivery {
  let failure: Error | undefined;
  stream.on('error', (error) => {
    if (!isReaderGone(error, stream)) failure ??= error;
  });
  return {
    loss: async () => {
      await new Promise<void>((resolve) => stream.write('', () => resolve()));
      return failure === undefined ? undefined : describeLoss(failure);
    },
  };
}

const READER_GONE: ReadonlySet<unknown> = new Set(['EPIPE', 'ECONNRESET', 'EOF', 'ERR_STREAM_DESTROYED']);

function isReaderGone(error: Error & { readonly code?: unknown }, { isTTY }: ProcessStream): boolean {
  return READER_GONE.has(error.code) || (isTTY === true && error.code === 'EIO');
}

function describeLoss(error: Error): string {
  return `standard output cannot be written because ${whyUnwritable(error) ?? `of this: ${error.message}`}`;
}
