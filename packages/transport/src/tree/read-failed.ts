import { TransportError } from '../contract/errors.ts';
import { lastWords } from '../contract/last-words.ts';

/** The error of files that could not be read from a machine. */
export function readFailed(
  label: string,
  directory: string,
  detail: string,
  cause?: unknown,
): TransportError {
  const message = `${label}: could not read from ${directory}: ${lastWords(detail)}`;
  return new TransportError('TRANSFER_FAILED', message, { label, cause });
}
