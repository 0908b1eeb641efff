import type { OpenedFile } from './package-index.ts';

/** Ends a file that was opened, read or not, so that its request gives its place to another. */
export async function leaveFile({ bytes }: Pick<OpenedFile, 'bytes'>): Promise<void> {
  await bytes[Symbol.asyncIterator]().return?.();
}
