import {
  CancelSpotInstanceRequestsCommand,
  DescribeSpotInstanceRequestsCommand,
  type Filter,
  type SpotInstanceRequest,
} from '@aws-sdk/client-ec2';
import { byFleet, collectPages, filtersOf } from '../aws/pages.ts';
import { request } from '../aws/patience.ts';
import type { ProvisionerDependencies } from '../aws/ports.ts';
import type { FleetIntent } from '../fleet/fleet-intent.ts';
import { ownershipOf } from '../fleet/ownership.ts';
import { goesWithInstance, type InventoryItem, type Kind } from './kind.ts';
import { removeItem } from './remove-item.ts';

/** Spot requests: created by a spot launch, one-time, so that they close with their instance; open ones are cancelled. */
export const spotRequests: Kind = {
  kind: 'spot-request',
  isGoing: goesWithInstance,

  list: async (intent, dependencies) => {
    if (!intent.pools.some(({ market }) => market === 'spot')) return [];
    return describe(byFleet(intent).Filters, intent, dependencies);
  },

  find: async (ids, intent, dependencies) => {
    const lists = filtersOf('spot-instance-request-id', ids);
    return (await Promise.all(lists.map((filters) => describe(filters, intent, dependencies)))).flat();
  },

  remove: (item, dependencies) => {
    const command = new CancelSpotInstanceRequestsCommand({ SpotInstanceRequestIds: [item.id] });
    return removeItem(
      item,
      'ec2:CancelSpotInstanceRequests',
      () => dependencies.ec2.send(command),
      dependencies,
    );
  },
};

async function describe(
  filters: Filter[],
  intent: FleetIntent,
  dependencies: ProvisionerDependencies,
): Promise<readonly InventoryItem[]> {
  const found = await collectPages(
    (next) =>
      request(
        () => dependencies.ec2.send(new DescribeSpotInstanceRequestsCommand({ Filters: filters, ...next })),
        { action: 'ec2:DescribeSpotInstanceRequests' },
        dependencies,
      ),
    ({ SpotInstanceRequests = [] }) => SpotInstanceRequests,
  );
  return found.filter(isLive).map((one) => toItem(one, intent));
}

function isLive({ State }: SpotInstanceRequest): boolean {
  return State === 'open' || State === 'active';
}

function toItem(
  {
    SpotInstanceRequestId: id = '',
    State: state = 'open',
    InstanceId: instanceId,
    Tags: tags,
    CreateTime: createdAt,
  }: SpotInstanceRequest,
  intent: FleetIntent,
): InventoryItem {
  const ownership = ownershipOf({ tags }, intent);
  return { kind: 'spot-request', id, state, instanceId, usedBy: instanceId, createdAt, ownership };
}
