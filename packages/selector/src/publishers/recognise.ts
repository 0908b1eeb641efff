import { partitionOf } from '../image/partition.ts';
import { globMatcher } from '../text/glob.ts';
import type { Publisher, PublisherLine } from './publisher.ts';
import { PUBLISHERS } from './table.ts';

export interface OwnedName {
  readonly ownerId: string;
  readonly name: string;
  readonly region: string;
}

/** The publisher whose account owns an image. A name alone is never enough. */
export function publisherOf(image: OwnedName): Publisher | undefined {
  const owned = PUBLISHERS.filter((publisher) => ownsIn(publisher, image));
  return owned.find((publisher) => lineOf(publisher, image.name) !== undefined) ?? owned.find(isAlone(owned));
}

/** The user that SSH logs in as. */
export function sshUserOf(publisher: Publisher, name: string): string {
  return lineOf(publisher, name)?.sshUser ?? publisher.sshUser;
}

function ownsIn(publisher: Publisher, image: OwnedName): boolean {
  const owners = publisher.owners[partitionOf(image.region)] ?? [];
  return owners.includes(image.ownerId) || (publisher.formerOwners ?? []).includes(image.ownerId);
}

function isAlone(owned: readonly Publisher[]): () => boolean {
  return () => owned.length === 1;
}

function lineOf(publisher: Publisher, name: string): PublisherLine | undefined {
  return publisher.lines.find((line) => {
    const globs = line.names.map((glob) => glob.replaceAll('{version}', '*').replaceAll('{arch}', '*'));
    return globMatcher(globs)(name);
  });
}
