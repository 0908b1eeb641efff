import type { Architecture } from '../image/architecture.ts';
import type { Image } from '../image/image.ts';
import type { ImageQuery } from '../query/image-query.ts';

export type PropertyName =
  | 'owner'
  | 'platform'
  | 'architecture'
  | 'virtualization-type'
  | 'root-device-type'
  | 'boot-mode'
  | 'name';

/** One property that images are told apart by. */
export interface Property {
  readonly name: PropertyName;
  readonly valueOf: (image: Image) => string;
  /** The part of a query that an answer stands for. */
  readonly toQuery: (answer: string | undefined) => ImageQuery;
}

/** An image without boot mode takes that of the instance type; no filter can ask for it. */
const NO_BOOT_MODE = 'of the instance type';

function when(build: (answer: string) => ImageQuery): Property['toQuery'] {
  return (answer) => (answer === undefined ? {} : build(answer));
}

/** In the order they are asked: from whose it is down to its name. */
export const PROPERTIES: readonly Property[] = [
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

/** The glob for a name without what changes from build to build: dates, serials, build numbers, hashes. */
export function nameFamily(name: string): string {
  return name
    .replace(/\d{4}[-.]\d{2}[-.]\d{2}/g, '*')
    .replace(/\d{6,}(?:\.\d+)*/g, '*')
    .replace(/(?<=[-_.])(?=[0-9a-f]*\d)[0-9a-f]{8,}(?=$|[-_.])/g, '*')
    .replace(/\*(?:[-_.]\*)+/g, '*');
}
