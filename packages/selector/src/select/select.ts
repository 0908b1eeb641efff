import { invalidQuery } from '../contract/errors.ts';
import type { SelectDependencies } from '../contract/ports.ts';
import type { ImageQuery } from '../query/image-query.ts';
import { parseImageQuery } from '../query/parse-image-query.ts';
import { contextFor, followChain } from './chain.ts';
import { explainMisses } from './no-image.ts';
import type { Selection } from './selection.ts';

/**
 * Selects one image of one region, with the reasons. Fallbacks are tried in turn.
 *
 * @example
 * const selection = await select({ publisher: 'ubuntu', version: '24.04', regions: ['eu-west-1'] }, dependencies);
 * @throws SelectorError `INVALID_QUERY`, `UNSAFE_QUERY`, `NO_IMAGE` (also when the query is `optional`: see
 * `selectOptional`), `AMBIGUOUS`, `PARAMETER_NOT_FOUND`, `PERMISSION_DENIED`, `REGION_NOT_ENABLED`,
 * `NO_CREDENTIALS`, `THROTTLED`, `UNREACHABLE_ENDPOINT`, `ABORTED`, `AWS_ERROR`.
 */
export async function select(query: ImageQuery, dependencies: SelectDependencies): Promise<Selection> {
  const checked = parseImageQuery(query, dependencies.publishers);
  const context = contextFor(oneRegion(checked), dependencies);
  const outcome = await followChain(checked, context, dependencies);
  if ('selection' in outcome) return outcome.selection;
  throw await explainMisses(outcome.misses, context);
}

/**
 * Like `select`, but returns undefined when nothing matches a query with `optional: true`, without diagnosis.
 *
 * @throws SelectorError as `select` does.
 */
export async function selectOptional(
  query: ImageQuery,
  dependencies: SelectDependencies,
): Promise<Selection | undefined> {
  const checked = parseImageQuery(query, dependencies.publishers);
  const context = contextFor(oneRegion(checked), dependencies);
  const outcome = await followChain(checked, context, dependencies);
  if ('selection' in outcome) return outcome.selection;
  if (checked.optional !== true) throw await explainMisses(outcome.misses, context);
  dependencies.logger.info(`No image in ${context.connection.region} matches the query, which is optional`);
  return undefined;
}

function oneRegion(query: ImageQuery): string {
  const [region, ...others] = query.regions ?? [];
  if (region === undefined) throw invalidQuery([{ field: 'region', message: 'is missing' }]);
  if (others.length === 0 && region !== 'all') return region;
  throw invalidQuery([{ field: 'region', message: 'must be one region; selectRegions takes several' }]);
}
