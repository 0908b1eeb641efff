import { SelectorError } from '../contract/errors.ts';
import type { SelectDependencies } from '../contract/ports.ts';
import { parseImageQuery } from '../query/parse-image-query.ts';
import { parseShorthand } from '../query/parse-shorthand.ts';
import { select } from '../select/select.ts';
import type { Selection } from '../select/selection.ts';
import type { Scenario } from './scenario.ts';

/** The result of a scenario: the selection, or the error of the query or of the selection. */
export async function runScenario(
  { query }: Pick<Scenario, 'query'>,
  region: string,
  dependencies: SelectDependencies,
): Promise<Selection | SelectorError> {
  try {
    const parsed = typeof query === 'string' ? parseShorthand(query) : parseImageQuery(query);
    return await select({ ...parsed, regions: [region] }, dependencies);
  } catch (error) {
    if (error instanceof SelectorError) return error;
    throw error;
  }
}
