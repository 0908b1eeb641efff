import { CodedError } from '@ami-select/core';

/** Problems in the message; a file may have as many as it has images. */
const SHOWN = 50;

/** Images that cannot be imported; lists every problem of every image. */
export class ImportError extends CodedError<'INVALID_IMPORT'> {
  override readonly name = 'ImportError';

  constructor(messages: readonly string[]) {
    const more = messages.length > SHOWN ? [`- and ${messages.length - SHOWN} more`] : [];
    const shown = messages.slice(0, SHOWN).map((message) => `- ${message}`);
    super('INVALID_IMPORT', 'usage', ['The images cannot be imported:', ...shown, ...more].join('\n'), {
      problems: messages.map((message) => ({ message })),
    });
  }
}
