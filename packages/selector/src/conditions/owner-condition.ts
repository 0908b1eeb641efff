import type { Image } from '../image/image.ts';
import type { Condition } from './condition.ts';

const ALIASES: readonly string[] = ['amazon', 'aws-marketplace', 'aws-backup-vault'];

/**
 * The owner is one of the requested ones, checked again on the response. `self` cannot be checked without the
 * caller's account id: an image with an AWS alias is never "self".
 */
export function ownerCondition(owners: readonly string[], field: string): Condition {
  return {
    field,
    wanted: owners.join(' or '),
    filters: [],
    accepts: (image) => owners.some((owner) => isOwnedBy(image, owner)),
    relax: ({ Owners, ...request }) => request,
  };
}

function isOwnedBy(image: Image, owner: string): boolean {
  if (ALIASES.includes(owner)) return image.ownerAlias === owner;
  if (owner === 'self') return image.ownerAlias === undefined || image.ownerAlias === 'self';
  return image.ownerId === owner;
}
