import { countOf } from '@ami-select/core';
import type { SpawnDependencies } from '../aws/ports.ts';
import type { Caps } from '../caps/caps.ts';
import { type Limit, limitsOf } from '../caps/limits.ts';
import { ProvisionerError } from '../fleet/errors.ts';
import type { FleetIntent } from '../fleet/fleet-intent.ts';
import { findLiving, type LivingMachine, type Uncounted } from './find-living.ts';
import { type Finding, findingOf } from './finding.ts';

const MOST_NAMED = 5;

/**
 * The caps on what lives at once in all regions, by the tags of every fleet: of the repository, and of the account. Machines
 * of the fleet itself are not counted twice. A cap that cannot be checked lets nothing pass. Two launches at the same moment do not see each other.
 */
export async function checkLiving(
  intent: FleetIntent,
  caps: readonly Caps[] = [],
  dependencies: SpawnDependencies,
): Promise<readonly Finding[]> {
  const ofRepository = limitsOf(caps, 'max-living', ({ maxLiving }) => maxLiving);
  const ofAccount = limitsOf(caps, 'max-living-account', ({ maxLivingAccount }) => maxLivingAccount);
  if (ofRepository.length + ofAccount.length === 0) return [];
  try {
    const { machines, uncounted } = await findLiving(intent.region, dependencies);
    const living = machines.filter(({ fleetId }) => fleetId !== intent.fleetId);
    const { repository } = intent.identity;
    const own = repository === undefined ? living : living.filter(isOf(repository));
    return [
      ...tooMany(intent, own, { of: repository ?? 'this account', limits: ofRepository }),
      ...tooMany(intent, living, { of: 'this account', limits: ofAccount }),
      ...unchecked(uncounted, [...ofRepository, ...ofAccount]),
    ];
  } catch (error) {
    if (!(error instanceof ProvisionerError) || error.code !== 'PERMISSION_DENIED') throw error;
    return [findingOf(error)];
  }
}

/** One finding for each reason that machines could not be counted. */
function unchecked(uncounted: readonly Uncounted[], limits: readonly Limit<number>[]): readonly Finding[] {
  const names = [...new Set(limits.map(({ name }) => name))].join(' and ');
  const byReason = Map.groupBy(uncounted, reasonOf);
  return [...byReason].flatMap(([reason, places]): Finding[] => {
    const [one] = places;
    if (one === undefined) return [];
    const { code, action } = one.error;
    const where = places
      .map((place) => place.where)
      .toSorted()
      .join(', ');
    const remedy = code === 'PERMISSION_DENIED' ? `a policy that allows ${action} there` : 'a response';
    const message = `cannot be checked because machines in ${where} could not be counted (${reason}); expected ${remedy}, or no ${names}`;
    return [{ code, problem: { field: names, message }, cause: one.error }];
  });
}

function reasonOf({ error: { action, awsError, message } }: Uncounted): string {
  return awsError === undefined ? message : `${action}: ${awsError}`;
}

/** Tag values are cut to what EC2 takes. */
function isOf(repository: string): (machine: LivingMachine) => boolean {
  return (machine) => machine.repository === repository.slice(0, 256);
}

function tooMany(
  { count, region }: FleetIntent,
  living: readonly LivingMachine[],
  { of, limits }: { readonly of: string; readonly limits: readonly Limit<number>[] },
): readonly Finding[] {
  // A cap that is no number lets nothing pass.
  const exceeded = limits.filter(({ most }) => !(living.length + count <= most));
  return exceeded.map(({ most, name }): Finding => {
    const holders = living.length === 0 ? '' : ` (${holdersOf(living, region)})`;
    const verb = living.length === 1 ? 'lives' : 'live';
    const left = Math.max(0, most - living.length);
    const expected = left > 0 ? `at most ${left}` : 'the end of one of them';
    const message = `${count} is not valid because ${countOf(living.length, 'machine')} of ${of} ${verb} already${holders} and ${name} is ${most}; expected ${expected}, or a higher ${name}`;
    return { code: 'CAP_EXCEEDED', problem: { field: 'count', message } };
  });
}

/** Fleets by the number of their machines, the largest first, with the region of those that are elsewhere. */
function holdersOf(living: readonly LivingMachine[], here: string): string {
  const fleets = Map.groupBy(living, ({ fleetId, region }) => `${fleetId} ${region}`);
  const sorted = [...fleets].sort(([, left], [, right]) => right.length - left.length);
  const named = sorted.slice(0, MOST_NAMED).flatMap(([, machines]) => {
    const [one] = machines;
    if (one === undefined) return [];
    const { fleetId, repository, region } = one;
    const owner = repository === undefined ? '' : ` of ${repository}`;
    return `${fleetId}${owner}${region === here ? '' : ` in ${region}`}: ${machines.length}`;
  });
  const more = sorted.length - named.length;
  return more > 0 ? `${named.join(', ')} and ${more} more fleets` : named.join(', ');
}
