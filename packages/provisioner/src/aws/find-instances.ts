import { DescribeInstancesCommand, type Filter, type Instance } from '@aws-sdk/client-ec2';
import type { FleetIntent } from '../fleet/fleet-intent.ts';
import { byFleet, collectPages, filtersOf } from './pages.ts';
import { request } from './patience.ts';
import type { ProvisionerDependencies } from './ports.ts';

/** The intent's instances by client token: the way that works when no id ever came back. */
export async function findByToken(
  intent: FleetIntent,
  dependencies: ProvisionerDependencies,
): Promise<Instance[]> {
  const tokens = intent.pools.map(({ clientToken }) => clientToken);
  const found = await Promise.all(
    filtersOf('client-token', tokens).map((filters) => findInstances(filters, dependencies)),
  );
  return found.flat();
}

/** The instances that carry the fleet's tag. */
export function findByTag(intent: FleetIntent, dependencies: ProvisionerDependencies): Promise<Instance[]> {
  return findInstances(byFleet(intent).Filters, dependencies);
}

/** Instances by id, as far as they are visible. Filters only: one unknown id in an id list fails the whole call. */
export async function findByIds(
  ids: readonly string[],
  dependencies: ProvisionerDependencies,
): Promise<Instance[]> {
  const found = await Promise.all(
    filtersOf('instance-id', ids).map((filters) => findInstances(filters, dependencies)),
  );
  return found.flat();
}

/** Every page of the instances that the filters find. */
export function findInstances(
  filters: readonly Filter[],
  dependencies: ProvisionerDependencies,
): Promise<Instance[]> {
  return collectPages(
    (next) =>
      request(
        () => dependencies.ec2.send(new DescribeInstancesCommand({ Filters: [...filters], ...next })),
        { action: 'ec2:DescribeInstances' },
        dependencies,
      ),
    ({ Reservations = [] }) => Reservations.flatMap(({ Instances = [] }) => Instances),
  );
}
