import { globMatcher } from '@ami-select/core';
import { type Partition, partitionOf } from '@ami-select/ec2-data/partitions';
import { publisherAccount } from '@ami-select/ec2-data/publisher-accounts';
import type { Image } from '../image/image.ts';
import type { Publisher, PublisherLine } from './publisher.ts';
import { KNOWN_PUBLISHERS, type PublisherTable } from './table.ts';

/**
 * The image with its publisher, SSH user or the reason why nobody can log in, and the processor it needs, when
 * the owner is a known one. For selected images only. EC2 does not say whose account asks: an image is one of a
 * publisher of `self` only where `self` is the one owner that was asked for.
 */
export function recogniseImage(
  image: Image,
  table: PublisherTable = KNOWN_PUBLISHERS,
  owners: readonly string[] = [],
): Image {
  const isSelf =
    image.ownerAlias === undefined && owners.length > 0 && owners.every((owner) => owner === 'self');
  const publisher = publisherOf(isSelf ? { ...image, ownerAlias: 'self' } : image, table);
  return publisher === undefined ? image : recogniseAs(publisher, image);
}

/** The same for an image that is known to be the publisher's: the owner `self` cannot be told from an account id. */
export function recogniseAs(publisher: Publisher, image: Image): Image {
  const line = lineOf(publisher, image.name);
  const noLogin = line?.noLogin ?? publisher.noLogin;
  return {
    ...image,
    publisher: publisher.id,
    sshUser: noLogin === undefined ? sshUserOf(publisher, image.name) : undefined,
    noLogin,
    noCloudInit: line?.noCloudInit ?? publisher.noCloudInit,
    requires: (line?.requires ?? floorOf(publisher, image.name))?.[image.architecture],
  };
}

function floorOf({ floor }: Publisher, name: string): PublisherLine['requires'] {
  return floor?.names.test(name) === true ? floor.requires : undefined;
}

export interface OwnedName {
  readonly ownerId: string;
  readonly ownerAlias?: string | undefined;
  readonly name: string;
  readonly region: string;
}

/**
 * The publisher whose account owns an image. A name alone is never enough. The account of a known publisher is
 * evidence where it has no other; one's own has the images of its names alone.
 */
export function publisherOf(
  image: OwnedName,
  table: PublisherTable = KNOWN_PUBLISHERS,
): Publisher | undefined {
  const { name, region, ownerId, ownerAlias } = image;
  const partition = partitionOf(region);
  const owned = table.all.filter(
    (publisher) => isAccountOf(publisher, ownerId, partition) || hasAccountIn(publisher, ownerId, region),
  );
  const byAlias = table.all.filter((publisher) => isOwner(publisher, ownerAlias, partition));
  const named = [...owned, ...byAlias].filter((publisher) => lineOf(publisher, name) !== undefined);
  const known = owned.filter((publisher) => !isOwn(publisher));
  const byName = named.find((publisher) => !takesAnyName(publisher)) ?? named[0];
  return byName ?? (known.length === 1 ? known[0] : undefined);
}

/** The SSH user of an image with that name; undefined where nobody can log in. */
export function sshUserOf(publisher: Publisher, name: string): string | undefined {
  return lineOf(publisher, name)?.sshUser ?? publisher.sshUser;
}

function isAccountOf(publisher: Publisher, account: string, partition: Partition): boolean {
  const { accounts, formerOwners = [] } = publisher;
  if (isOwner(publisher, account, partition) || formerOwners.includes(account)) return true;
  return accounts?.[partition]?.includes(account) === true;
}

function hasAccountIn({ regionalAccounts }: Publisher, account: string, region: string): boolean {
  return regionalAccounts !== undefined && publisherAccount(regionalAccounts, region) === account;
}

function isOwner({ owners }: Publisher, owner: string | undefined, partition: Partition): boolean {
  return owner !== undefined && owners[partition]?.includes(owner) === true;
}

/** What a known publisher excludes is of its account all the same. */
function lineOf(publisher: Publisher, name: string): PublisherLine | undefined {
  if (publisher.version.inName?.test(name) === false) return undefined;
  const taken = publisher.lines.filter((line) => !globsOf(line).isExcluded(name));
  return lineNamed(taken, name) ?? (isOwn(publisher) ? undefined : lineNamed(publisher.lines, name));
}

/** Whether a row is one of a config. */
export function isOwn({ evidence }: Publisher): boolean {
  return evidence.checked === undefined;
}

/** A row of one's own without names: another one of the owner says more. */
function takesAnyName({ lines }: Publisher): boolean {
  return lines.some(({ names }) => names.includes('*'));
}

/** The first of some lines that has images of that name. */
export function lineNamed(lines: readonly PublisherLine[], name: string): PublisherLine | undefined {
  return lines.find((line) => globsOf(line).isNamed(name));
}

interface LineGlobs {
  isNamed(name: string): boolean;
  isExcluded(name: string): boolean;
}

/** Compiled once a line: a query of many regions recognises hundreds of images. */
const COMPILED = new WeakMap<PublisherLine, LineGlobs>();

function globsOf(line: PublisherLine): LineGlobs {
  const known = COMPILED.get(line);
  if (known !== undefined) return known;
  const { names, exclude = [], anyVersion = '*' } = line;
  const naming = names.map((glob) => glob.replaceAll('{version}', anyVersion).replaceAll('{arch}', '*'));
  const globs = { isNamed: globMatcher(naming), isExcluded: globMatcher(exclude) };
  COMPILED.set(line, globs);
  return globs;
}
