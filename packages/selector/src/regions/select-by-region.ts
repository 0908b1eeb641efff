import type { SelectDependencies } from '../contract/ports.ts';
import type { ImageQuery } from '../query/image-query.ts';
import { selectOptional } from '../select/select.ts';
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
  const selection = await selectOptional(query, dependencies);
  return {
    selections: selection === undefined ? {} : { [region]: selection },
    missing: [],
    warnings: [],
  };
}
