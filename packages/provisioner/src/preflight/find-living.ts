import type { Instance } from '@aws-sdk/client-ec2';
import { request } from '../aws/patience.ts';
import type { SpawnDependencies } from '../aws/ports.ts';
import { regionsOfAccount } from '../aws/regions-of-account.ts';
import { withTimeouts } from '../aws/timed-client.ts';
import { toProvisionerError } from '../aws/to-provisioner-error.ts';
import { type ProvisionerError, throwIfAborted } from '../fleet/errors.ts';
import { FLEET_TAG, REPOSITORY_TAG } from '../fleet/signature.ts';
import { findInstances } from '../kinds/instance.ts';

/** All but what is going. */
const LIVING = ['pending', 'running', 'stopping', 'stopped'];
/** A launch does not wait longer for regions that do not respond. */
const LONGEST_MS = 10_000;

/** A machine of any fleet. */
export interface LivingMachine {
  readonly fleetId: string;
  readonly repository: string | undefined;
  readonly region: string;
}

/** What was counted, and what could not be. */
export interface Living {
  readonly machines: readonly LivingMachine[];
  readonly uncounted: readonly Uncounted[];
}

/** Places whose machines are not known. */
export interface Uncounted {
  /** A region, or `regions other than …` where nobody may list them. */
  readonly where: string;
  readonly error: ProvisionerError;
}

/**
 * The machines of all fleets of the account, by tag, in this region and in every other one that is enabled. A region that
 * a service control policy closes to the account holds none, and is named by a warning; so is a caller without clients for
 * other regions, where this region alone is counted.
 *
 * @throws ProvisionerError of the call, when this region cannot be asked
 */
export async function findLiving(region: string, dependencies: SpawnDependencies): Promise<Living> {
  const [here, elsewhere] = await Promise.all([
    findIn(region, dependencies),
    findElsewhere(region, dependencies),
  ]);
  return { ...elsewhere, machines: [...here, ...elsewhere.machines] };
}

async function findElsewhere(region: string, dependencies: SpawnDependencies): Promise<Living> {
  const { ec2In, clock, logger, signal } = dependencies;
  if (ec2In === undefined) {
    logger.warn(`max-living: only machines in ${region} are counted, without a client for other regions.`);
    return { machines: [], uncounted: [] };
  }
  const untilMs = clock.now().getTime() + LONGEST_MS;
  const failed: Uncounted[] = [];
  /** Nothing of what cannot be asked, which is remembered. */
  const known = async <T>(
    where: string,
    action: string,
    asked: Promise<readonly T[]>,
  ): Promise<readonly T[]> =>
    asked.catch((error: unknown) => {
      throwIfAborted(signal, `calling ${action}`);
      failed.push({ where, error: toProvisionerError(error, action) });
      return [];
    });
  const here = withTimeouts(dependencies, untilMs);
  const listed = request(
    () => regionsOfAccount(here.ec2),
    { action: 'ec2:DescribeRegions' },
    { ...here, untilMs },
  );
  const names = await known(`regions other than ${region}`, 'ec2:DescribeRegions', listed);
  const found = await Promise.all(
    names
      .filter((name) => name !== region)
      .map((name) => {
        const there = withTimeouts({ ...dependencies, ec2: ec2In(name) }, untilMs);
        return known(name, 'ec2:DescribeInstances', findIn(name, { ...there, untilMs }));
      }),
  );
  const closed = failed
    .filter(isClosed)
    .map(({ where }) => where)
    .toSorted();
  if (closed.length > 0)
    logger.warn(
      `max-living: a service control policy closes ${closed.join(', ')}; machines there were not counted.`,
    );
  return { machines: found.flat(), uncounted: failed.filter((one) => !isClosed(one)) };
}

/** Nobody whom the policy binds launches there either. The words are those of IAM's user guide, "Access denied error message examples". */
function isClosed({ error }: Uncounted): boolean {
  return (
    error.action === 'ec2:DescribeInstances' &&
    error.message.includes('explicit deny in a service control policy')
  );
}

async function findIn(region: string, dependencies: SpawnDependencies): Promise<readonly LivingMachine[]> {
  const filters = [
    { Name: 'tag-key', Values: [FLEET_TAG] },
    { Name: 'instance-state-name', Values: LIVING },
  ];
  const instances = await findInstances(filters, dependencies);
  return instances.map((instance) => ({
    fleetId: tagOf(instance, FLEET_TAG) ?? '',
    repository: tagOf(instance, REPOSITORY_TAG),
    region,
  }));
}

function tagOf({ Tags = [] }: Instance, key: string): string | undefined {
  return Tags.find(({ Key }) => Key === key)?.Value;
}
