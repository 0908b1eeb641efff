import { SelectorError } from '../contract/errors.ts';
import type { SelectDependencies } from '../contract/ports.ts';
import type { ImageQuery } from '../query/image-query.ts';
import { contextFor, costOf, followChain } from '../select/chain.ts';
import { explainMisses, summariseMisses } from '../select/no-image.ts';
import type { Cost, Selection } from '../select/selection.ts';

/** A region without a selection, and its error. */
export interface MissingRegion {
  readonly region: string;
  readonly error: SelectorError;
}

/** The result of a query in one region, and the cost of everything that was done for it. */
export type RegionAttempt = { readonly region: string; readonly cost: Cost } & (
  | { readonly selection: Selection }
  | { readonly error: SelectorError }
);

/**
 * Runs a valid query in one of its regions. An error about this region is a result.
 *
 * @throws SelectorError `ABORTED`
 */
export async function attemptRegion(
  region: string,
  query: ImageQuery,
  dependencies: SelectDependencies,
): Promise<RegionAttempt> {
  const context = contextFor(region, dependencies);
  try {
    const outcome = await followChain(query, context, dependencies);
    if ('selection' in outcome) return { region, ...outcome, cost: costOf(context) };
    const explain = query.optional === true ? summariseMisses : explainMisses;
    const error = await explain(outcome.misses, context);
    return { region, error, cost: costOf(context) };
  } catch (error) {
    const isAboutOneRegion = error instanceof SelectorError && error.code !== 'ABORTED';
    if (isAboutOneRegion) return { region, error, cost: costOf(context) };
    throw error;
  }
}
