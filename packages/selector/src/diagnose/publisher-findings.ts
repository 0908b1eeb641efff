import type { Image } from '../image/image.ts';
import { architecturesFor, variantsOf } from '../publishers/expand.ts';
import type { Publisher, PublisherLine } from '../publishers/publisher.ts';
import { isOfLine, type PublisherScope, versionOfName } from './publisher-names.ts';
import type { Relaxed } from './relax.ts';
import { ANYTHING, type Unmatched } from './relaxation.ts';

/**
 * What the publisher has instead, as listed: versions, architectures and variants that exist today. When nothing of it
 * is listed, what its row says.
 */
export function publisherFindings({ query, resolved }: Unmatched, relaxed: readonly Relaxed[]): string[] {
  const publisher = resolved.publishers.find(query.publisher ?? '');
  if (publisher === undefined) return [];
  const context = { publisher, region: resolved.region };
  const single = ['version', 'architecture', 'variant'].flatMap((field) => {
    const found = relaxed.find((one) => one.field === field);
    return found === undefined || found.images.length === 0 ? [] : [findingFor(found, context)];
  });
  if (single.length > 0) return single;
  const survey = relaxed.find(({ field }) => field === ANYTHING);
  if (survey !== undefined && survey.images.length > 0) return [surveyFinding(survey, context)];
  const isBlamed = relaxed.some(({ isCounted, images }) => isCounted && images.length > 0);
  return isBlamed ? [] : [rowFinding(context)];
}

interface Context {
  readonly publisher: Publisher;
  readonly region: string;
}

function findingFor({ field, wanted, images, hasMore }: Relaxed, { publisher, region }: Context): string {
  const { id } = publisher;
  const more = hasMore ? ' and perhaps others' : '';
  if (field === 'version')
    return `${id} has in ${region} the versions ${inOrder(images, publisher)}${more}, not ${wanted}`;
  if (field === 'variant')
    return `${id} has in ${region} the variants ${listOf(variantsAmong(images, publisher))}${more}, not ${wanted}`;
  const architectures = [...new Set(images.map((image) => image.architecture))].sort();
  return `matches exist for ${architectures.join(', ')}, not for ${wanted}`;
}

/** Versions with the architectures of each. */
function surveyFinding({ images, hasMore }: Relaxed, { publisher, region }: Context): string {
  const byVersion = new Map<string, Set<string>>();
  for (const image of images) {
    const version = versionOf(image, publisher) ?? 'unknown version';
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

function inOrder(images: readonly Image[], publisher: Publisher): string {
  const versions = images.map((image) => versionOf(image, publisher));
  return listOf(newestFirst([...new Set(versions)].filter((version) => version !== undefined)));
}

function versionOf(image: Image, publisher: Publisher): string | undefined {
  const line = lineOf(image, publisher);
  return line && versionOfName(image.name, publisher, line);
}

function variantsAmong(images: readonly Image[], publisher: Publisher): string[] {
  const variants = images.map((image) => lineOf(image, publisher)?.variant);
  return [...new Set(variants)].filter((variant) => variant !== undefined);
}

const ANY: PublisherScope = { version: undefined, variant: undefined, architecture: undefined };

function lineOf({ name }: Image, publisher: Publisher): PublisherLine | undefined {
  return publisher.lines.find((line) => isOfLine(name, publisher, line, ANY));
}

function newestFirst(versions: readonly string[]): string[] {
  const collator = new Intl.Collator('en', { numeric: true });
  return [...versions].sort((left, right) => collator.compare(right, left));
}

const MOST_WORDS = 12;

function listOf(words: readonly string[]): string {
  const shown = words.slice(0, MOST_WORDS).join(', ');
  return words.length > MOST_WORDS ? `${shown} and ${words.length - MOST_WORDS} more` : shown;
}
