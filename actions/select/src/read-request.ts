import { dirname, join, resolve } from 'node:path';
import { checkEndpoint } from '@ami-select/access';
import { type Core, invalidInputs } from '@ami-select/action-kit';
import {
  type Config,
  findImage,
  fromInputs,
  IMAGE_FIELDS,
  loadConfig,
  mergeQueryFields,
  readFields,
  readInputs,
  SELECT_INPUTS,
  type Settings,
} from '@ami-select/config';
import { type Gathering, gatherProblems } from '@ami-select/core';
import {
  type ImageQuery,
  type NamedQueries,
  parseImageQuery,
  parseShorthand,
  publisherWords,
} from '@ami-select/selector';

type Fields = Readonly<Record<string, unknown>>;
type Own = Settings<typeof SELECT_INPUTS>;

/** One query to answer. */
export interface QueryRequest {
  readonly mode: 'select';
  readonly query: ImageQuery;
}

/** A lock file to use, to write anew or to compare with what its queries mean today. */
export interface LockRequest {
  readonly mode: 'locked' | 'update' | 'check';
  /** Images of the config, by name. */
  readonly queries: NamedQueries;
  /** Absolute. */
  readonly path: string;
  /** What a deprecated image or a changed query is, in mode `locked`. */
  readonly whenStale: 'fail' | 'warn';
}

/** Name of the lock file beside the config, when the inputs do not say another. */
const LOCK_FILE = 'ami.lock.json';

/**
 * What the inputs, and the config where they name images of it, ask for. Inputs go before the config.
 *
 * @throws ActionError `INVALID_INPUT` that lists every problem; SelectorError `UNSAFE_QUERY` when only the owner is missing.
 */
export async function readRequest(
  core: Core,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<QueryRequest | LockRequest> {
  const own = readInputs(core, SELECT_INPUTS, IMAGE_FIELDS);
  const query = readFields(
    IMAGE_FIELDS,
    fromInputs(IMAGE_FIELDS, (name) => core.getInput(name)),
  );
  const { settings } = own;
  const gathering = gatherProblems();
  gathering.add([...own.problems, ...query.problems]);
  await gathering.check(() => checkEndpoint(environment));
  const config = await readConfig(settings, query.values, gathering);
  const given = await readGivenFields(query.values, config, gathering);
  const mode = settings.lockMode ?? (settings.lock === undefined ? undefined : 'locked');
  if (mode === undefined) {
    if (settings.whenStale !== undefined) gathering.add(['input "when-stale" is for input "lock"']);
    const asked = await readQuery({ config, given, image: settings.image }, gathering);
    gathering.assertNone(invalidInputs);
    return { mode: 'select', query: asked ?? {} };
  }
  if (mode !== 'locked') gathering.add(strayInputs(mode, settings, given));
  const queries = await readNamedQueries({ config, given, image: settings.image }, gathering);
  gathering.assertNone(invalidInputs);
  const beside = join(config.path === undefined ? '' : dirname(config.path), LOCK_FILE);
  return { mode, queries, path: resolve(settings.lock ?? beside), whenStale: settings.whenStale ?? 'fail' };
}

/** The config is read only when something of it is asked for. */
async function readConfig(
  { image, lock, lockMode, config }: Own,
  { fallback }: Fields,
  gathering: Gathering,
): Promise<Config> {
  if ([image, lock, lockMode, config, fallback].every((value) => value === undefined)) {
    return { baseDirectory: resolve(), images: {}, fleets: {} };
  }
  const loaded = await loadConfig(config, resolve());
  gathering.add(loaded.problems);
  return loaded.config;
}

/** The fields that inputs say themselves. */
async function readGivenFields(
  { fallback, ...fields }: Fields,
  config: Config,
  gathering: Gathering,
): Promise<Fields> {
  if (!Array.isArray(fallback)) return fields;
  const chain: Fields[] = [];
  for (const word of fallback.map(String)) {
    chain.push((await imageFields(config, { word, input: 'fallback' }, gathering)) ?? {});
  }
  return { ...fields, fallback: chain };
}

interface QuerySource {
  readonly config: Config;
  readonly given: Fields;
  readonly image: string | undefined;
}

async function readQuery(
  { config, given, image }: QuerySource,
  gathering: Gathering,
): Promise<ImageQuery | undefined> {
  const named =
    image === undefined ? {} : await imageFields(config, { word: image, input: 'image' }, gathering);
  // Nothing is said about the owner of an image that is refused already; the other fields are checked all the same.
  const fields = named ?? { 'allow-any-owner': true };
  return gathering.check(() => parseImageQuery(mergeQueryFields(fields, given)));
}

/** What a word of an input stands for: an image of the config or one line. Undefined when it is refused. */
async function imageFields(
  config: Config,
  { word, input }: { readonly word: string; readonly input: string },
  gathering: Gathering,
): Promise<Fields | undefined> {
  const found = findImage(config, word, publisherWords());
  if ('problem' in found) {
    gathering.add([`input "${input}" ${found.problem}`]);
    return undefined;
  }
  const { fields } = found;
  if (typeof fields !== 'string') return fields;
  return gathering.check(() => ({ ...parseShorthand(fields) }));
}

/** A lock is written and compared as a whole, so that no entry of it is lost. */
function strayInputs(mode: string, { image }: Own, given: Fields): string[] {
  const stray = [...(image === undefined ? [] : ['image']), ...Object.keys(given)].filter(
    (name) => name !== 'region',
  );
  return stray.map(
    (name) => `input "${name}" is given; lock-mode ${mode} looks at every image of the config as it is`,
  );
}

async function readNamedQueries(
  { config, given, image }: QuerySource,
  gathering: Gathering,
): Promise<NamedQueries> {
  const known = Object.keys(config.images);
  if (image !== undefined && !known.includes(image)) {
    gathering.add([
      `input "image" is "${image}"; a lock has the images that the config names: ${known.join(', ') || 'none'}`,
    ]);
    return {};
  }
  if (known.length === 0) {
    gathering.add([
      `input "lock" needs images with names; ${config.path ?? 'there is no config that'} names none`,
    ]);
  }
  const queries: Record<string, ImageQuery> = {};
  for (const name of image === undefined ? known : [image]) {
    const query = await readQuery({ config, given, image: name }, gathering);
    if (query) queries[name] = query;
  }
  return queries;
}
