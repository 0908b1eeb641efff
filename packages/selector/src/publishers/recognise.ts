import { partitionOf } from '../image/partition.ts';
import { globMatcher } from '../text/glob.ts';
import type { Publisher, PublisherLine } from './publisher.ts';
import { PUBLISHERS } from './table.ts';

export interface OwnedName {
  readonly ownerId: string;
  readonly ownerAlias?: string;
  readonly name: string;
  readonly region: string;
}

/** The publisher whose account owns an image. A name alone is never enough. */
export function publisherOf(image: OwnedName): Publisher | undefined {
  const owned = PUBLISHERS.filter((publisher) => ownersOf(publisher, image).includes(image.ownerId));
  const byAlias = PUBLISHERS.filter((publisher) =>
    ownersOf(publisher, image).includes(image.ownerAlias ?? ''),
  );
  const named = [...owned, ...byAlias].find((publisher) => lineOf(publisher, image.name) !== undefined);
  return named ?? (owned.length === 1 ? owned[0] : undefined);
}

/** The user that SSH logs in as. */
export function sshUserOf(publisher: Publisher, name: string): string {
  return lineOf(publisher, name)?.sshUser ?? publisher.sshUser;
}

function ownersOf(publisher: Publisher, image: OwnedName): readonly string[] {
  return [...(publisher.owners[partitionOf(image.region)] ?? []), ...(publisher.formerOwners ?? [])];
}

function lineOf(publisher: Publisher, name: string): PublisherLine | undefined {
  return publisher.lines.find((line) => {
    const globs = line.names.map((glob) => glob.replaceAll('{version}', '*').replaceAll('{arch}', '*'));
    return globMatcher(globs)(name);
  });
}
