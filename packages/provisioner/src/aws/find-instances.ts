import { DescribeInstancesCommand, type Filter, type Instance } from '@aws-sdk/client-ec2';
import type { FleetIntent } from '../fleet/fleet-intent.ts';
import { byFleet, collectPages } from './pages.ts';
import { request } from './patience.ts';
import type { ProvisionerDependencies } from './ports.ts';

/** EC2 allows 200 values in one filter. */
const FILTER_VALUES = 200;

/** The intent's instances by client token: the way that works when no id ever came back. */
export async function findByToken(
  intent: FleetIntent,
  dependencies: ProvisionerDependencies,
): Promise<Instance[]> {
  const tokens = intent.pools.map(({ clientToken }) => clientToken);
  const found = await Promise.all(
    inBatches(tokens, FILTER_VALUES).map((Values) =>
      describe([{ Name: 'client-token', Values }], dependencies),
    ),
  );
  return found.flat();
}

/**
 * Every instance of the fleet: by client token, by signature, and by the ids already known. Filters only, because one
 * unknown id in an id list fails the whole call.
 */
export async function findFleetInstances(
  intent: FleetIntent,
  knownIds: readonly string[],
  dependencies: ProvisionerDependencies,
): Promise<Instance[]> {
  const found = await Promise.all([
    findByToken(intent, dependencies),
    describe(byFleet(intent).Filters, dependencies),
    findByIds(knownIds, dependencies),
  ]);
  const unique = new Map(found.flat().map((instance) => [instance.InstanceId, instance]));
  return [...unique.values()];
}

/** Instances by id, as far as they are visible. */
export async function findByIds(
  ids: readonly string[],
  dependencies: ProvisionerDependencies,
): Promise<Instance[]> {
  const found = await Promise.all(
    inBatches(ids, FILTER_VALUES).map((Values) => describe([{ Name: 'instance-id', Values }], dependencies)),
  );
  return found.flat();
}

function inBatches<T>(values: readonly T[], size: number): T[][] {
  const batches: T[][] = [];
  for (let start = 0; start < values.length; start += size) batches.push(values.slice(start, start + size));
  return batches;
}

function describe(filters: Filter[], dependencies: ProvisionerDependencies): Promise<Instance[]> {
  return collectPages(
    (next) =>
      request(
        () => dependencies.ec2.send(new DescribeInstancesCommand({ Filters: filters, ...next })),
        { action: 'ec2:DescribeInstances' },
        dependencies,
      ),
    ({ Reservations = [] }) => Reservations.flatMap(({ Instances = [] }) => Instances),
  );
}
