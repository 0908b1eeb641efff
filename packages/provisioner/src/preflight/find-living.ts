import type { Instance } from '@aws-sdk/client-ec2';
import { enabledRegions } from '../aws/enabled-regions.ts';
import { request } from '../aws/patience.ts';
import type { SpawnDependencies } from '../aws/ports.ts';
import { withTimeouts } from '../aws/timed-client.ts';
import { toProvisionerError } from '../aws/to-provisioner-error.ts';
import { throwIfAborted } from '../fleet/errors.ts';
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

/**
 * The machines of all fleets of the account, by tag, in this region and in every other one that is enabled. One of those
 * that may not be asked, or that does not respond, is named by a warning: policies often allow one region only.
 *
 * @throws ProvisionerError of the call, when this region cannot be asked
 */
export async function findLiving(
  region: string,
  dependencies: SpawnDependencies,
): Promise<readonly LivingMachine[]> {
  const [here, elsewhere] = await Promise.all([
    findIn(region, dependencies),
    findElsewhere(region, dependencies),
  ]);
  return [...here, ...elsewhere];
}

async function findElsewhere(
  region: string,
  dependencies: SpawnDependencies,
): Promise<readonly LivingMachine[]> {
  const { ec2In, clock, logger, signal } = dependencies;
  if (ec2In === undefined) return [];
  const untilMs = clock.now().getTime() + LONGEST_MS;
  const uncounted = new Map<string, string>();
  /** Nothing of what cannot be asked, which is remembered. */
  const known = async <T>(
    where: string,
    action: string,
    asked: Promise<readonly T[]>,
  ): Promise<readonly T[]> =>
    asked.catch((error: unknown) => {
      throwIfAborted(signal, `calling ${action}`);
      uncounted.set(where, `${action}: ${toProvisionerError(error, action).awsError}`);
      return [];
    });
  const here = withTimeouts(dependencies, untilMs);
  const listed = request(
    () => enabledRegions(here.ec2),
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
  if (uncounted.size > 0) {
    const reasons = [...new Set(uncounted.values())].join(', ');
    logger.warn(`max-living: machines in ${[...uncounted.keys()].join(', ')} were not counted (${reasons}).`);
  }
  return found.flat();
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
