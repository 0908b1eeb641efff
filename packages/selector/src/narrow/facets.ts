import { parseDuration } from '@ami-select/core';
import type { Architecture } from '../image/architecture.ts';
import { type Image, isDeprecated } from '../image/image.ts';
import type { ImageQuery } from '../query/image-query.ts';

/** A property by which a person narrows. */
export type FacetName = ProductFacet | PlainFacetName | 'name' | `tag:${string}`;

/** What a publisher's query says of its images. */
export type ProductFacet = 'publisher' | 'version' | 'variant';

export type PlainFacetName =
  | 'architecture'
  | 'owner'
  | 'platform'
  | 'root-device-type'
  | 'virtualization-type'
  | 'boot-mode'
  | 'age'
  | 'deprecation';

/** A property that an image shows itself. */
export interface PlainFacet {
  readonly name: PlainFacetName;
  /** The values that select the image: none where no query can, several where they include each other. */
  readonly valuesOf: (image: Image) => readonly string[];
  /** The part of a query that selects a value. */
  readonly toQuery: (value: string) => ImageQuery;
}

/** The greatest ages that are offered, shortest first. */
export const AGES: readonly string[] = ['7d', '30d', '90d', '365d'];

/** The values of the facet `deprecation`: without deprecated images, as queries are by default, or with them. */
export const CURRENT_ONLY = 'current';
export const WITH_DEPRECATED = 'any';

export function plainFacets(now: Date): readonly PlainFacet[] {
  return [
    plain(
      'architecture',
      (image) => image.architecture,
      (value) => ({ architecture: value as Architecture }),
    ),
    plain(
      'owner',
      (image) => image.ownerId,
      (value) => ({ owners: [value] }),
    ),
    plain(
      'platform',
      (image) => image.platform,
      (platform) => ({ platform }),
    ),
    plain(
      'virtualization-type',
      (image) => image.virtualizationType,
      (virtualizationType) => ({ virtualizationType }),
    ),
    plain(
      'root-device-type',
      (image) => image.rootDeviceType,
      (rootDeviceType) => ({ rootDeviceType }),
    ),
    // An image without boot mode takes that of the instance type; EC2 has no filter for it.
    plain(
      'boot-mode',
      (image) => image.bootMode,
      (value) => ({ bootMode: [value] }),
    ),
    { name: 'age', valuesOf: (image) => agesOf(image, now), toQuery: (maximumAge) => ({ maximumAge }) },
    {
      name: 'deprecation',
      valuesOf: (image) => (isDeprecated(image, now) ? [WITH_DEPRECATED] : [CURRENT_ONLY, WITH_DEPRECATED]),
      toQuery: (value) => (value === WITH_DEPRECATED ? { includeDeprecated: true } : {}),
    },
  ];
}

function plain(
  name: PlainFacetName,
  read: (image: Image) => string | undefined,
  toQuery: PlainFacet['toQuery'],
): PlainFacet {
  return { name, valuesOf: (image) => [read(image) ?? ''].filter((value) => value !== ''), toQuery };
}

function agesOf({ creationDate }: Image, now: Date): string[] {
  const created = creationDate?.getTime();
  return AGES.filter((age) => created !== undefined && created >= now.getTime() - (parseDuration(age) ?? 0));
}
