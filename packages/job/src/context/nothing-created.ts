import { CodedError } from '@ami-select/core';

/**
 * Work that creates nothing: its errors say so.
 * @throws what the work throws, with a longer message
 */
export async function creatingNothing<T>(work: () => T | Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    // The error itself goes on: its class, code and details are what callers tell it by.
    if (error instanceof CodedError) error.message = withNothingCreated(error.message);
    throw error;
  }
}

/** The text of a refusal, which says once that nothing was created. */
function withNothingCreated(message: string): string {
  if (/nothing was created/i.test(message)) return message;
  if (message.includes('\n')) return `${message}\nNothing was created.`;
  return message.endsWith('.') ? `${message} Nothing was created.` : `${message}; nothing was created`;
}
