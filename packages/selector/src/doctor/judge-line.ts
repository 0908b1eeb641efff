import type { Architecture } from '../image/architecture.ts';
import type { Publisher } from '../publishers/publisher.ts';
import { compareVersions, type LineMatcher, numbersIn } from './line-matcher.ts';
import type { ListedImage } from './listed-image.ts';
import type { Finding } from './publisher-report.ts';

const STALE_DAYS = 180;
/** Above it the first number of a version counts builds or days, and a higher one is no other line. */
const HIGHEST_YEAR = 2999;

/** The images of one line with the version that each name says. */
export interface LineImages {
  readonly matcher: LineMatcher;
  readonly images: readonly VersionedImage[];
}

export interface VersionedImage extends ListedImage {
  readonly version: string;
}

/** The images of every line; an image belongs to the first line of a variant that its name and version fit. */
export function imagesByLine(matchers: readonly LineMatcher[], images: readonly ListedImage[]): LineImages[] {
  const taken = new Set<string>();
  return matchers.map((matcher) => {
    const own = images.flatMap((image) => {
      const key = `${matcher.line.variant} ${image.id}`;
      const version = matcher.versionIn(image.name);
      if (version === undefined || taken.has(key)) return [];
      taken.add(key);
      return [{ ...image, version }];
    });
    return { matcher, images: own };
  });
}

export interface Judging {
  readonly now: Date;
  /** The line's versions stand for those of its publisher. */
  readonly judgesVersions: boolean;
  /** The row is one of a config, which does not say which versions and architectures exist. */
  readonly isOwn: boolean;
}

/** What the images of a line themselves say about it. */
export function judgeImages(
  { matcher, images }: LineImages,
  publisher: Publisher,
  { now, judgesVersions, isOwn }: Judging,
): Finding[] {
  const newest = newestOf(images);
  if (newest === undefined) return [];
  if (isOwn) return staleness(newest, now);
  return [
    ...missingArchitectures(matcher.line.architectures ?? publisher.architectures, images),
    ...(judgesVersions ? newerVersion(publisher, images) : []),
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
  return versions.sort(compareVersions).at(-1);
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

function newerVersion({ version, versionWords }: Publisher, images: readonly VersionedImage[]): Finding[] {
  const known = [version.example, version.default ?? '', ...Object.values(versionWords ?? {})];
  const parts = numbersIn(version.example).length;
  const latest = known
    .filter((one) => numbersIn(one).length === parts)
    .sort(compareVersions)
    .at(-1);
  const highest = highestVersion(images.filter((image) => numbersIn(image.version).length === parts));
  if (latest === undefined || highest === undefined || (numbersIn(latest)[0] ?? 0) > HIGHEST_YEAR) return [];
  if (compareVersions(highest, latest) <= 0) return [];
  return [
    { kind: 'newer-version', message: `version ${highest} exists; the highest the row knows is ${latest}` },
  ];
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
