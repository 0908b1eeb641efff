import {
  CancelSpotInstanceRequestsCommand,
  DescribeSpotInstanceRequestsCommand,
  type SpotInstanceRequest,
} from '@aws-sdk/client-ec2';
import { collectPages } from '../aws/pages.ts';
import { request } from '../aws/patience.ts';
import { goesWithInstance, type InventoryItem, type Kind } from './kind.ts';
import { removeEach, removeOne } from './remove-each.ts';

/** Spot requests: created by a spot launch, one-time, so that they close with their instance; open ones are cancelled. */
export const spotRequests: Kind = {
  kind: 'spot-request',
  idFilter: 'spot-instance-request-id',
  removal: 'ec2 cancel-spot-instance-requests --spot-instance-request-ids',
  mayBelongTo: ({ intent: { pools } }) => pools.length === 0 || pools.some(({ market }) => market === 'spot'),
  idsIn: ({ machines }) => machines.flatMap(({ SpotInstanceRequestId: id }) => id ?? []),
  isGoing: goesWithInstance,

  list: async (filters, dependencies) => {
    const found = await collectPages(
      (next) =>
        request(
          () =>
            dependencies.ec2.send(
              new DescribeSpotInstanceRequestsCommand({ Filters: [...filters], ...next }),
            ),
          { action: 'ec2:DescribeSpotInstanceRequests' },
          dependencies,
        ),
      ({ SpotInstanceRequests = [] }) => SpotInstanceRequests,
    );
    return found.filter(isLive).map(toItem);
  },

  remove: removeEach(
    removeOne('ec2:CancelSpotInstanceRequests', (id, { ec2 }) =>
      ec2.send(new CancelSpotInstanceRequestsCommand({ SpotInstanceRequestIds: [id] })),
    ),
  ),
};

function isLive({ State }: SpotInstanceRequest): boolean {
  return State === 'open' || State === 'active';
}

function toItem({
  SpotInstanceRequestId: id = '',
  State: state = 'open',
  InstanceId: instanceId,
  Tags: tags,
  CreateTime: createdAt,
}: SpotInstanceRequest): InventoryItem {
  return { kind: 'spot-request', id, state, instanceId, usedBy: instanceId, createdAt, tags };
}
