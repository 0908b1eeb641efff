import { resolve } from 'node:path';
import { checkEndpoint, resolveRegions } from '@ami-select/access';
import { type Core, invalidInputs } from '@ami-select/action-kit';
import {
  type Config,
  fromInputs,
  IMAGE_FIELDS,
  loadConfig,
  readFields,
  readInputs,
  readSelect,
  SELECT_INPUTS,
  type SelectRequest,
  type Settings,
} from '@ami-select/config';
import { type Gathering, gatherProblems } from '@ami-select/core';
import { type ImageQuery, queryReaders } from '@ami-select/selector';

type Variables = Readonly<Record<string, string | undefined>>;

/**
 * The request of the inputs, and of the config where they name images of it. Inputs go before the config; every query has
 * its regions.
 *
 * @throws ActionError `INVALID_INPUT` that lists every problem; SelectorError `UNSAFE_QUERY` when only the owner is missing.
 */
export async function readRequest(core: Core, environment: Variables): Promise<SelectRequest<ImageQuery>> {
  const { settings, problems } = readInputs(core, SELECT_INPUTS, IMAGE_FIELDS);
  const text = fromInputs(IMAGE_FIELDS, (name) => core.getInput(name));
  const { values: fields, problems: fieldProblems } = readFields(IMAGE_FIELDS, text);
  const gathering = gatherProblems();
  gathering.add([...problems, ...fieldProblems]);
  await gathering.check(() => checkEndpoint(environment));
  const config = await readConfig(settings, fields, gathering);
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
    { config, readers: { ...queryReaders, parse: (fields) => parseRegional(fields, environment) } },
    gathering,
  );
  gathering.assertNone(invalidInputs);
  if (request === undefined) throw new Error('the request was refused without a problem');
  return request;
}

/** The config is read only when something of it is named. */
async function readConfig(
  { image, lock, lockMode, config }: Settings<typeof SELECT_INPUTS>,
  { fallback }: Readonly<Record<string, unknown>>,
  gathering: Gathering,
): Promise<Config> {
  if ([image, lock, lockMode, config, fallback].every((value) => value === undefined)) {
    return { baseDirectory: resolve(), images: {}, fleets: {} };
  }
  const loaded = await loadConfig(config, resolve());
  gathering.add(loaded.problems);
  return loaded.config;
}

/** A query with its regions: its own, or the configured one. */
async function parseRegional(
  fields: Readonly<Record<string, unknown>>,
  environment: Variables,
): Promise<ImageQuery> {
  const query = queryReaders.parse(fields);
  return { ...query, regions: await resolveRegions(query.regions ?? [], environment) };
}
