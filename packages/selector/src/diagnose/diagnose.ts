import type { Connection } from '../aws/describe-images.ts';
import type { Rejection } from '../choose/shortlist.ts';
import type { ResolvedQuery } from '../conditions/condition.ts';
import { isDeprecated } from '../image/image.ts';
import { allowedImagesFinding } from './allowed-images.ts';
import type { ConditionCount, Diagnosis } from './diagnosis.ts';
import { findingsFor } from './findings.ts';
import { type Relaxed, relaxQuery, runListing } from './relax.ts';
import { type Unmatched, withoutCondition } from './relaxation.ts';
import { suggestName } from './suggest-name.ts';

/**
 * The reason why a search found nothing, counted by dropping each condition. One page per API call: `MOST_LISTINGS`
 * at most, and one for the Allowed AMIs.
 */
export async function diagnoseSearch(unmatched: Unmatched, connection: Connection): Promise<Diagnosis> {
  const [{ relaxed, uncounted }, allowed] = await Promise.all([
    relaxQuery(unmatched, connection),
    allowedImagesFinding(connection),
  ]);
  return {
    region: unmatched.resolved.region,
    counts: relaxed
      .filter(({ isCounted }) => isCounted)
      .map(countOf)
      .sort((left, right) => right.without - left.without),
    findings: [
      ...findingsFor(unmatched, relaxed),
      ...uncounted.map(({ field, reason }) => `without ${field} could not be counted (${reason})`),
      ...(allowed === undefined ? [] : [allowed]),
    ],
    suggestion: suggestName(relaxed, unmatched.resolved),
  };
}

/** The reason why there are fewer matches than `nth`; one API call that counts the deprecated ones. */
export async function diagnoseNth(
  resolved: ResolvedQuery,
  matches: number,
  connection: Connection,
): Promise<Diagnosis> {
  const finding = `nth is ${resolved.nth}, but only ${matches} match`;
  const more = await deprecatedFinding(resolved, connection);
  return { region: resolved.region, counts: [], findings: [`${finding}${more}`] };
}

async function deprecatedFinding(resolved: ResolvedQuery, connection: Connection): Promise<string> {
  const condition = resolved.conditions.find(({ field }) => field === 'include-deprecated');
  if (condition === undefined) return '';
  const [outcome] = await runListing([withoutCondition(condition, resolved)], resolved, connection);
  if (outcome === undefined || !('images' in outcome)) return '';
  const deprecated = outcome.images.filter((image) => isDeprecated(image, resolved.now)).length;
  if (deprecated === 0) return '';
  const verb = deprecated === 1 ? 'is' : 'are';
  return `; ${deprecated}${outcome.hasMore ? ' or more' : ''} more ${verb} deprecated: include-deprecated: true includes them`;
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

function countOf({ field, wanted, images, hasMore }: Relaxed): ConditionCount {
  return { field, wanted, without: images.length, atLeast: hasMore };
}
