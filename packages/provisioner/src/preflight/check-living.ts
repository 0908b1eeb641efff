import type { Instance } from '@aws-sdk/client-ec2';
import { findInstances } from '../aws/find-instances.ts';
import type { ProvisionerDependencies } from '../aws/ports.ts';
import type { Caps } from '../caps/caps.ts';
import { type Limit, limitsOf } from '../caps/limits.ts';
import { ProvisionerError } from '../fleet/errors.ts';
import type { FleetIntent } from '../fleet/fleet-intent.ts';
import { FLEET_TAG, REPOSITORY_TAG } from '../fleet/signature.ts';
import { type Finding, findingOf } from './finding.ts';

/** All but what is going. */
const LIVING = ['pending', 'running', 'stopping', 'stopped'];
const MOST_NAMED = 5;

/**
 * The caps on what lives at once in the region, by the tags of every fleet: of the repository, and of the account. Machines
 * of the fleet itself are not counted twice. Two launches at the same moment do not see each other.
 */
export async function checkLiving(
  intent: FleetIntent,
  caps: readonly Caps[] = [],
  dependencies: ProvisionerDependencies,
): Promise<readonly Finding[]> {
  const ofRepository = limitsOf(caps, 'max-living', ({ maxLiving }) => maxLiving);
  const ofAccount = limitsOf(caps, 'max-living-account', ({ maxLivingAccount }) => maxLivingAccount);
  if (ofRepository.length + ofAccount.length === 0) return [];
  try {
    const living = (await findLiving(dependencies)).filter((one) => tagOf(one, FLEET_TAG) !== intent.fleetId);
    const { repository } = intent.identity;
    const own = repository === undefined ? living : living.filter(isOf(repository));
    return [
      ...tooMany(intent, own, { of: repository ?? 'this account', limits: ofRepository }),
      ...tooMany(intent, living, { of: 'this account', limits: ofAccount }),
    ];
  } catch (error) {
    // A cap that cannot be checked lets nothing pass.
    if (!(error instanceof ProvisionerError) || error.code !== 'PERMISSION_DENIED') throw error;
    return [findingOf(error)];
  }
}

function findLiving(dependencies: ProvisionerDependencies): Promise<Instance[]> {
  const filters = [
    { Name: 'tag-key', Values: [FLEET_TAG] },
    { Name: 'instance-state-name', Values: LIVING },
  ];
  return findInstances(filters, dependencies);
}

/** Tag values are cut to what EC2 takes. */
function isOf(repository: string): (instance: Instance) => boolean {
  return (instance) => tagOf(instance, REPOSITORY_TAG) === repository.slice(0, 256);
}

function tooMany(
  { count }: FleetIntent,
  living: readonly Instance[],
  { of, limits }: { readonly of: string; readonly limits: readonly Limit<number>[] },
): readonly Finding[] {
  // A cap that is no number lets nothing pass.
  const exceeded = limits.filter(({ most }) => !(living.length + count <= most));
  return exceeded.map(({ most, name }): Finding => {
    const holders = living.length === 0 ? '' : ` (${holdersOf(living)})`;
    const left = Math.max(0, most - living.length);
    const expected = left > 0 ? `at most ${left}` : 'the end of one of them';
    const message = `${count} is not valid because ${living.length} machines of ${of} live already${holders} and ${name} is ${most}; expected ${expected}, or a higher ${name}`;
    return { code: 'CAP_EXCEEDED', problem: { field: 'count', message } };
  });
}

/** Fleets by the number of their machines, the largest first. */
function holdersOf(living: readonly Instance[]): string {
  const fleets = Map.groupBy(living, (instance) => tagOf(instance, FLEET_TAG) ?? '');
  const sorted = [...fleets].sort(([, left], [, right]) => right.length - left.length);
  const named = sorted.slice(0, MOST_NAMED).map(([fleetId, [one, ...others]]) => {
    const repository = one === undefined ? undefined : tagOf(one, REPOSITORY_TAG);
    return `${fleetId}${repository === undefined ? '' : ` of ${repository}`}: ${others.length + 1}`;
  });
  const more = sorted.length - named.length;
  return more > 0 ? `${named.join(', ')} and ${more} more fleets` : named.join(', ');
}

function tagOf({ Tags = [] }: Instance, key: string): string | undefined {
  return Tags.find(({ Key }) => Key === key)?.Value;
}
