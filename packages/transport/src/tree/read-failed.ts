import { TransportError } from '../contract/errors.ts';

/** The error of files that could not be read from a machine. */
export function readFailed(
  label: string,
  directory: string,
  detail: string,
  cause?: unknown,
): TransportError {
  const message = `${label}: could not read from ${directory}: ${detail.trim()}`;
  return new TransportError('TRANSFER_FAILED', message, { label, cause });
}
