import type { Connection } from '../aws/describe-images.ts';
import type { Rejection } from '../choose/shortlist.ts';
import type { ResolvedQuery } from '../conditions/condition.ts';
import { allowedImagesFinding } from './allowed-images.ts';
import type { ConditionCount, Diagnosis } from './diagnosis.ts';
import { findingsFor } from './findings.ts';
import { type Relaxed, relaxConditions } from './relax-conditions.ts';
import { suggestName } from './suggest-name.ts';

/** The reason why a search found nothing, counted by dropping each condition. One page per API call. */
export async function diagnoseSearch(query: ResolvedQuery, connection: Connection): Promise<Diagnosis> {
  const [{ relaxed, uncounted }, allowed] = await Promise.all([
    relaxConditions(query, connection),
    allowedImagesFinding(connection),
  ]);
  return {
    region: query.region,
    counts: relaxed.map(countOf).sort((left, right) => right.without - left.without),
    findings: [
      ...findingsFor(query, relaxed),
      ...uncounted.map(
        ({ condition, error }) => `without ${condition.field} could not be counted (${error.code})`,
      ),
      ...(allowed === undefined ? [] : [allowed]),
    ],
    suggestion: suggestName(relaxed),
  };
}

/** The reasons why one image named by id or parameter was rejected. */
export function diagnoseImage(region: string, rejected: readonly Rejection[]): Diagnosis {
  const findings = rejected.map(({ field, wanted }) => `the image exists, but ${field} is not ${wanted}`);
  return { region, counts: [], findings };
}

/** The diagnosis as text, a line each. */
export function formatDiagnosis(diagnosis: Diagnosis): string {
  const telling = diagnosis.counts.filter((count) => count.without > 0);
  const counts = telling.map(
    ({ field, wanted, without, atLeast }) =>
      `  - without ${field} (${wanted}): ${without}${atLeast ? ' or more' : ''}`,
  );
  const heading = counts.length > 0 ? ['Matches when one condition is dropped:', ...counts] : [];
  const noneAlone =
    diagnosis.counts.length > 0 && counts.length === 0
      ? ['Dropping any single condition leaves no match either.']
      : [];
  const suggestion = diagnosis.suggestion === undefined ? [] : [`  - ${diagnosis.suggestion}`];
  return [
    ...heading,
    ...noneAlone,
    ...diagnosis.findings.map((finding) => `  - ${finding}`),
    ...suggestion,
  ].join('\n');
}

function countOf({ condition, images, hasMore }: Relaxed): ConditionCount {
  return { field: condition.field, wanted: condition.wanted, without: images.length, atLeast: hasMore };
}
