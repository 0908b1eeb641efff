import type { Architecture } from '../image/architecture.ts';
import type { Publisher } from '../publishers/publisher.ts';
import { compareVersionWords, numbersOf } from '../publishers/version-numbers.ts';
import type { LineMatcher } from './line-matcher.ts';
import type { ListedImage } from './listed-image.ts';
import type { Finding } from './publisher-report.ts';

const STALE_DAYS = 180;
/** Above it the first number of a version counts builds or days, and a higher one is no other line. */
const HIGHEST_YEAR = 2999;

/** The images of one line with the version that each name says. */
export interface LineImages {
  readonly matcher: LineMatcher;
  readonly images: readonly VersionedImage[];
  /** Versions of images that the line would have, were they versions of the publisher. */
  readonly refused: readonly string[];
}

export interface VersionedImage extends ListedImage {
  readonly version: string;
}

/** The images of every line of a publisher. */
export function imagesByLine(matchers: readonly LineMatcher[], images: readonly ListedImage[]): LineImages[] {
  return matchers.map((matcher) => ({
    matcher,
    images: images.flatMap((image) => {
      const version = matcher.versionIn(image.name);
      return version === undefined ? [] : [{ ...image, version }];
    }),
    refused: images.flatMap(({ name }) => matcher.refusedVersionIn(name) ?? []),
  }));
}

export interface Judging {
  readonly now: Date;
  /** The row is one of a config, which does not say which versions and architectures exist. */
  readonly isOwn: boolean;
}

/** What the images of a line themselves say about it. */
export function judgeImages(
  { matcher, images, refused }: LineImages,
  publisher: Publisher,
  { now, isOwn }: Judging,
): Finding[] {
  const newest = newestOf(images);
  if (newest === undefined) return [];
  if (isOwn) return staleness(newest, now);
  return [
    ...missingArchitectures(matcher.line.architectures ?? publisher.architectures, images),
    ...refusedVersion(publisher, refused),
    ...staleness(newest, now),
  ];
}

/** The image that was made last; those without a date come last. */
export function newestOf<Item extends ListedImage>(images: readonly Item[]): Item | undefined {
  return [...images].sort((one, other) => (other.createdAt ?? 0) - (one.createdAt ?? 0))[0];
}

/** The highest version among images; undefined where their names have none. */
export function highestVersion(images: readonly VersionedImage[]): string | undefined {
  const versions = images.map(({ version }) => version).filter((version) => version !== '');
  return versions.sort(compareVersionWords).at(-1);
}

function missingArchitectures(declared: readonly Architecture[], images: readonly ListedImage[]): Finding[] {
  // Images for 32 bits ended with the last versions that had them.
  const lacking = declared.filter(
    (architecture) => architecture !== 'i386' && images.every((image) => image.architecture !== architecture),
  );
  return lacking.map((architecture) => ({
    kind: 'no-architecture',
    message: `the names have no image for ${architecture}`,
  }));
}

function refusedVersion(publisher: Publisher, refused: readonly string[]): Finding[] {
  const newer = newerThanKnown(publisher, refused);
  if (newer === undefined) return [];
  return [
    {
      kind: 'newer-version',
      message: `version ${newer.version} exists, which the row refuses; the highest it names is ${newer.known}`,
    },
  ];
}

/** The highest of some versions, where it is above all that the row names itself. */
export function newerThanKnown(
  { version, versionWords }: Publisher,
  versions: readonly string[],
): { readonly version: string; readonly known: string } | undefined {
  const parts = numbersOf(version.example).length;
  const alike = (one: string): boolean => numbersOf(one).length === parts;
  const named = [version.example, version.default ?? '', ...Object.values(versionWords ?? {})];
  const known = named.filter(alike).sort(compareVersionWords).at(-1);
  const highest = versions.filter(alike).sort(compareVersionWords).at(-1);
  if (known === undefined || highest === undefined || (numbersOf(known)[0] ?? 0) > HIGHEST_YEAR)
    return undefined;
  return compareVersionWords(highest, known) > 0 ? { version: highest, known } : undefined;
}

function staleness({ name, createdAt }: ListedImage, now: Date): Finding[] {
  const days = ageDays(createdAt, now);
  if (days === undefined || days <= STALE_DAYS) return [];
  return [{ kind: 'stale', message: `the newest image, ${name}, is ${days} days old` }];
}

/** Whole days since an image was made. */
export function ageDays(createdAt: number | undefined, now: Date): number | undefined {
  return createdAt === undefined
    ? undefined
    : Math.max(0, Math.floor((now.getTime() - createdAt) / 86_400_000));
}
