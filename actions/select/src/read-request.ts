import { dirname, join, resolve } from 'node:path';
import { checkEndpoint } from '@ami-select/access';
import {
  assertNoProblems,
  type Core,
  collectProblems,
  collectRejection,
  type InputValues,
  readInputs,
} from '@ami-select/action-kit';
import { type Config, findImage, loadConfig, mergeQueryFields, nearestWord } from '@ami-select/config';
import { formatProblem } from '@ami-select/core';
import {
  type ImageQuery,
  type NamedQueries,
  parseImageQuery,
  parseShorthand,
  publisherWords,
} from '@ami-select/selector';
import { QUERY_INPUTS, SELECT_INPUTS } from './inputs.ts';

type Fields = Readonly<Record<string, unknown>>;
type Values = InputValues<typeof SELECT_INPUTS>;

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
  const { values, problems } = readInputs(core, SELECT_INPUTS, nearestWord);
  await collectRejection(problems, checkEndpoint(environment));
  const config = await readConfig(values, problems);
  const given = readGivenFields(core, values, config, problems);
  const mode = values.lockMode ?? (values.lock === undefined ? undefined : 'locked');
  if (mode === undefined) {
    if (values.whenStale !== undefined) problems.push('input "when-stale" is for input "lock"');
    const query = readQuery({ config, given, image: values.image }, problems);
    assertNoProblems(problems);
    return { mode: 'select', query: query ?? {} };
  }
  if (mode !== 'locked') problems.push(...strayInputs(mode, values, given));
  const queries = readNamedQueries(config, values.image, given, problems);
  assertNoProblems(problems);
  const beside = join(config.path === undefined ? '' : dirname(config.path), LOCK_FILE);
  return { mode, queries, path: resolve(values.lock ?? beside), whenStale: values.whenStale ?? 'fail' };
}

/** The config is read only when something of it is asked for. */
async function readConfig(
  { image, lock, lockMode, fallback, config }: Values,
  problems: string[],
): Promise<Config> {
  if ([image, lock, lockMode, config, ...fallback].every((value) => value === undefined)) {
    return { baseDirectory: resolve(), images: {}, fleets: {} };
  }
  const loaded = await loadConfig(config, resolve());
  problems.push(...loaded.problems.map(formatProblem));
  return loaded.config;
}

/** The fields that inputs say themselves. */
function readGivenFields(core: Core, { fallback }: Values, config: Config, problems: string[]): Fields {
  const texts = QUERY_INPUTS.map((name) => [name, core.getInput(name)]).filter(([, text]) => text !== '');
  const chain = fallback.map((word) => imageFields(config, { word, input: 'fallback' }, problems) ?? {});
  return { ...Object.fromEntries(texts), ...(chain.length > 0 && { fallback: chain }) };
}

interface QuerySource {
  readonly config: Config;
  readonly given: Fields;
  readonly image: string | undefined;
}

function readQuery({ config, given, image }: QuerySource, problems: string[]): ImageQuery | undefined {
  const named = image === undefined ? {} : imageFields(config, { word: image, input: 'image' }, problems);
  // Nothing is said about the owner of an image that is refused already; the other fields are checked all the same.
  const fields = named ?? { 'allow-any-owner': true };
  return collectProblems(problems, () => parseImageQuery(mergeQueryFields(fields, given)));
}

/** What a word of an input stands for: an image of the config or one line. Undefined when it is refused. */
function imageFields(
  config: Config,
  { word, input }: { readonly word: string; readonly input: string },
  problems: string[],
): Fields | undefined {
  const found = findImage(config, word, publisherWords());
  if ('problem' in found) {
    problems.push(`input "${input}" ${found.problem}`);
    return undefined;
  }
  const { fields } = found;
  if (typeof fields !== 'string') return fields;
  return collectProblems(problems, () => ({ ...parseShorthand(fields) }));
}

/** A lock is written and compared as a whole, so that no entry of it is lost. */
function strayInputs(mode: string, { image }: Values, given: Fields): string[] {
  const stray = [...(image === undefined ? [] : ['image']), ...Object.keys(given)].filter(
    (name) => name !== 'region',
  );
  return stray.map(
    (name) => `input "${name}" is given; lock-mode ${mode} looks at every image of the config as it is`,
  );
}

function readNamedQueries(
  config: Config,
  image: string | undefined,
  given: Fields,
  problems: string[],
): NamedQueries {
  const known = Object.keys(config.images);
  if (image !== undefined && !known.includes(image)) {
    problems.push(
      `input "image" is "${image}"; a lock has the images that the config names: ${known.join(', ') || 'none'}`,
    );
    return {};
  }
  if (known.length === 0)
    problems.push(
      `input "lock" needs images with names; ${config.path ?? 'there is no config that'} names none`,
    );
  const queries: Record<string, ImageQuery> = {};
  for (const name of image === undefined ? known : [image]) {
    const query = readQuery({ config, given, image: name }, problems);
    if (query) queries[name] = query;
  }
  return queries;
}
