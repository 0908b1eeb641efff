import { didYouMean } from '@ami-select/core';
import { invalidQuery, SelectorError } from '../contract/errors.ts';
import { DOCUMENTED_FILTERS, FILTERS_SOURCE } from '../query/documented-filters.ts';
import type { ImageQuery } from '../query/image-query.ts';

/** A warning for each raw filter that nobody documents. EC2 decides: it has filters that its model does not list. */
export function filterDoubts(query: ImageQuery): string[] {
  return unknownFilters(query).map(
    (name) =>
      `The filter "${name}" is not among those that ${FILTERS_SOURCE} documents${didYouMean(name, DOCUMENTED_FILTERS)}; EC2 took it`,
  );
}

/** The refusal of a raw filter by EC2 with the nearest known word; any other error as it is. */
export function explainRefusedFilter(error: unknown, query: ImageQuery): unknown {
  if (!(error instanceof SelectorError) || error.details.awsError !== 'InvalidParameterValue') return error;
  const refused = unknownFilters(query).filter((name) => error.message.includes(name));
  if (refused.length === 0) return error;
  const problems = refused.map((name) => ({
    field: `filters.${name}`,
    message: `EC2 has no such filter of images${didYouMean(name, DOCUMENTED_FILTERS)}`,
  }));
  return Object.assign(invalidQuery(problems), { cause: error });
}

function unknownFilters({ filters = {} }: ImageQuery): string[] {
  return Object.keys(filters).filter((name) => !DOCUMENTED_FILTERS.includes(name) && !/^tag:./.test(name));
}
