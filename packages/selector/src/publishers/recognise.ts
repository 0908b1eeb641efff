import { globMatcher } from '@ami-select/core';
import { type Partition, partitionOf } from '@ami-select/ec2-data/partitions';
import type { Image } from '../image/image.ts';
import type { Publisher, PublisherLine } from './publisher.ts';
import { PUBLISHERS } from './table.ts';

/** The image with its publisher and SSH user, when the owner is a known one. For selected images only. */
export function recogniseImage(image: Image): Image {
  const publisher = publisherOf(image);
  if (publisher === undefined) return image;
  return { ...image, publisher: publisher.id, sshUser: sshUserOf(publisher, image.name) };
}

export interface OwnedName {
  readonly ownerId: string;
  readonly ownerAlias?: string | undefined;
  readonly name: string;
  readonly region: string;
}

/** The publisher whose account owns an image. A name alone is never enough. */
export function publisherOf(image: OwnedName): Publisher | undefined {
  const partition = partitionOf(image.region);
  const owned = PUBLISHERS.filter((publisher) => hasOwner(publisher, partition, image.ownerId));
  const byAlias = PUBLISHERS.filter((publisher) => hasOwner(publisher, partition, image.ownerAlias));
  const named = [...owned, ...byAlias].find((publisher) => lineOf(publisher, image.name) !== undefined);
  return named ?? (owned.length === 1 ? owned[0] : undefined);
}

/** The SSH user of an image with that name; undefined where nobody can log in. */
export function sshUserOf(publisher: Publisher, name: string): string | undefined {
  return lineOf(publisher, name)?.sshUser ?? publisher.sshUser;
}

function hasOwner(publisher: Publisher, partition: Partition, owner: string | undefined): boolean {
  if (owner === undefined) return false;
  return (
    publisher.owners[partition]?.includes(owner) === true || publisher.formerOwners?.includes(owner) === true
  );
}

function lineOf(publisher: Publisher, name: string): PublisherLine | undefined {
  return publisher.lines.find((line) => {
    const globs = line.names.map((glob) => glob.replaceAll('{version}', '*').replaceAll('{arch}', '*'));
    return globMatcher(globs)(name);
  });
}
