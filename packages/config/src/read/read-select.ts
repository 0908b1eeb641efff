import { dirname } from 'node:path';
import type { Gathering } from '@ami-select/core';
import { checkFields } from './check-fields.ts';
import { checkNames } from './check-names.ts';
import type { Config } from './config.ts';
import { lockPath } from './lock-path.ts';
import { mergeQueryFields } from './merge-query.ts';
import { type QueryReaders, resolveImage } from './resolve-image.ts';
import { withoutRest } from './without-rest.ts';

type Fields = Readonly<Record<string, unknown>>;

/** The flags or inputs of a selection. */
export interface GivenSelect {
  /** Name of an image of the config, or one line. */
  readonly image: string | undefined;
  /** Fields of the query, by the names of the table. */
  readonly fields: Fields;
  readonly lock: string | undefined;
  readonly lockMode: LockMode | undefined;
  readonly whenStale: 'fail' | 'warn' | undefined;
  readonly workingDirectory: string;
  /** The name of a flag or input in messages: `--lock`, `input "lock"`. */
  nameOf(field: string): string;
}

export type LockMode = 'locked' | 'update' | 'check';

/** One image to select, or a lock file to use, to write anew or to compare. */
export type SelectRequest<Query> =
  | { readonly mode: 'select'; readonly query: Query }
  | {
      readonly mode: LockMode;
      /** Images of the config, by name. */
      readonly queries: Readonly<Record<string, Query>>;
      /** Absolute. */
      readonly path: string;
      readonly whenStale: 'fail' | 'warn';
    };

/** The flags or inputs over the config. Problems are gathered; without any, the result is complete. */
export async function readSelect<Query>(
  given: GivenSelect,
  { config, readers }: { readonly config: Config; readonly readers: QueryReaders<Query> },
  gathering: Gathering,
): Promise<SelectRequest<Query> | undefined> {
  const { lock, lockMode, whenStale, nameOf } = given;
  const reader: Reader<Query> = { given, config, readers, gathering };
  await checkNames(reader);
  const fields = await readFallback(reader);
  const mode = lockMode ?? (lock === undefined ? undefined : 'locked');
  if (mode === undefined) {
    if (whenStale !== undefined) gathering.add([`${nameOf('when-stale')} is for ${nameOf('lock')}`]);
    const query = await readQuery(given.image, fields, reader);
    return query && { mode: 'select', query };
  }
  if (mode !== 'locked') gathering.add(strayConditions(mode, given));
  const queries = await readNamedQueries(fields, reader);
  const path = readLockPath(reader);
  return path === undefined ? undefined : { mode, queries, path, whenStale: whenStale ?? 'fail' };
}

function readLockPath<Query>({ given, config, gathering }: Reader<Query>): string | undefined {
  const { lock, workingDirectory, nameOf } = given;
  const configDirectory = config.path === undefined ? undefined : dirname(config.path);
  const path = lockPath({ lock, workingDirectory, configDirectory });
  if (typeof path === 'string') return path;
  gathering.add([
    `${nameOf('lock')}: "${lock ?? 'ami.lock.json'}" is not valid because ${path.because}; expected a file that really lies there`,
  ]);
  return undefined;
}

interface Reader<Query> {
  readonly given: GivenSelect;
  readonly config: Config;
  readonly readers: QueryReaders<Query>;
  readonly gathering: Gathering;
}

/** The given fields, with the queries that the words of `fallback` stand for. */
async function readFallback<Query>(reader: Reader<Query>): Promise<Fields> {
  const { fallback, ...fields } = reader.given.fields;
  if (!Array.isArray(fallback) || reader.config.isUnread) return fields;
  const chain: Fields[] = [];
  for (const word of fallback) {
    const link = await resolveImage(String(word), { field: reader.given.nameOf('fallback') }, reader);
    if (link !== undefined) chain.push(link);
  }
  return chain.length === 0 ? fields : { ...fields, fallback: chain };
}

async function readQuery<Query>(
  image: string | undefined,
  fields: Fields,
  reader: Reader<Query>,
): Promise<Query | undefined> {
  const { config, readers, given, gathering } = reader;
  const merged = config.isUnread
    ? withoutRest({ ...fields, publisher: undefined })
    : await mergedFields(image, fields, reader);
  const origin = { config, image, given: fields, nameOf: given.nameOf };
  return checkFields(() => readers.parse(merged), origin, gathering);
}

/** The given fields over those of the image; as much of them as can be checked when some of the image's are refused. */
async function mergedFields<Query>(
  image: string | undefined,
  fields: Fields,
  reader: Reader<Query>,
): Promise<Fields> {
  if (image === undefined) return fields;
  const named = await resolveImage(image, { field: reader.given.nameOf('image') }, reader);
  if (named === undefined) return withoutRest(fields);
  const merged = mergeQueryFields(named, fields);
  if (!reader.config.refusedImages?.includes(image)) return merged;
  return withoutRest(merged);
}

async function readNamedQueries<Query>(
  fields: Fields,
  reader: Reader<Query>,
): Promise<Readonly<Record<string, Query>>> {
  const { given, config, gathering } = reader;
  const { image, nameOf } = given;
  if (config.isUnread) return {};
  const known = Object.keys(config.images);
  if (image !== undefined && !known.includes(image)) {
    const names = known.join(', ') || 'none';
    gathering.add([
      `${nameOf('image')} is "${image}"; a lock has the images that the config names: ${names}`,
    ]);
    return {};
  }
  if (known.length === 0) {
    gathering.add([
      `${nameOf('lock')} needs images with names; ${config.path ?? 'there is no config that'} names none`,
    ]);
  }
  const queries: Record<string, Query> = {};
  for (const name of image === undefined ? known : [image]) {
    const query = await readQuery(name, fields, reader);
    if (query !== undefined) queries[name] = query;
  }
  return queries;
}

/** A lock is written and compared as a whole, so that no entry of it is lost. */
function strayConditions(mode: LockMode, { image, fields, nameOf }: GivenSelect): string[] {
  const stray = [...(image === undefined ? [] : ['image']), ...Object.keys(fields)].filter(
    (name) => name !== 'region',
  );
  return stray.map(
    (name) => `${nameOf(name)} is given; lock-mode ${mode} looks at every image of the config as it is`,
  );
}
