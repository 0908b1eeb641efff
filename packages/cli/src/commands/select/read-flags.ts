import { checkEndpoint, resolveRegions } from '@ami-select/access';
import {
  type Config,
  fromFlags,
  type GivenSelect,
  gatherPublishers,
  IMAGE_FIELDS,
  loadConfig,
  readFields,
  readSelect,
  readTable,
  SELECT_INPUTS,
  type SelectRequest,
  unknownVariables,
} from '@ami-select/config';
import { type Gathering, gatherProblems } from '@ami-select/core';
import {
  type ImageQuery,
  type PublisherTable,
  type QueryReaders,
  queryReaders,
  withOwnPublishers,
} from '@ami-select/selector';
import type { CommandContext, Invocation } from '../../context/context.ts';
import { refusal } from '../../process/errors.ts';

type Variables = CommandContext['environment']['variables'];

/** A request, and the publishers that its queries may name; the known ones when absent. */
export type SelectFlags = SelectRequest<ImageQuery> & { readonly publishers?: PublisherTable | undefined };

/**
 * The queries of flags and config of `select` together; every query has its regions.
 * @throws CliError INVALID_INPUT that lists every problem, or the one error of a package when nothing else is wrong.
 */
export async function readSelectFlags({ operands, options, context }: Invocation): Promise<SelectFlags> {
  const { workingDirectory, variables } = context.environment;
  const own = readTable(SELECT_INPUTS, fromFlags(SELECT_INPUTS, options));
  const source = fromFlags({ ...SELECT_INPUTS, ...IMAGE_FIELDS }, options);
  const query = readFields(IMAGE_FIELDS, fromFlags(IMAGE_FIELDS, options));
  const { config: file, image, lock, lockMode, whenStale } = own.settings;
  const gathering = gatherProblems();
  gathering.add([...context.problems, ...own.problems, ...query.problems, ...unknownVariables(variables)]);
  const { config, problems } = await loadConfig(file, workingDirectory);
  gathering.add(problems);
  const publishers = gatherPublishers(config, withOwnPublishers, gathering);
  const readers = queryReaders(publishers);
  await gathering.check(() => checkEndpoint(variables));
  const given: GivenSelect = {
    image: operands[0] ?? image,
    fields: query.values,
    lock,
    lockMode,
    whenStale,
    workingDirectory,
    nameOf: (field) => source.locate(field).field ?? field,
  };
  const request = await readSelect(
    withDefaultImage(given, config, gathering),
    { config, readers: { ...readers, parse: (fields) => parseRegional(fields, readers, variables) } },
    gathering,
  );
  gathering.assertNone(refusal('select'));
  if (request === undefined) throw new Error('the request was refused without a problem');
  return publishers === undefined ? request : { ...request, publishers };
}

/** Without any condition, the only image of the config is meant. */
function withDefaultImage(
  given: GivenSelect,
  { images, isUnread }: Config,
  gathering: Gathering,
): GivenSelect {
  if (isUnread) return given;
  const { image, fields, lock, lockMode } = given;
  // Regions are not a condition of an image.
  const hasCondition = image !== undefined || Object.keys(fields).some((field) => field !== 'region');
  if (hasCondition || lock !== undefined || lockMode !== undefined) return given;
  const [only, ...others] = Object.keys(images);
  if (only !== undefined && others.length === 0) return { ...given, image: only };
  const known = only === undefined ? '' : ` or one of the config: ${[only, ...others].join(', ')}`;
  gathering.add([
    `no image: give a shorthand such as ubuntu/24.04@arm64, query flags${known}; ami-select select --help lists the flags`,
  ]);
  return { ...given, fields: { ...fields, 'allow-any-owner': true } };
}

/** A query with its regions: its own, or the configured one. */
async function parseRegional(
  fields: Readonly<Record<string, unknown>>,
  readers: QueryReaders,
  variables: Variables,
): Promise<ImageQuery> {
  const query = readers.parse(fields);
  return { ...query, regions: await resolveRegions(query.regions ?? [], variables) };
}
