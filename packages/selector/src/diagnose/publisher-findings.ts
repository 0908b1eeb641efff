import type { Image } from '../image/image.ts';
import { architecturesFor, linesFor, type PublisherRequest, variantsOf } from '../publishers/expand.ts';
import type { Publisher } from '../publishers/publisher.ts';
import { compareVersionWords } from '../publishers/version-numbers.ts';
import { isBlamedElsewhere } from './other-blame.ts';
import { lineMatcher, type PublisherScope, shortVersionReader } from './publisher-names.ts';
import type { Relaxed } from './relax.ts';
import { ANYTHING, type Unmatched } from './relaxation.ts';

/**
 * What the publisher has instead, as listed: versions, architectures and variants that exist today. When nothing of it
 * is listed, what its row says.
 */
export function publisherFindings({ query, resolved }: Unmatched, relaxed: readonly Relaxed[]): string[] {
  const publisher = resolved.publishers.find(query.publisher ?? '');
  if (publisher === undefined) return [];
  const context = { publisher, query, region: resolved.region, readers: readersOf(publisher) };
  const ended = endFindings(publisher, query);
  if (isBlamedElsewhere(relaxed)) return ended;
  const single = ['version', 'architecture', 'variant'].flatMap((field) => {
    const found = relaxed.find((one) => one.field === field);
    return found === undefined || found.images.length === 0 ? [] : [findingFor(found, context)];
  });
  if (single.length > 0) return [...ended, ...single];
  const survey = relaxed.find(({ field }) => field === ANYTHING);
  if (survey !== undefined && survey.images.length > 0) return [...ended, surveyFinding(survey, context)];
  const isBlamed = relaxed.some(({ isCounted, images }) => isCounted && images.length > 0);
  return isBlamed ? ended : [...ended, rowFinding(context)];
}

/** That what is asked has ended, where every line of it has. */
function endFindings(publisher: Publisher, query: PublisherRequest): string[] {
  const ends = linesFor(publisher, query).map(({ ended }) => ended);
  const [end] = ends;
  if (end === undefined || ends.includes(undefined)) return [];
  const subject = [publisher.id, query.version].filter((word) => word !== undefined).join(' ');
  return [`${subject} ended ${end}: no newer images follow, and older ones may be gone or deprecated`];
}

interface Context {
  readonly publisher: Publisher;
  readonly query: PublisherRequest;
  readonly region: string;
  readonly readers: readonly LineReader[];
}

function findingFor(
  { field, wanted, images, hasMore }: Relaxed,
  { publisher, query, region, readers }: Context,
): string {
  const { id } = publisher;
  const more = hasMore ? ' and perhaps others' : '';
  const ofVariant = query.variant === undefined ? '' : ` for the variant ${query.variant}`;
  if (field === 'version')
    return `${id} has in ${region}${ofVariant} the versions ${inOrder(images, readers)}${more}, not ${wanted}`;
  if (field === 'variant')
    return `${id} has in ${region} the variants ${listOf(variantsAmong(images, readers))}${more}, not ${wanted}`;
  const architectures = [...new Set(images.map((image) => image.architecture))].sort();
  return `matches exist for ${architectures.join(', ')}, not for ${wanted}`;
}

/** Versions with the architectures of each. */
function surveyFinding({ images, hasMore }: Relaxed, { publisher, region, readers }: Context): string {
  const byVersion = new Map<string, Set<string>>();
  for (const image of images) {
    const version = versionOf(image, readers) ?? 'unknown version';
    byVersion.set(version, (byVersion.get(version) ?? new Set()).add(image.architecture));
  }
  const versions = newestFirst([...byVersion.keys()]).map(
    (version) => `${version} (${[...(byVersion.get(version) ?? [])].sort().join(', ')})`,
  );
  return `${publisher.id} has in ${region}: ${listOf(versions)}${hasMore ? ' and perhaps others' : ''}`;
}

/** From the table of publishers. */
function rowFinding({ publisher, region }: Context): string {
  const { id, version } = publisher;
  const architectures = architecturesFor(publisher, {}).join(', ');
  const variants = listOf(variantsOf(publisher));
  return `no version, variant or architecture of ${id} fulfils the query in ${region}; known are ${architectures}, the variants ${variants}, and versions such as ${version.example}`;
}

function inOrder(images: readonly Image[], readers: readonly LineReader[]): string {
  const versions = images.map((image) => versionOf(image, readers));
  return listOf(newestFirst([...new Set(versions)].filter((version) => version !== undefined)));
}

/** A line of the publisher, ready to read many names. */
interface LineReader {
  readonly variant: string;
  isOfLine(name: string): boolean;
  versionOf(name: string): string | undefined;
}

const ANY: PublisherScope = { version: undefined, variant: undefined, architecture: undefined };

function readersOf(publisher: Publisher): LineReader[] {
  return publisher.lines.map((line) => ({
    variant: line.variant,
    isOfLine: lineMatcher(publisher, line, ANY),
    versionOf: shortVersionReader(publisher, line),
  }));
}

function versionOf({ name }: Image, readers: readonly LineReader[]): string | undefined {
  return readers.find(({ isOfLine }) => isOfLine(name))?.versionOf(name);
}

function variantsAmong(images: readonly Image[], readers: readonly LineReader[]): string[] {
  const variants = images.map(({ name }) => readers.find(({ isOfLine }) => isOfLine(name))?.variant);
  return [...new Set(variants)].filter((variant) => variant !== undefined).sort();
}

function newestFirst(versions: readonly string[]): string[] {
  return [...versions].sort((left, right) => compareVersionWords(right, left));
}

const MOST_WORDS = 12;

function listOf(words: readonly string[]): string {
  const shown = words.slice(0, MOST_WORDS).join(', ');
  return words.length > MOST_WORDS ? `${shown} and ${words.length - MOST_WORDS} more` : shown;
}
