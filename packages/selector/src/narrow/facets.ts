import type { Architecture } from '../image/architecture.ts';
import type { Image } from '../image/image.ts';
import type { ImageQuery } from '../query/image-query.ts';

export type FacetName =
  | 'owner'
  | 'platform'
  | 'architecture'
  | 'virtualization-type'
  | 'root-device-type'
  | 'boot-mode'
  | 'name';

/** One property in which images differ. */
export interface FacetDefinition {
  readonly name: FacetName;
  readonly valueOf: (image: Image) => string;
  /** The part of a query that selects a value. */
  readonly toQuery: (value: string | undefined) => ImageQuery;
}

/** An image without boot mode takes that of the instance type; EC2 has no filter for it. */
const NO_BOOT_MODE = 'of the instance type';

/** In the order in which a person narrows: from the owner down to the name. */
export const FACETS: readonly FacetDefinition[] = [
  { name: 'owner', valueOf: (image) => image.ownerId, toQuery: when((owner) => ({ owners: [owner] })) },
  { name: 'platform', valueOf: (image) => image.platform, toQuery: when((platform) => ({ platform })) },
  {
    name: 'architecture',
    valueOf: (image) => image.architecture,
    toQuery: when((architecture) => ({ architecture: architecture as Architecture })),
  },
  {
    name: 'virtualization-type',
    valueOf: (image) => image.virtualizationType,
    toQuery: when((virtualizationType) => ({ virtualizationType })),
  },
  {
    name: 'root-device-type',
    valueOf: (image) => image.rootDeviceType,
    toQuery: when((rootDeviceType) => ({ rootDeviceType })),
  },
  {
    name: 'boot-mode',
    valueOf: (image) => image.bootMode ?? NO_BOOT_MODE,
    toQuery: when((mode) => (mode === NO_BOOT_MODE ? {} : { bootMode: [mode] })),
  },
  { name: 'name', valueOf: (image) => nameFamily(image.name), toQuery: when((glob) => ({ name: [glob] })) },
];

/** A name's glob with wildcards for the parts that change from build to build: dates, serials, build numbers, hashes. */
export function nameFamily(name: string): string {
  return name
    .replace(/\d{4}[-.]\d{2}[-.]\d{2}/g, '*')
    .replace(/\d{6,}(?:\.\d+)*/g, '*')
    .replace(/(?<=[-_.])(?=[0-9a-f]*\d)[0-9a-f]{8,}(?=$|[-_.])/g, '*')
    .replace(/\*(?:[-_.]\*)+/g, '*');
}

function when(build: (value: string) => ImageQuery): FacetDefinition['toQuery'] {
  return (value) => (value === undefined ? {} : build(value));
}
