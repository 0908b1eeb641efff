import {
  CopyImageCommand,
  CreateImageCommand,
  DescribeImagesCommand,
  DescribeInstancesCommand,
  DescribeVolumesCommand,
  type EC2Client,
  RunInstancesCommand,
} from '@aws-sdk/client-ec2';
import { describe, expect, it } from 'vitest';
import type { FleetRequest } from '../fleet/fleet-request.ts';
import { buildLaunch } from '../plan/launch-input.ts';
import { preflight } from '../preflight/preflight.ts';
import { spawnFleet } from '../spawn-fleet.ts';
import { connectAtOnce, fleetIntent } from '../testing/fixtures.ts';
import { LOCAL_REGION, type LocalHandler, localHandlers } from '../testing/local-handler.ts';

const startLocal = localHandlers();
const ROOT = '/dev/sda1';
const DATA = { DeviceName: '/dev/sdf', Ebs: { VolumeSize: 1, DeleteOnTermination: false } };

type Launch = ConstructorParameters<typeof RunInstancesCommand>[0];

/** An endpoint, and every launch that is sent to it. */
async function start() {
  const local = await startLocal([]);
  const launches: Launch[] = [];
  const send = (command: unknown): Promise<unknown> => {
    if (command instanceof RunInstancesCommand) launches.push(command.input);
    return local.ec2.send(command as never);
  };
  const dependencies = {
    ec2: { send } as unknown as EC2Client,
    clock: local.clock,
    logger: { debug() {}, info() {}, warn() {} },
    connect: connectAtOnce,
    callerAddress: async () => '198.51.100.4',
  };
  return { ...local, launches, dependencies };
}

function intentOf({ clock, imageId }: LocalHandler, change: Partial<FleetRequest> = {}, ebsDevices = [ROOT]) {
  const image = { id: imageId, architecture: 'arm64', rootDeviceName: ROOT, ebsDevices, sshUser: 'ubuntu' };
  return fleetIntent(clock, { region: LOCAL_REGION, count: 1, image, ...change });
}

/** An image with a second volume: of a machine that had one, and with encrypted snapshots where that is asked for. */
async function imageOfTwo({ ec2, clock, imageId }: LocalHandler, { Encrypted }: { Encrypted: boolean }) {
  const { Instances: [machine] = [] } = await ec2.send(
    new RunInstancesCommand({
      ImageId: imageId,
      InstanceType: 'c7g.large',
      MinCount: 1,
      MaxCount: 1,
      BlockDeviceMappings: [DATA],
    }),
  );
  await clock.sleep(120_000);
  const created = await ec2.send(new CreateImageCommand({ InstanceId: machine?.InstanceId, Name: 'two' }));
  await clock.sleep(600_000);
  if (!Encrypted) return created.ImageId ?? '';
  const copied = await ec2.send(
    new CopyImageCommand({
      Name: 'copy',
      SourceImageId: created.ImageId,
      SourceRegion: LOCAL_REGION,
      Encrypted: true,
    }),
  );
  await clock.sleep(600_000);
  return copied.ImageId ?? '';
}

async function volumesOf(ec2: EC2Client, instanceId: string | undefined) {
  const { Volumes = [] } = await ec2.send(
    new DescribeVolumesCommand({
      Filters: [{ Name: 'attachment.instance-id', Values: [instanceId ?? ''] }],
    }),
  );
  return Volumes.map(({ Encrypted, Size, Attachments: [attached] = [] }) => {
    return { device: attached?.Device, Encrypted, Size, deleted: attached?.DeleteOnTermination };
  }).toSorted((a, b) => String(a.device).localeCompare(String(b.device)));
}

describe('a launch', () => {
  it('has one hop for metadata, tokens only, and an encrypted root', async () => {
    const local = await start();

    const { hosts } = await spawnFleet(intentOf(local), local.dependencies);

    const InstanceIds = hosts.map(({ instanceId }) => instanceId);
    const { Reservations = [] } = await local.ec2.send(new DescribeInstancesCommand({ InstanceIds }));
    expect(Reservations[0]?.Instances?.[0]?.MetadataOptions).toMatchObject({
      HttpTokens: 'required',
      HttpEndpoint: 'enabled',
      HttpPutResponseHopLimit: 1,
    });
    expect(await volumesOf(local.ec2, InstanceIds[0])).toMatchObject([{ device: ROOT, Encrypted: true }]);
  });

  it.each([{ Encrypted: false }, { Encrypted: true }])(
    'encrypts and deletes every volume of an image whose snapshots are %o, and leaves their size',
    async (snapshots) => {
      const local = await start();
      const imageId = await imageOfTwo(local, snapshots);
      const { Images: [image] = [] } = await local.ec2.send(
        new DescribeImagesCommand({ ImageIds: [imageId] }),
      );
      expect(image?.BlockDeviceMappings?.map(({ Ebs }) => Ebs?.Encrypted)).toEqual([
        snapshots.Encrypted,
        snapshots.Encrypted,
      ]);

      const intent = intentOf({ ...local, imageId }, {}, [ROOT, DATA.DeviceName]);
      const { hosts } = await spawnFleet(intent, local.dependencies);

      const volumes = await volumesOf(local.ec2, hosts[0]?.instanceId);
      expect(volumes).toMatchObject([
        { device: ROOT, Encrypted: true, deleted: true },
        { device: DATA.DeviceName, Encrypted: true, deleted: true, Size: 1 },
      ]);
    },
  );

  it.each([
    [{}],
    [{ market: 'spot' }],
    [{ parameters: { MetadataOptions: { HttpPutResponseHopLimit: 2 } } }],
  ] as const)('is checked with the very parameters that it is sent with: %j', async (change) => {
    const local = await start();
    const intent = intentOf(local, change);

    await preflight(intent, local.dependencies);
    const [pool] = intent.pools;
    if (pool === undefined) throw new Error('no pool');
    const launch = buildLaunch(intent, pool, { minimum: 1, maximum: 1 }, []);

    const { ClientToken: _token, ...checked } = { ...launch, DryRun: true };
    expect(local.launches).toEqual([checked]);
  });
});
