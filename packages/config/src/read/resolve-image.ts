import { CodedError, type Gathering } from '@ami-select/core';
import type { Config } from './config.ts';
import { findImage, type PublisherWords } from './find-image.ts';
import type { Place } from './source.ts';

type Fields = Readonly<Record<string, unknown>>;

/** The reader of one line such as `ubuntu/24.04@arm64`; passed in, since this package does not import the selector. */
export interface LineReader {
  parseLine(line: string): Fields;
  readonly publishers: PublisherWords;
}

/** The parsers of image queries; passed in, since this package does not import the selector. */
export interface QueryReaders<Query> extends LineReader {
  /** Throws or rejects with a `CodedError` for fields that are refused. */
  parse(fields: Fields): Query | Promise<Query>;
}

export interface ResolveContext {
  readonly config: Config;
  readonly readers: LineReader;
  readonly gathering: Gathering;
}

/**
 * The fields that a word stands for, with the fields of every word in its `fallback`; undefined when it is refused.
 * `place` is the word's flag or input, or its key and line in the config.
 */
export async function resolveImage(
  word: string,
  place: Place,
  context: ResolveContext,
  open: readonly string[] = [],
): Promise<Fields | undefined> {
  const { config, readers, gathering } = context;
  const found = findImage(config, word, readers.publishers);
  if ('problem' in found) {
    gathering.add([{ ...place, message: found.problem }]);
    return undefined;
  }
  const isNamed = Object.hasOwn(config.images, word);
  if (typeof found.fields === 'string') {
    const written = isNamed ? config.locate?.(`images.${word}`) : place;
    return readLine(found.fields, written, context);
  }
  return resolveFallback(found.fields, `images.${word}`, context, [...open, word]);
}

/** Fields with those of the words in their `fallback`. One that comes back to an image that is tried already is left out. */
async function resolveFallback(
  fields: Fields,
  path: string,
  context: ResolveContext,
  open: readonly string[],
): Promise<Fields> {
  const { fallback } = fields;
  if (!Array.isArray(fallback)) return fields;
  const links: Fields[] = [];
  for (const [index, link] of fallback.entries()) {
    const at = `${path}.fallback[${index}]`;
    if (typeof link !== 'string') links.push(await resolveFallback(link, at, context, open));
    else if (!open.includes(link)) {
      const place = context.config.locate?.(at) ?? { field: at };
      const resolved = await resolveImage(link, place, context, open);
      if (resolved !== undefined) links.push(resolved);
    }
  }
  const { fallback: _, ...others } = fields;
  return links.length === 0 ? others : { ...others, fallback: links };
}

/** The fields of one line; the problems of one in the config are those of its key. */
async function readLine(
  line: string,
  place: Place | undefined,
  { readers, gathering }: ResolveContext,
): Promise<Fields | undefined> {
  return gathering.check(() => {
    try {
      return readers.parseLine(line);
    } catch (error) {
      if (place === undefined || !(error instanceof CodedError) || error.problems.length === 0) throw error;
      const { problems } = error;
      gathering.add(
        problems.map(({ field, message }) => ({
          ...place,
          message: field === undefined || field === 'image' ? message : `${field}: ${message}`,
        })),
      );
      return undefined;
    }
  });
}
