import { posix } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { whyUnwritable } from '@ami-select/core';
import type { ReadEntry } from 'tar';
import { TransportError } from '../contract/errors.ts';
import type { LocalFolder } from './local-folder.ts';

/** What is still to come from a machine. */
export interface Expected {
  /** By the path on the machine: the path it gets here. */
  readonly names: Map<string, string>;
  /** Bytes of files that there is still room for. */
  bytes: number;
}

/** The next file does not fit any more; it was not read. */
export class TooLarge extends Error {
  readonly path: string;
  readonly size: number;

  constructor(path: string, size: number) {
    super(`${path} has ${size} bytes`);
    this.path = path;
    this.size = size;
  }
}

export interface AcceptOptions {
  readonly folder: LocalFolder;
  /** Abort closes the file, and removes what was written of it. */
  readonly signal: AbortSignal;
}

/**
 * Writes one entry of a tar stream and removes it from what is expected.
 *
 * @throws TransportError `TRANSFER_FAILED` for an entry that is not expected, or a disk here that does not take it;
 * TooLarge for a file that does not fit.
 */
export async function acceptEntry(
  entry: ReadEntry,
  expected: Expected,
  { folder, signal }: AcceptOptions,
): Promise<void> {
  const path = posix.normalize(entry.path);
  const target = expected.names.get(path);
  if (entry.type !== 'File' || target === undefined) {
    throw new TransportError('TRANSFER_FAILED', `refused "${entry.path}" (${entry.type}): not requested`);
  }
  expected.names.delete(path);
  const sizes = [entry.size, entry.remain];
  if (!sizes.every((size) => Number.isSafeInteger(size) && size >= 0))
    throw new TransportError('TRANSFER_FAILED', `refused "${entry.path}": its size is ${entry.size}`);
  const size = Math.max(...sizes);
  if (size > expected.bytes) throw new TooLarge(path, size);
  expected.bytes -= size;
  try {
    await folder.createWhole(target, (file) => pipeline(entry, file.createWriteStream(), { signal }));
  } catch (cause) {
    const because = whyUnwritable(cause);
    if (because === undefined) throw cause;
    const message = `${folder.pathOf(target)} on this side cannot be written because ${because}`;
    throw new TransportError('TRANSFER_FAILED', message, { cause });
  }
}
