import { DescribeInstancesCommand, type Filter, type Instance } from '@aws-sdk/client-ec2';
import type { FleetIntent } from '../fleet/fleet-intent.ts';
import { FLEET_TAG } from '../fleet/signature.ts';
import { request } from './patience.ts';
import type { ProvisionerDependencies } from './ports.ts';

/** EC2 allows 200 values in one filter. */
const FILTER_VALUES = 200;

async function describe(filters: Filter[], dependencies: ProvisionerDependencies): Promise<Instance[]> {
  const instances: Instance[] = [];
  let nextToken: string | undefined;
  do {
    const command = new DescribeInstancesCommand({
      Filters: filters,
      ...(nextToken !== undefined && { NextToken: nextToken }),
    });
    const page = await request(
      () => dependencies.ec2.send(command),
      { action: 'ec2:DescribeInstances' },
      dependencies,
    );
    instances.push(...(page.Reservations ?? []).flatMap((reservation) => reservation.Instances ?? []));
    nextToken = page.NextToken === '' ? undefined : page.NextToken;
  } while (nextToken !== undefined);
  return instances;
}

function inBatches<T>(values: readonly T[], size: number): T[][] {
  const batches: T[][] = [];
  for (let start = 0; start < values.length; start += size) batches.push(values.slice(start, start + size));
  return batches;
}

/** The intent's instances by client token: the way that works when no id ever came back. */
export async function findByToken(
  intent: FleetIntent,
  dependencies: ProvisionerDependencies,
): Promise<Instance[]> {
  const tokens = intent.cells.map(({ clientToken }) => clientToken);
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
  const byIds = inBatches(knownIds, FILTER_VALUES).map((Values) =>
    describe([{ Name: 'instance-id', Values }], dependencies),
  );
  const found = await Promise.all([
    findByToken(intent, dependencies),
    describe([{ Name: `tag:${FLEET_TAG}`, Values: [intent.fleetId] }], dependencies),
    ...byIds,
  ]);
  const unique = new Map(found.flat().map((instance) => [instance.InstanceId, instance]));
  return [...unique.values()];
}
