import { redactUrl } from '@ami-select/core';

interface ProxyErrorOptions {
  /** Of the proxy's own response. */
  readonly status?: number | undefined;
  readonly cause?: unknown;
}

/** A proxy that cannot be reached, or opens no tunnel. */
export class ProxyError extends Error {
  override readonly name = 'ProxyError';
  /** Its address, without credentials. */
  readonly proxy: string;
  readonly status: number | undefined;
  /** Of the cause: the SDK judges by it whether another attempt may go better. */
  readonly code: string | undefined;

  constructor(proxy: string, because: string, { status, cause }: ProxyErrorOptions = {}) {
    const { origin } = new URL(proxy);
    super(redactUrl(`the proxy ${origin} ${because}`), { cause });
    this.proxy = origin;
    this.status = status;
    this.code = (cause as NodeJS.ErrnoException | undefined)?.code;
  }
}

/** What an error of Node says; one of several addresses has its words in the first of its errors. */
export function wordsOf(error: unknown): string {
  const [first] = error instanceof AggregateError ? error.errors : [error];
  return first instanceof Error ? first.message : String(first);
}
