import type { Condition } from '../conditions/condition.ts';
import { resolveQuery } from '../conditions/resolve-query.ts';
import type { Architecture } from '../image/architecture.ts';
import { imageRequest } from '../plan/image-request.ts';
import { expandPublisher, variantsOf } from '../publishers/expand.ts';
import type { Publisher } from '../publishers/publisher.ts';
import { requestedVersion } from '../publishers/requested-version.ts';
import { defaultVariant, globsOf, lineMatcher, linesWithin, type PublisherScope } from './publisher-names.ts';
import { ANY_NAME, ANYTHING, type Relaxation, type Unmatched } from './relaxation.ts';

/**
 * A query of a publisher without its version, variant or architecture: its name patterns change with them, so that
 * they are dropped together. At most five API calls.
 */
export function publisherRelaxations(unmatched: Unmatched, publisher: Publisher): Relaxation[] {
  const { query } = unmatched;
  const scope: PublisherScope = {
    version: requestedVersion(publisher, query.version),
    variant: query.variant ?? defaultVariant(publisher),
    architecture: expandPublisher(publisher, query).architecture,
  };
  const relax = (
    field: string,
    wanted: string | undefined,
    changed: Partial<PublisherScope>,
  ): Relaxation[] =>
    wanted === undefined
      ? []
      : [relaxTo({ ...scope, ...changed }, { field, wanted }, { ...unmatched, publisher })];
  const hasVariants = variantsOf(publisher).length > 1;
  return [
    ...relax('version', scope.version, { version: undefined }),
    ...relax('architecture', scope.architecture, { architecture: undefined }),
    ...relax('variant', hasVariants ? scope.variant : undefined, { variant: undefined }),
    ...relax(ANYTHING, publisher.id, { version: undefined, variant: undefined, architecture: undefined }),
    withAnyName(scope.architecture, unmatched, publisher),
  ];
}

interface OfPublisher extends Unmatched {
  readonly publisher: Publisher;
}

function relaxTo(
  scope: PublisherScope,
  { field, wanted }: { readonly field: string; readonly wanted: string },
  { query, resolved, publisher }: OfPublisher,
): Relaxation {
  const others = conditionsWithout(scope.architecture, { query, resolved });
  const names = namesWithin(scope, publisher);
  // EC2 takes one filter on the name, which is the query's own where it has one.
  const conditions = [...others, query.name === undefined ? names : { ...names, filters: [] }];
  const request = imageRequest({ ...resolved, conditions });
  return { field, wanted, request, conditions, isCounted: field !== ANYTHING };
}

function withAnyName(
  architecture: Architecture | undefined,
  unmatched: Unmatched,
  publisher: Publisher,
): Relaxation {
  const conditions = conditionsWithout(architecture, unmatched);
  const request = imageRequest({ ...unmatched.resolved, conditions });
  const wanted = expandPublisher(publisher, unmatched.query).names.join(' or ');
  return { field: ANY_NAME, wanted, request, conditions, isCounted: false };
}

/** The conditions of a query beside those of its publisher; the owners stay. */
function conditionsWithout(
  architecture: Architecture | undefined,
  { query, resolved }: Unmatched,
): readonly Condition[] {
  const plain = {
    ...query,
    publisher: undefined,
    version: undefined,
    variant: undefined,
    owners: resolved.owners,
    architecture,
  };
  return resolveQuery(plain, resolved).conditions;
}

function namesWithin(scope: PublisherScope, publisher: Publisher): Condition {
  const lines = linesWithin(publisher, scope);
  const matchers = lines.map((line) => lineMatcher(publisher, line, scope));
  const globs = [...new Set(lines.flatMap((line) => globsOf(publisher, line, scope)))];
  return {
    field: 'name',
    wanted: globs.join(' or '),
    filters: [{ Name: 'name', Values: globs }],
    accepts: ({ name }) => matchers.some((isOfLine) => isOfLine(name)),
  };
}
