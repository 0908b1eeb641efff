import { Refusal } from './failures.ts';
import type { Exchange } from './read-body.ts';

/** A part of a file, as a request names it. */
export interface OpenRange {
  readonly start: number;
  readonly end?: number | undefined;
  /** Only while the file has this strong tag; otherwise the whole of it. */
  readonly tag?: string | undefined;
}

/** Headers for a part of a file, which must not be compressed on the way. */
export function rangeHeaders({ start, end, tag }: OpenRange): Record<string, string> {
  const headers = { accept: '*/*', 'accept-encoding': 'identity' };
  if (start === 0 && end === undefined) return headers;
  const range = `bytes=${start}-${end === undefined ? '' : end - 1}`;
  return { ...headers, range, ...(tag !== undefined && { 'if-range': tag }) };
}

/**
 * Where a body starts in its file, and how long that file is, as far as the headers say.
 * @throws Refusal when a part does not say which it is
 */
export function extentOf({ response }: Pick<Exchange, 'response'>): {
  readonly start: number;
  readonly size?: number;
} {
  const { headers, status } = response;
  if (status !== 206) {
    const length = headers.get('content-length');
    const isCoded = (headers.get('content-encoding') ?? 'identity') !== 'identity';
    return { start: 0, ...(length !== null && !isCoded && { size: Number(length) }) };
  }
  const [, start, size] = /^bytes (\d+)-\d+\/(\d+|\*)$/.exec(headers.get('content-range') ?? '') ?? [];
  if (start === undefined) throw new Refusal('it sends a part of a file without the place of that part');
  return { start: Number(start), ...(size !== '*' && { size: Number(size) }) };
}

/** The tag that changes with every byte of a file, if there is one. */
export function strongTag({ response }: Pick<Exchange, 'response'>): string | undefined {
  const tag = response.headers.get('etag');
  return tag?.startsWith('"') ? tag : undefined;
}
