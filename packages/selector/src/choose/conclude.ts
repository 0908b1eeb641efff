import type { ResolvedQuery } from '../conditions/condition.ts';
import { SelectorError } from '../contract/errors.ts';
import { type Image, isCurrent, isDeprecated } from '../image/image.ts';
import { creationText } from '../image/image-age.ts';
import { recogniseAs, recogniseImage } from '../publishers/recognise.ts';
import { checkTwin } from './check-twin.ts';
import type { Ranking } from './ranking.ts';
import type { Rejection, Shortlist } from './shortlist.ts';

export const RUNNERS_UP = 3;

/** A selection without its cost. */
export interface Choice {
  readonly image: Image;
  readonly reasons: readonly string[];
  readonly runnersUp: readonly Image[];
  readonly rejected: readonly Rejection[];
  readonly warnings: readonly string[];
}

/** The result of a search, and how far back it listed. */
export interface Found {
  readonly shortlist: Shortlist;
  /** Every image created since then was listed; undefined when every image was. */
  readonly since?: Date | undefined;
}

/**
 * Picks from a shortlist and explains; undefined when nothing matched (or fewer than `nth`).
 *
 * @throws SelectorError `AMBIGUOUS` for `exactly-one` with several matches, and when the best image and another one of
 * the same creation time mean different things.
 */
export function conclude(found: Found, query: ResolvedQuery, ranking: Ranking): Choice | undefined {
  return query.matchingTime(() => choose(found, query, ranking));
}

function choose({ shortlist, since }: Found, query: ResolvedQuery, ranking: Ranking): Choice | undefined {
  const best = shortlist.best();
  const index = query.nth - 1;
  const image = best[index];
  if (image === undefined) return undefined;
  if (query.order === 'exactly-one' && shortlist.matches() > 1) throw ambiguous(best, shortlist.matches());
  const twins = checkTwin(image, { best, query, ranking });
  const next = best.slice(query.nth, query.nth + RUNNERS_UP);
  // Older images that were not listed may rank before a deprecated or disabled one.
  const runnersUp = since === undefined ? next : next.filter((one) => isCurrent(one, query.now));
  const recognise = (one: Image): Image =>
    query.publisher === undefined
      ? recogniseImage(one, query.publishers, query.owners)
      : recogniseAs(query.publisher, one);
  const recognised = recognise(image);
  return {
    image: recognised,
    reasons: reasonsFor(image, { runnerUp: runnersUp[0], query, ranking, among: amongOf(shortlist, since) }),
    runnersUp: runnersUp.map(recognise),
    rejected: shortlist.rejections(),
    warnings: [
      ...query.warnings,
      ...(query.warningsOf?.(image.name) ?? []),
      ...warningsFor(recognised, query),
      ...twins,
    ],
  };
}

interface ReasonContext {
  readonly runnerUp: Image | undefined;
  readonly query: ResolvedQuery;
  readonly ranking: Ranking;
  /** Count of the matches, as text. */
  readonly among: string;
}

function amongOf(shortlist: Shortlist, since: Date | undefined): string {
  const matches = shortlist.matches() === 1 ? '1 match' : `${shortlist.matches()} matches`;
  return since === undefined ? matches : `${matches} since ${since.toISOString().slice(0, 10)}`;
}

function reasonsFor(image: Image, context: ReasonContext): string[] {
  const { query } = context;
  const conditions = query.conditions.filter(({ field }) => field !== 'publisher' && field !== 'owner');
  return [
    rankReason(image, context),
    `owner: ${image.ownerAlias === undefined ? image.ownerId : `${image.ownerId} (${image.ownerAlias})`}, ${ownerReason(query)}`,
    ...conditions.map(({ field, wanted }) => `${field}: ${wanted}`),
  ];
}

function ownerReason(query: ResolvedQuery): string {
  if (query.owners !== undefined) return `requested ${query.owners.join(' or ')}`;
  return query.allowsAnyOwner ? 'any owner was allowed' : 'named directly';
}

function rankReason(image: Image, { runnerUp, query, ranking, among }: ReasonContext): string {
  const subject = `${image.id} (${image.name || 'no name'}, ${creationText(image)})`;
  if (query.order === 'exactly-one') return `${subject} is the only match`;
  const place = query.nth === 1 ? 'the best' : `number ${query.nth}`;
  const by = query.order === 'version' ? 'version in the name, then date' : 'creation date, newest first';
  const sentence = `${subject} is ${place} of ${among} by ${by}`;
  if (runnerUp === undefined) return sentence;
  const key = ranking.decidedBy(image, runnerUp);
  if (key !== 'name' && key !== 'id') return sentence;
  return `${sentence}; tie with ${runnerUp.id} (${runnerUp.name}) decided by ${key === 'name' ? 'name' : 'id'}`;
}

function warningsFor(image: Image, query: ResolvedQuery): string[] {
  const warnings: string[] = [];
  if (isDeprecated(image, query.now))
    warnings.push(`${image.id} is deprecated since ${image.deprecationTime?.toISOString()}`);
  if (image.state === 'disabled') warnings.push(`${image.id} is disabled and cannot be launched`);
  if (image.allowed === false)
    warnings.push(`${image.id} is not among the account's Allowed AMIs (audit mode)`);
  if (image.noLogin !== undefined)
    warnings.push(`Nobody can log in to ${image.name} over SSH: it ${image.noLogin}`);
  if (query.allowsAnyOwner) warnings.push(`The owner of ${image.id} (${image.ownerId}) was not restricted`);
  return warnings;
}

function ambiguous(best: readonly Image[], matches: number): SelectorError {
  const names = best.map(
    (image) => `  - ${image.id} ${image.name} ${image.architecture} ${creationText(image)}`,
  );
  if (matches > best.length) names.push(`  - and ${matches - best.length} more`);
  const fields = [
    'name',
    'architecture',
    'rootDeviceType',
    'virtualizationType',
    'bootMode',
    'ownerId',
  ] as const;
  const differing = fields.filter((field) => new Set(best.map((image) => image[field])).size > 1);
  const hint = `They differ in ${differing.join(', ') || 'creation date'}: add one of these to the query, or order by date or version.`;
  return new SelectorError(
    'AMBIGUOUS',
    `${matches} images match; expected exactly one:\n${names.join('\n')}`,
    {
      hint,
      details: { matches, ids: best.map((image) => image.id) },
    },
  );
}
