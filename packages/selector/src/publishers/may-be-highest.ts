import { linesFor, type PublisherRequest } from './expand.ts';
import type { Publisher } from './publisher.ts';
import { asksForLongTerm } from './requested-version.ts';

/** The expression that finds the version in the names of a request. */
export function versionInNameOf(publisher: Publisher, request: PublisherRequest): RegExp | undefined {
  return linesFor(publisher, request)[0]?.versionInName ?? publisher.versionInName;
}

/**
 * Whether a name may win where no version was named: its version must be readable, so that another product under the
 * same prefix never counts as the highest, and be a long-term one where that was asked for.
 */
export function mayBeHighest(publisher: Publisher, request: PublisherRequest): (name: string) => boolean {
  const versionInName = versionInNameOf(publisher, request);
  if (versionInName === undefined) return () => true;
  if (!asksForLongTerm(publisher, request.version)) return (name) => versionInName.test(name);
  return (name) => {
    const groups = versionInName.exec(name)?.slice(1) ?? [];
    return groups.some((group) => publisher.longTerm?.test(group) === true);
  };
}
