import {
  CancelSpotInstanceRequestsCommand,
  DescribeSpotInstanceRequestsCommand,
  type SpotInstanceRequest,
} from '@aws-sdk/client-ec2';
import { byFleet, collectPages } from '../aws/pages.ts';
import { request } from '../aws/patience.ts';
import { goesWithInstance, type InventoryItem, type Kind } from './kind.ts';
import { removeItem } from './remove-item.ts';

/** Spot requests: created by a spot launch, one-time, so that they close with their instance; open ones are cancelled. */
export const spotRequests: Kind = {
  kind: 'spot-request',
  isGoing: goesWithInstance,

  list: async (intent, dependencies) => {
    if (!intent.pools.some(({ market }) => market === 'spot')) return [];
    return collectPages(
      (next) =>
        request(
          () =>
            dependencies.ec2.send(new DescribeSpotInstanceRequestsCommand({ ...byFleet(intent), ...next })),
          { action: 'ec2:DescribeSpotInstanceRequests' },
          dependencies,
        ),
      ({ SpotInstanceRequests = [] }) => SpotInstanceRequests.filter(isLive).map(toItem),
    );
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

function isLive({ State }: SpotInstanceRequest): boolean {
  return State === 'open' || State === 'active';
}

function toItem({
  SpotInstanceRequestId = '',
  State: state = 'open',
  InstanceId,
}: SpotInstanceRequest): InventoryItem {
  return { kind: 'spot-request', id: SpotInstanceRequestId, state, instanceId: InstanceId };
}
