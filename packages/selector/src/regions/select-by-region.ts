import type { SelectDependencies } from '../contract/ports.ts';
import type { ImageQuery } from '../query/image-query.ts';
import { parseImageQuery } from '../query/parse-image-query.ts';
import { attemptRegion } from './attempt-region.ts';
import { type RegionSelections, type SelectRegionsOptions, selectRegions } from './select-regions.ts';

/**
 * One selection per region of a query: one region as `selectOptional` has it, several or all as `selectRegions` does.
 *
 * @throws SelectorError the codes of both.
 */
export async function selectByRegion(
  query: ImageQuery,
  dependencies: SelectDependencies,
  options: SelectRegionsOptions = {},
): Promise<RegionSelections> {
  const [region, ...others] = query.regions ?? [];
  if (region === undefined || region === 'all' || others.length > 0) {
    return selectRegions(query, dependencies, options);
  }
  const attempt = await attemptRegion(region, parseImageQuery(query, dependencies.publishers), dependencies);
  const { cost } = attempt;
  if ('selection' in attempt)
    return { selections: { [region]: attempt.selection }, missing: [], warnings: [], cost };
  const { error } = attempt;
  if (query.optional !== true || error.exitClass !== 'no-image') throw error;
  return { selections: {}, missing: [{ region, error }], warnings: [], cost };
}
