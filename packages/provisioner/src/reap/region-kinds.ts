import {
  CancelSpotInstanceRequestsCommand,
  DeleteNetworkInterfaceCommand,
  DeleteSecurityGroupCommand,
  DeleteSnapshotCommand,
  DeleteVolumeCommand,
  DeregisterImageCommand,
  DescribeImagesCommand,
  DescribeInstancesCommand,
  DescribeNetworkInterfacesCommand,
  DescribeSecurityGroupsCommand,
  DescribeSnapshotsCommand,
  DescribeSpotInstanceRequestsCommand,
  DescribeVolumesCommand,
  type Filter,
  TerminateInstancesCommand,
} from '@aws-sdk/client-ec2';
import { awsErrorName } from '../aws/classify-error.ts';
import { collectPages } from '../aws/pages.ts';
import { request, retry } from '../aws/patience.ts';
import type { Ec2Port, ProvisionerDependencies } from '../aws/ports.ts';
import { toProvisionerError } from '../aws/to-provisioner-error.ts';
import type { ResourceKind } from '../fleet/resource.ts';
import { FLEET_TAG } from '../fleet/signature.ts';
import { goesWithInstance } from '../kinds/kind.ts';
import { removalCommand } from '../terminate/removal-command.ts';
import type { TaggedResource } from './decide.ts';
import type { ReapedKind, Refusal } from './reaped-kind.ts';

type Read = (ec2: Ec2Port, filters: Filter[], next: object) => Promise<Page>;

interface Page {
  readonly items: readonly Omit<TaggedResource, 'kind'>[];
  readonly NextToken: string | undefined;
}

interface Calls {
  readonly list: string;
  readonly remove: string;
  readonly read: Read;
  readonly send: (ec2: Ec2Port, ids: string[]) => Promise<unknown>;
  /** How many ids a removing call takes. */
  readonly batch?: number;
  /** States in which EC2 removes it. */
  readonly removable?: readonly string[];
}

const CALLS: readonly (readonly [ResourceKind, Calls])[] = [
  [
    'spot-request',
    {
      list: 'ec2:DescribeSpotInstanceRequests',
      remove: 'ec2:CancelSpotInstanceRequests',
      batch: 100,
      read: async (ec2, Filters, next) => {
        const live = { Name: 'state', Values: ['open', 'active', 'disabled'] };
        const { SpotInstanceRequests = [], NextToken } = await ec2.send(
          new DescribeSpotInstanceRequestsCommand({ Filters: [...Filters, live], ...next }),
        );
        const items = SpotInstanceRequests.map((one) => ({
          id: one.SpotInstanceRequestId ?? '',
          state: one.State ?? 'open',
          tags: one.Tags,
          instanceId: one.InstanceId,
          usedBy: one.InstanceId,
        }));
        return { items, NextToken };
      },
      send: (ec2, ids) => ec2.send(new CancelSpotInstanceRequestsCommand({ SpotInstanceRequestIds: ids })),
    },
  ],
  [
    'instance',
    {
      list: 'ec2:DescribeInstances',
      remove: 'ec2:TerminateInstances',
      batch: 100,
      read: async (ec2, Filters, next) => {
        const { Reservations = [], NextToken } = await ec2.send(
          new DescribeInstancesCommand({ Filters, ...next }),
        );
        const instances = Reservations.flatMap(({ Instances = [] }) => Instances);
        const items = instances.map(({ InstanceId: id = '', State, Tags: tags }) => ({
          id,
          state: State?.Name ?? 'pending',
          tags,
        }));
        return { items: items.filter(({ state }) => state !== 'terminated'), NextToken };
      },
      send: (ec2, ids) => ec2.send(new TerminateInstancesCommand({ InstanceIds: ids })),
    },
  ],
  [
    'volume',
    {
      list: 'ec2:DescribeVolumes',
      remove: 'ec2:DeleteVolume',
      removable: ['available', 'error'],
      read: async (ec2, Filters, next) => {
        const { Volumes = [], NextToken } = await ec2.send(new DescribeVolumesCommand({ Filters, ...next }));
        const items = Volumes.map(
          ({ VolumeId: id = '', State: state = 'in-use', Attachments = [], Tags }) => ({
            id,
            state,
            tags: Tags,
            instanceId: Attachments.find(({ DeleteOnTermination }) => DeleteOnTermination)?.InstanceId,
            usedBy: Attachments[0]?.InstanceId,
          }),
        );
        return { items, NextToken };
      },
      send: (ec2, [VolumeId]) => ec2.send(new DeleteVolumeCommand({ VolumeId })),
    },
  ],
  [
    'network-interface',
    {
      list: 'ec2:DescribeNetworkInterfaces',
      remove: 'ec2:DeleteNetworkInterface',
      removable: ['available'],
      read: async (ec2, Filters, next) => {
        const { NetworkInterfaces = [], NextToken } = await ec2.send(
          new DescribeNetworkInterfacesCommand({ Filters, ...next }),
        );
        const items = NetworkInterfaces.map(
          ({ NetworkInterfaceId: id = '', Status: state = 'in-use', Attachment, TagSet: tags }) => ({
            id,
            state,
            tags,
            instanceId: Attachment?.DeleteOnTermination ? Attachment.InstanceId : undefined,
            usedBy: Attachment?.InstanceId,
          }),
        );
        return { items, NextToken };
      },
      send: (ec2, [NetworkInterfaceId]) =>
        ec2.send(new DeleteNetworkInterfaceCommand({ NetworkInterfaceId })),
    },
  ],
  [
    'security-group',
    {
      list: 'ec2:DescribeSecurityGroups',
      remove: 'ec2:DeleteSecurityGroup',
      read: async (ec2, Filters, next) => {
        const { SecurityGroups = [], NextToken } = await ec2.send(
          new DescribeSecurityGroupsCommand({ Filters, ...next }),
        );
        const items = SecurityGroups.map(({ GroupId: id = '', Tags: tags }) => ({
          id,
          state: 'present',
          tags,
        }));
        return { items, NextToken };
      },
      send: (ec2, [GroupId]) => ec2.send(new DeleteSecurityGroupCommand({ GroupId })),
    },
  ],
  [
    'image',
    {
      list: 'ec2:DescribeImages',
      remove: 'ec2:DeregisterImage',
      read: async (ec2, Filters, next) => {
        const { Images = [], NextToken } = await ec2.send(
          new DescribeImagesCommand({ Owners: ['self'], IncludeDisabled: true, Filters, ...next }),
        );
        const items = Images.map(({ ImageId: id = '', State: state = 'available', Tags: tags }) => ({
          id,
          state,
          tags,
        }));
        return { items, NextToken };
      },
      send: (ec2, [ImageId]) => ec2.send(new DeregisterImageCommand({ ImageId })),
    },
  ],
  [
    'snapshot',
    {
      list: 'ec2:DescribeSnapshots',
      remove: 'ec2:DeleteSnapshot',
      read: async (ec2, Filters, next) => {
        const { Snapshots = [], NextToken } = await ec2.send(
          new DescribeSnapshotsCommand({ OwnerIds: ['self'], Filters, ...next }),
        );
        const items = Snapshots.map(({ SnapshotId: id = '', State: state = 'completed', Tags: tags }) => ({
          id,
          state,
          tags,
        }));
        return { items, NextToken };
      },
      send: (ec2, [SnapshotId]) => ec2.send(new DeleteSnapshotCommand({ SnapshotId })),
    },
  ],
];

/** Every kind, in the order of removal. */
export const REGION_KINDS: readonly ReapedKind[] = CALLS.map(([kind, calls]) => ({
  kind,
  list: (dependencies) => list(kind, calls, dependencies),
  isGoing: goesWithInstance,
  remove: (items, dependencies) => remove(calls, items, dependencies),
  removalCommand: ({ id }, place) => removalCommand({ kind, id }, place),
}));

async function list(
  kind: ResourceKind,
  { list: action, read }: Calls,
  dependencies: ProvisionerDependencies,
): Promise<readonly TaggedResource[]> {
  const filters = [{ Name: 'tag-key', Values: [FLEET_TAG] }];
  const items = await collectPages(
    (next) => request(() => read(dependencies.ec2, filters, next), { action }, dependencies),
    (page) => page.items,
  );
  return items.map((item) => ({ kind, ...item }));
}

async function remove(
  { remove: action, send, batch = 1, removable }: Calls,
  items: readonly TaggedResource[],
  dependencies: ProvisionerDependencies,
): Promise<ReadonlyMap<string, Refusal>> {
  const refusals = new Map<string, Refusal>();
  const ids = items.filter(({ state }) => removable?.includes(state) ?? true).map(({ id }) => id);
  const queue: string[][] = [];
  for (let start = 0; start < ids.length; start += batch) queue.push(ids.slice(start, start + batch));
  for (const some of queue) {
    try {
      await retry(() => send(dependencies.ec2, some), { action }, dependencies);
      dependencies.logger.info(`${action}: ${some.join(', ')}`);
    } catch (error) {
      const reason = toProvisionerError(error, action);
      if (reason.code === 'ABORTED') throw reason;
      const half = Math.ceil(some.length / 2);
      if (some.length > 1) queue.push(some.slice(0, half), some.slice(half));
      else if (!awsErrorName(error).endsWith('.NotFound'))
        refusals.set(some[0] ?? '', { code: awsErrorName(error), message: reason.message });
    }
  }
  return refusals;
}
