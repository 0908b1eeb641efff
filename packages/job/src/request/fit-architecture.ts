import { CodedError, formatProblems, type Problem } from '@ami-select/core';
import {
  architectureByName,
  type ImageQuery,
  type PublisherTable,
  parseImageQuery,
  withArchitectureOf,
} from '@ami-select/selector';
import { JobError } from '../context/errors.ts';

/**
 * The query in the architecture that the instance types run, where it leaves that open. No call is made: the names of
 * types tell it.
 * @throws SelectorError INCOMPATIBLE when the types have none in common
 * @throws JobError INVALID_INPUT when the publisher has no such images
 */
export function fitArchitecture(
  query: ImageQuery,
  instanceTypes: readonly string[],
  publishers: PublisherTable | undefined,
): ImageQuery {
  if (instanceTypes.length === 0) return query;
  const types = instanceTypes.map((name) => ({ name, architectures: [architectureByName(name)] }));
  const fitted = withArchitectureOf(query, types);
  if (fitted === query) return query;
  try {
    return parseImageQuery(fitted, publishers);
  } catch (error) {
    if (!(error instanceof CodedError)) throw error;
    throw misfit(error, instanceTypes);
  }
}

/** Nobody asked for the architecture: the message says where it comes from. */
function misfit(error: CodedError, instanceTypes: readonly string[]): JobError {
  const reason = `the architecture follows from ${instanceTypes.join(', ')}`;
  const problems = error.problems.map(
    (problem): Problem => ({ ...problem, message: `${problem.message}; ${reason}` }),
  );
  return new JobError(
    'INVALID_INPUT',
    formatProblems('The image does not fit the instance types', problems),
    {
      problems,
      cause: error,
    },
  );
}
