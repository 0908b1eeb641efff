import type { Era, ImageDraft, Rules } from './image/draft.ts';
import { amazonLinux } from './lines/amazon-linux.ts';
import { freebsd } from './lines/bsd.ts';
import { community } from './lines/community.ts';
import { containers } from './lines/containers.ts';
import { debian } from './lines/debian.ts';
import { deepLearning } from './lines/deep-learning.ts';
import { enterpriseLinux } from './lines/enterprise-linux.ts';
import { fedora } from './lines/fedora.ts';
import { macos } from './lines/macos.ts';
import { marketplace } from './lines/marketplace.ts';
import { own } from './lines/own.ts';
import { redhat } from './lines/redhat.ts';
import { crowd, strangers } from './lines/strangers.ts';
import { suse } from './lines/suse.ts';
import { ubuntu } from './lines/ubuntu.ts';
import { ubuntuDailies } from './lines/ubuntu-dailies.ts';
import { windows } from './lines/windows.ts';

const PUBLISHED: readonly Rules[] = [
  ubuntu,
  debian,
  amazonLinux,
  redhat,
  enterpriseLinux,
  fedora,
  suse,
  freebsd,
  windows,
  macos,
  containers,
  community,
  deepLearning,
  marketplace,
  strangers,
];

/**
 * All images of an era. With a size below what the rules give, every line keeps its newest releases; above it, a
 * publisher's daily builds and then community images fill up.
 */
export function generateDrafts(era: Era, accountId: string, size?: number): ImageDraft[] {
  if (size === 0) return [];
  const drafts = [...PUBLISHED.flatMap((rules) => [...rules(era)]), ...own(era, accountId)];
  if (size === undefined || size === drafts.length) return drafts;
  if (size > drafts.length) return [...drafts, ...fill(era, size - drafts.length)];
  return newestOfEachLine(drafts, size);
}

function fill(era: Era, count: number): ImageDraft[] {
  const dailies = [...ubuntuDailies(era)].slice(0, Math.ceil(count / 4));
  return [...dailies, ...crowd(era, count - dailies.length)];
}

function newestOfEachLine(drafts: readonly ImageDraft[], size: number): ImageDraft[] {
  const byRank: ImageDraft[][] = [];
  const seen = new Map<string, number>();
  for (const draft of drafts.toSorted((left, right) => right.at - left.at)) {
    const rank = seen.get(draft.line) ?? 0;
    seen.set(draft.line, rank + 1);
    byRank[rank] ??= [];
    byRank[rank].push(draft);
  }
  return byRank.flat().slice(0, size);
}
