import { resolve } from 'node:path';
import { checkEndpoint, checkEndpointForm, resolveRegions } from '@ami-select/access';
import { type Core, invalidInputs } from '@ami-select/action-kit';
import {
  type Config,
  fromInputs,
  gatherPublishers,
  IMAGE_FIELDS,
  loadConfig,
  readFields,
  readInputs,
  readSelect,
  SELECT_INPUTS,
  type SelectRequest,
  type Settings,
  unknownVariables,
} from '@ami-select/config';
import { type Gathering, gatherProblems } from '@ami-select/core';
import {
  findPublisher,
  type ImageQuery,
  type PublisherTable,
  type QueryReaders,
  queryReaders,
  withOwnPublishers,
} from '@ami-select/selector';

type Variables = Readonly<Record<string, string | undefined>>;

/** A request, and the publishers that its queries may name; the known ones when absent. */
export type ActionRequest = SelectRequest<ImageQuery> & { readonly publishers?: PublisherTable | undefined };

/**
 * The request of the inputs, and of the config where they name images of it. Inputs go before the config; every query has
 * its regions.
 *
 * @throws ActionError `INVALID_INPUT` that lists every problem; SelectorError `UNSAFE_QUERY` when only the owner is missing.
 */
export async function readRequest(core: Core, environment: Variables): Promise<ActionRequest> {
  const { settings, problems } = readInputs(core, SELECT_INPUTS, IMAGE_FIELDS);
  const text = fromInputs(IMAGE_FIELDS, (name) => core.getInput(name));
  const { values: fields, problems: fieldProblems } = readFields(IMAGE_FIELDS, text);
  const gathering = gatherProblems();
  gathering.add([...problems, ...fieldProblems, ...unknownVariables(environment)]);
  await gathering.check(() => checkEndpointForm(environment));
  const config = await readConfig(settings, fields, gathering);
  const publishers = gatherPublishers(config, withOwnPublishers, gathering);
  const readers = queryReaders(publishers);
  const request = await readSelect(
    {
      image: settings.image,
      fields,
      lock: settings.lock,
      lockMode: settings.lockMode,
      whenStale: settings.whenStale,
      workingDirectory: resolve(),
      nameOf: (field) => `input "${field}"`,
    },
    { config, readers: { ...readers, parse: (fields) => parseRegional(fields, readers, environment) } },
    gathering,
  );
  // Nothing will connect to the endpoint: whether anybody listens there belongs to the other problems.
  if (!gathering.isClean()) await gathering.check(() => checkEndpoint(environment));
  gathering.assertNone(invalidInputs);
  if (request === undefined) throw new Error('the request was refused without a problem');
  return publishers === undefined ? request : { ...request, publishers };
}

/** The config is read only when something of it is named: also a publisher that nobody else knows. */
async function readConfig(
  { image, lock, lockMode, config }: Settings<typeof SELECT_INPUTS>,
  { fallback, publisher }: Readonly<Record<string, unknown>>,
  gathering: Gathering,
): Promise<Config> {
  const ownPublisher = findPublisher(String(publisher)) === undefined ? publisher : undefined;
  if ([image, lock, lockMode, config, fallback, ownPublisher].every((value) => value === undefined)) {
    return { baseDirectory: resolve(), images: {}, fleets: {} };
  }
  const loaded = await loadConfig(config, resolve());
  gathering.add(loaded.problems);
  return loaded.config;
}

/** A query with its regions: its own, or the configured one. */
async function parseRegional(
  fields: Readonly<Record<string, unknown>>,
  readers: QueryReaders,
  environment: Variables,
): Promise<ImageQuery> {
  const query = readers.parse(fields);
  return { ...query, regions: await resolveRegions(query.regions ?? [], environment) };
}
