import {
  CancelSpotInstanceRequestsCommand,
  DeleteVolumeCommand,
  DescribeNetworkInterfacesCommand,
  type RunInstancesCommandInput,
} from '@aws-sdk/client-ec2';
import type { ContractWorld, Statement } from './statement.ts';
import {
  byTag,
  eventually,
  expectError,
  expectSame,
  findSpotRequests,
  findVolumes,
  idsOf,
  launch,
  launchInput,
  settle,
  terminate,
  uniqueName,
  untilState,
} from './steps.ts';

const KEPT_DISK = { DeviceName: '/dev/sdf', Ebs: { VolumeSize: 1, DeleteOnTermination: false } };

/** Statements about volumes, network interfaces and spot requests. */
export const attachedStatements: readonly Statement[] = [
  {
    title: 'volume and interface of a launch carry its tags and name their instance',
    async run(world) {
      const { ids, tag } = await launchTagged(world);

      const [volume] = await findVolumes(world, byTag(tag));
      const { NetworkInterfaces = [] } = await world.ec2.send(
        new DescribeNetworkInterfacesCommand({ Filters: byTag(tag) }),
      );

      expectSame('the volume is attached to its instance', volume?.Attachments?.[0]?.InstanceId, ids[0]);
      expectSame(
        'the volume is deleted with its instance',
        volume?.Attachments?.[0]?.DeleteOnTermination,
        true,
      );
      expectSame(
        'the interface is attached to its instance',
        NetworkInterfaces[0]?.Attachment?.InstanceId,
        ids[0],
      );
      expectSame(
        'the interface is deleted with its instance',
        NetworkInterfaces[0]?.Attachment?.DeleteOnTermination,
        true,
      );
    },
  },
  {
    title: 'root volume and interface are deleted with their instance, at once or soon',
    async run(world) {
      const { ids, tag } = await launchTagged(world);
      await terminate(world, ids);

      await eventually(world, 'no volume and no interface', async () => {
        const volumes = await findVolumes(world, byTag(tag));
        const { NetworkInterfaces = [] } = await world.ec2.send(
          new DescribeNetworkInterfacesCommand({ Filters: byTag(tag) }),
        );
        return volumes.length + NetworkInterfaces.length === 0 ? true : undefined;
      });
    },
  },
  {
    title: 'a volume that outlives its instance becomes available and can be deleted once',
    async run(world) {
      const { ids, tag } = await launchTagged(world, { BlockDeviceMappings: [KEPT_DISK] });
      await terminate(world, ids);

      const volume = await eventually(world, 'one available volume', async () => {
        const found = await findVolumes(world, byTag(tag));
        return found.length === 1 && found[0]?.State === 'available' ? found[0] : undefined;
      });
      const command = new DeleteVolumeCommand({ VolumeId: volume.VolumeId });
      await world.ec2.send(command);

      await expectError('InvalidVolume.NotFound', world.ec2.send(command));
    },
  },
  {
    title: 'a volume in use is not deleted',
    async run(world) {
      const { tag } = await launchTagged(world);
      const [volume] = await findVolumes(world, byTag(tag));

      const command = new DeleteVolumeCommand({ VolumeId: volume?.VolumeId });
      await expectError('VolumeInUse', world.ec2.send(command));
    },
  },
  {
    title: 'a spot launch has an active request with its tags, which closes with its instance',
    async run(world) {
      const { ids, tag } = await launchTagged(world, SPOT);
      const [active] = await findSpotRequests(world, byTag(tag));
      expectSame('the request is active', active?.State, 'active');
      expectSame('the request has its instance', active?.InstanceId, ids[0]);

      await terminate(world, ids);

      await eventually(world, 'a closed request', async () => {
        const [request] = await findSpotRequests(world, byTag(tag));
        return request?.State === 'active' || request?.State === 'open' ? undefined : true;
      });
    },
  },
  {
    title: 'a spot request is cancelled without its instance',
    async run(world) {
      const { ids, tag } = await launchTagged(world, SPOT);
      const [request] = await findSpotRequests(world, byTag(tag));

      await world.ec2.send(
        new CancelSpotInstanceRequestsCommand({
          SpotInstanceRequestIds: [request?.SpotInstanceRequestId ?? ''],
        }),
      );

      await eventually(world, 'a cancelled request', async () => {
        const [after] = await findSpotRequests(world, byTag(tag));
        return after?.State === 'cancelled' ? true : undefined;
      });
      await untilState(world, ids, 'running');
    },
  },
];

const SPOT: Partial<RunInstancesCommandInput> = {
  InstanceMarketOptions: {
    MarketType: 'spot',
    SpotOptions: { SpotInstanceType: 'one-time', InstanceInterruptionBehavior: 'terminate' },
  },
};

interface Tagged {
  readonly ids: readonly string[];
  readonly tag: { readonly Key: string; readonly Value: string };
}

/** Launches one instance with everything tagged, and waits until it runs. */
async function launchTagged(
  world: ContractWorld,
  change: Partial<RunInstancesCommandInput> = {},
): Promise<Tagged> {
  const tag = { Key: 'contract', Value: uniqueName() };
  const kinds = ['instance', 'volume', 'network-interface'] as const;
  const spot = change.InstanceMarketOptions === undefined ? [] : (['spot-instances-request'] as const);
  const TagSpecifications = [...kinds, ...spot].map((ResourceType) => ({ ResourceType, Tags: [tag] }));
  const ids = idsOf(await launch(world, launchInput(world, { TagSpecifications, ...change })));
  await untilState(world, ids, 'running');
  await settle(world);
  return { ids, tag };
}
