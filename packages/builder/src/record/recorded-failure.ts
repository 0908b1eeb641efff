import { CodedError, redactUrl } from '@ami-select/core';
import type { RecordedFailure } from './record.ts';

/** An error as the record has it; one that nobody foresaw has its message alone, without credentials. */
export function recordedFailure(error: unknown): RecordedFailure {
  if (error instanceof CodedError) {
    const { code, message, problems } = error;
    return { code, message, problems };
  }
  const message = redactUrl(error instanceof Error ? error.message : String(error));
  return { code: 'UNEXPECTED', message, problems: [] };
}
