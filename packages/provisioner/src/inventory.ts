import {
  DescribeNetworkInterfacesCommand,
  DescribeSecurityGroupsCommand,
  DescribeSpotInstanceRequestsCommand,
  DescribeVolumesCommand,
} from '@aws-sdk/client-ec2';
import type { FleetIntent } from './fleet-intent.ts';
import type { ProvisionerDependencies } from './ports.ts';
import type { FleetResource } from './proof.ts';
import { request } from './repeat.ts';
import { FLEET_TAG } from './signature.ts';

/** A resource other than an instance, as it stands. */
export interface InventoryItem extends FleetResource {
  readonly state: string;
  /** Instance it hangs on, whose end takes it along. */
  readonly instanceId?: string;
}

type Lister = (intent: FleetIntent, dependencies: ProvisionerDependencies) => Promise<InventoryItem[]>;

function byFleet(intent: FleetIntent): { Filters: { Name: string; Values: string[] }[] } {
  return { Filters: [{ Name: `tag:${FLEET_TAG}`, Values: [intent.fleetId] }] };
}

/** Pages until there is no token. */
async function collect<Page extends { NextToken?: string | undefined }, Item>(
  read: (next: { NextToken?: string }) => Promise<Page>,
  pick: (page: Page) => Item[],
): Promise<Item[]> {
  const items: Item[] = [];
  let next: string | undefined;
  do {
    const page = await read(next === undefined ? {} : { NextToken: next });
    items.push(...pick(page));
    next = page.NextToken === '' ? undefined : page.NextToken;
  } while (next !== undefined);
  return items;
}

const listVolumes: Lister = (intent, dependencies) =>
  collect(
    (next) =>
      request(
        () => dependencies.ec2.send(new DescribeVolumesCommand({ ...byFleet(intent), ...next })),
        { action: 'ec2:DescribeVolumes' },
        dependencies,
      ),
    ({ Volumes = [] }) =>
      Volumes.map(({ VolumeId = '', State = '', Attachments = [] }) => {
        const instanceId = Attachments.find(({ DeleteOnTermination }) => DeleteOnTermination)?.InstanceId;
        return {
          kind: 'volume' as const,
          id: VolumeId,
          state: State,
          ...(instanceId !== undefined && { instanceId }),
        };
      }),
  );

const listInterfaces: Lister = (intent, dependencies) =>
  collect(
    (next) =>
      request(
        () => dependencies.ec2.send(new DescribeNetworkInterfacesCommand({ ...byFleet(intent), ...next })),
        { action: 'ec2:DescribeNetworkInterfaces' },
        dependencies,
      ),
    ({ NetworkInterfaces = [] }) =>
      NetworkInterfaces.map(({ NetworkInterfaceId = '', Status = '', Attachment }) => {
        const instanceId = Attachment?.DeleteOnTermination ? Attachment.InstanceId : undefined;
        const item = { kind: 'network-interface' as const, id: NetworkInterfaceId, state: Status };
        return { ...item, ...(instanceId !== undefined && { instanceId }) };
      }),
  );

const listGroups: Lister = async (intent, dependencies) => {
  const ids = await findFleetGroups(intent, dependencies);
  return ids.map((id) => ({ kind: 'security-group' as const, id, state: 'present' }));
};

const listSpotRequests: Lister = (intent, dependencies) => {
  if (!intent.cells.some(({ market }) => market === 'spot')) return Promise.resolve([]);
  return collect(
    (next) =>
      request(
        () => dependencies.ec2.send(new DescribeSpotInstanceRequestsCommand({ ...byFleet(intent), ...next })),
        { action: 'ec2:DescribeSpotInstanceRequests' },
        dependencies,
      ),
    ({ SpotInstanceRequests = [] }) =>
      SpotInstanceRequests.filter(({ State }) => State === 'open' || State === 'active').map(
        ({ SpotInstanceRequestId = '', State = '', InstanceId }) => {
          const item = { kind: 'spot-request' as const, id: SpotInstanceRequestId, state: State };
          return { ...item, ...(InstanceId !== undefined && { instanceId: InstanceId }) };
        },
      ),
  );
};

/** Ids of the security groups that carry the fleet's signature. */
export function findFleetGroups(
  intent: FleetIntent,
  dependencies: ProvisionerDependencies,
): Promise<string[]> {
  return collect(
    (next) =>
      request(
        () => dependencies.ec2.send(new DescribeSecurityGroupsCommand({ ...byFleet(intent), ...next })),
        { action: 'ec2:DescribeSecurityGroups' },
        dependencies,
      ),
    ({ SecurityGroups = [] }) =>
      SecurityGroups.flatMap(({ GroupId }) => (GroupId === undefined ? [] : [GroupId])),
  );
}

/** Everything but instances that carries the fleet's signature. Spot requests are asked for only where spot was. */
export async function takeInventory(
  intent: FleetIntent,
  dependencies: ProvisionerDependencies,
): Promise<readonly InventoryItem[]> {
  const lists = await Promise.all(
    [listVolumes, listInterfaces, listGroups, listSpotRequests].map((list) => list(intent, dependencies)),
  );
  return lists.flat();
}
