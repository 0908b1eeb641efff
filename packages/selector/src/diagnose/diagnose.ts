import type { Rejection } from '../choose/shortlist.ts';
import type { ResolvedQuery } from '../conditions/condition.ts';
import type { Connection } from '../plan/describe-images.ts';
import { allowedImagesFinding } from './allowed-images.ts';
import { type Relaxed, relaxEach } from './count-without.ts';
import type { ConditionCount, Diagnosis } from './diagnosis.ts';
import { findingsFor } from './findings.ts';
import { suggestName } from './suggest-name.ts';

/** Finds out why a search came back empty, by asking without each condition. One page per question. */
export async function diagnoseSearch(query: ResolvedQuery, connection: Connection): Promise<Diagnosis> {
  const [{ relaxed, unanswered }, allowed] = await Promise.all([
    relaxEach(query, connection),
    allowedImagesFinding(connection),
  ]);
  const suggestion = suggestName(relaxed);
  return {
    region: query.region,
    counts: relaxed.map(countOf).sort((left, right) => right.without - left.without),
    findings: [
      ...findingsFor(query, relaxed),
      ...unanswered.map(
        ({ condition, error }) => `without ${condition.field} could not be counted (${error.code})`,
      ),
      ...(allowed === undefined ? [] : [allowed]),
    ],
    ...(suggestion === undefined ? {} : { suggestion }),
  };
}

/** Why one image that was named by id or parameter was refused. */
export function diagnoseImage(region: string, rejected: readonly Rejection[]): Diagnosis {
  const findings = rejected.map(({ field, wanted }) => `the image is there, but ${field} is not ${wanted}`);
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
    diagnosis.counts.length > 0 && counts.length === 0 ? ['No single condition is to blame.'] : [];
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
