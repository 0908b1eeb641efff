import { partitionOf } from '@ami-select/ec2-data/partitions';
import type { ResolvedQuery } from '../conditions/condition.ts';
import { type Image, isDeprecated } from '../image/image.ts';
import { ageText, newestFirst } from '../image/image-age.ts';
import { publisherFindings } from './publisher-findings.ts';
import type { Relaxed } from './relax.ts';
import { NAME_FOR_TAG, type Unmatched } from './relaxation.ts';

/** Reasons that the counts and the query show, the most likely first. */
export function findingsFor(unmatched: Unmatched, relaxed: readonly Relaxed[]): string[] {
  const { resolved } = unmatched;
  return [
    ...foreignOwners(resolved),
    ...publisherFindings(unmatched, relaxed),
    ...relaxed.flatMap((one) => findingFor(one, unmatched)),
  ];
}

function findingFor({ field, wanted, images }: Relaxed, { query, resolved }: Unmatched): string[] {
  const newest = newestOf(images);
  if (newest === undefined) return [];
  switch (field) {
    case 'include-deprecated':
      return isDeprecated(newest, resolved.now) ? [deprecatedOnly(images, newest)] : [];
    case 'include-disabled':
      return [disabledOnly(images, newest)];
    case 'executable-by':
      return [
        `${images.length} match, but none is shared with ${wanted} explicitly; public images are shared with all`,
      ];
    case NAME_FOR_TAG:
      return [
        `an image is named ${newest.name} (${newest.id}): ask for its name (name: ${wanted}), not for a tag "Name"`,
      ];
    case 'architecture':
      return query.publisher === undefined
        ? [`matches exist for ${wordsOf(images, (image) => image.architecture)}, not for ${wanted}`]
        : [];
    case 'tags':
    case 'tag-keys':
      return isOwn(resolved) ? [] : [sharedTags(wanted, images)];
    case 'owner':
    case 'publisher':
      return [otherOwners(images)];
    case 'state':
      return [`matching images are ${wordsOf(images, (image) => image.state)}, not ${wanted}`];
    case 'minimum-age':
    case 'maximum-age':
    case 'created-after':
    case 'created-before':
      return ageFinding(field, wanted, newest);
    default:
      return [];
  }
}

function disabledOnly(images: readonly Image[], newest: Image): string {
  const subject = images.length === 1 ? 'the only match is' : `all ${images.length} matches are`;
  return `${subject} disabled (${newest.id} ${newest.name}): its owner can enable it; include-disabled: true lists it`;
}

function ageFinding(field: string, wanted: string, newest: Image): string[] {
  if (newest.ageDays === undefined) {
    return [`EC2 has no creation date of the newest match, ${newest.id}: it passes no condition on its age`];
  }
  const age = `the newest match, ${newest.id}, is ${ageText(newest)} old`;
  if (field === 'minimum-age') return [`${age}: still in quarantine (${wanted})`];
  return field === 'maximum-age' ? [`${age} already`] : [];
}

function deprecatedOnly(images: readonly Image[], newest: Image): string {
  const since = newest.deprecationTime?.toISOString().slice(0, 10);
  const subject = images.length === 1 ? 'the only match is' : `all ${images.length} matches are`;
  return `${subject} deprecated (${newest.id} ${newest.name} since ${since}): include-deprecated: true includes it`;
}

/** The caller sees the tags of its own images. */
function isOwn({ owners = [] }: ResolvedQuery): boolean {
  return owners.length > 0 && owners.every((owner) => owner === 'self');
}

function sharedTags(wanted: string, images: readonly Image[]): string {
  const owners = wordsOf(images, (image) => image.ownerId);
  return `without the tag ${wanted} ${images.length} match, of ${owners}: the tags of images that other accounts share are not visible`;
}

function otherOwners(images: readonly Image[]): string {
  return `other owners have ${images.length} such images (${wordsOf(images, (image) => image.ownerAlias ?? image.ownerId)}): any account can use a name; verify an owner before you trust it`;
}

/** Owners that belong to a publisher in another partition. */
function foreignOwners(query: ResolvedQuery): string[] {
  const here = partitionOf(query.region);
  return (query.owners ?? []).flatMap((owner) => {
    for (const publisher of query.publishers.all) {
      const home = Object.entries(publisher.owners).find(([, owners]) => owners.includes(owner))?.[0];
      if (home === undefined || !/^\d/.test(owner) || publisher.owners[here]?.includes(owner) === true)
        continue;
      const right = publisher.owners[here]?.join(', ') ?? 'not known';
      return [
        `${owner} is ${publisher.id} in partition ${home}; ${query.region} is in ${here}, where its owner is ${right}`,
      ];
    }
    return [];
  });
}

function wordsOf(images: readonly Image[], word: (image: Image) => string): string {
  const words = [...new Set(images.map(word))].sort();
  const shown = words.slice(0, 5).join(', ');
  return words.length > 5 ? `${shown} and ${words.length - 5} more` : shown;
}

function newestOf(images: readonly Image[]): Image | undefined {
  return [...images].sort(newestFirst)[0];
}
