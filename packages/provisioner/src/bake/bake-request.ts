import { formatProblems, type Problem } from '@ami-select/core';
import { ProvisionerError } from '../fleet/errors.ts';

/** An image to be made of a machine. */
export interface BakeRequest {
  /** What the image is made from, such as `deps-<hash of the lock file>`. The same key is baked once. */
  readonly key: string;
  /** Source revision, for a tag. */
  readonly commit?: string | undefined;
  /** Save the machine while it runs, from whatever is on its disk then; it is stopped first otherwise. */
  readonly noReboot?: boolean | undefined;
  /** Further regions that get a copy. */
  readonly copyTo?: readonly string[] | undefined;
  /** Ids of accounts that may launch it. */
  readonly shareWith?: readonly string[] | undefined;
  /** How many images with the same prefix of the key stay, the new one included; all of them when absent. */
  readonly keepLast?: number | undefined;
  /** After so many milliseconds a reaper removes it. */
  readonly maxAgeMs?: number | undefined;
  /** How long the image may take in each region, in milliseconds. */
  readonly timeoutMs?: number | undefined;
}

/** EC2 takes 256 characters in a tag; control characters are no text. */
const KEY = /^[\x20-\x7e]{1,200}$/;

/** Everything that is wrong with a request, by the names of its inputs. */
export function bakeProblems({
  key,
  copyTo = [],
  shareWith = [],
  keepLast,
  timeoutMs,
}: BakeRequest): readonly Problem[] {
  const problems: Problem[] = [];
  const refuse = (field: string, value: unknown, because: string, expected: string): number =>
    problems.push({
      field,
      message: `${JSON.stringify(value)} is not valid because ${because}; expected ${expected}`,
    });
  if (!KEY.test(key))
    refuse('key', key, 'EC2 cannot keep it as a tag', '1 to 200 printable ASCII characters');
  for (const region of copyTo) {
    if (!/^[a-z]{2,}(-[a-z]+)+-\d+$/.test(region))
      refuse('copy-to', region, 'it is no name of a region', 'one such as eu-central-1');
  }
  for (const account of shareWith) {
    if (!/^\d{12}$/.test(account)) refuse('share-with', account, 'it is no account', '12 digits');
  }
  if (keepLast !== undefined && !(Number.isInteger(keepLast) && keepLast >= 1))
    refuse('keep-last', keepLast, 'the new image is one of them', 'a whole number from 1');
  if (timeoutMs !== undefined && !(timeoutMs > 0))
    refuse('timeout', timeoutMs, 'no image is made in it', 'more than 0');
  return problems;
}

/** @throws ProvisionerError `INVALID_REQUEST` that lists every problem. */
export function assertBakeRequest(request: BakeRequest): void {
  const problems = bakeProblems(request);
  if (problems.length === 0) return;
  const title = problems.length === 1 ? '1 problem' : `${problems.length} problems`;
  throw new ProvisionerError('INVALID_REQUEST', formatProblems(`${title} with the image`, problems), {
    problems,
  });
}

/** What comes before the last hyphen of a key: images of it replace one another. */
export function prefixOf(key: string): string {
  const end = key.lastIndexOf('-');
  return end === -1 ? key : key.slice(0, end + 1);
}
