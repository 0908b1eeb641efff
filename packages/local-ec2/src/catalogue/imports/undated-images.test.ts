import {
  CopyImageCommand,
  DescribeImagesCommand,
  type DescribeImagesRequest,
  DescribeSnapshotsCommand,
  ModifyImageAttributeCommand,
} from '@aws-sdk/client-ec2';
import { beforeEach, expect, it } from 'vitest';
import { launchTest } from '../../testing/launch.ts';
import { sendForm } from '../../testing/send-form.ts';
import { type Simulation, simulate } from '../../testing/simulate.ts';
import { importImages } from './import-images.ts';

const OLD = {
  ImageId: 'ami-20b65349',
  Name: 'fedora-core-4',
  OwnerId: '111122223333',
  Architecture: 'x86_64',
  VirtualizationType: 'hvm',
  RootDeviceType: 'ebs',
  RootDeviceName: '/dev/sda1',
  BlockDeviceMappings: [{ DeviceName: '/dev/sda1', Ebs: { SnapshotId: 'snap-829a20eb', VolumeSize: 8 } }],
  Public: true,
};
const NEW = { ...OLD, ImageId: 'ami-20b6534a', CreationDate: '2010-10-10T00:00:00.000Z' };

let sim: Simulation;

beforeEach(() => {
  sim = simulate({ latencies: 'none' });
});

/** Ids of the two images that a request finds, in the order of their dates, as clients sort. */
async function found(input: DescribeImagesRequest): Promise<(string | undefined)[]> {
  const { Images = [] } = await sim.ec2.send(
    new DescribeImagesCommand({ IncludeDeprecated: true, ...input }),
  );
  return Images.filter(({ Name }) => Name === OLD.Name)
    .sort((left, right) => (left.CreationDate! < right.CreationDate! ? -1 : 1))
    .map(({ ImageId }) => ImageId);
}

it.each<[how: string, date: object]>([
  ['no date', {}],
  ['an empty date', { CreationDate: '' }],
  ['null', { CreationDate: null }],
])('row 57: an image with %s is described, found, sorted, launched and copied', async (_, date) => {
  importImages([{ ...OLD, ...date }, NEW], sim.local.world.images.store('us-east-1'));
  const filter = (Name: string, value: string) => found({ Filters: [{ Name, Values: [value] }] });

  const described = await sendForm(sim.local, { Action: 'DescribeImages', 'ImageId.1': OLD.ImageId });
  const both = await found({ Owners: ['self'] });
  const dated = await filter('creation-date', '20*');
  const unknown = await filter('creation-date', '1970*');
  const named = await filter('name', 'fedora-core-*');
  const [instance] = await launchTest(sim.ec2, { ImageId: OLD.ImageId, InstanceType: 't2.micro' });
  const copy = await sim.ec2.send(
    new CopyImageCommand({ Name: 'copy', SourceImageId: OLD.ImageId, SourceRegion: 'us-east-1' }),
  );

  expect(described.body).toContain('<creationDate></creationDate>');
  expect(both).toEqual([OLD.ImageId, NEW.ImageId]);
  expect(named).toEqual(both);
  expect([dated, unknown]).toEqual([[NEW.ImageId], []]);
  expect(instance?.ImageId).toBe(OLD.ImageId);
  expect(copy.ImageId).toMatch(/^ami-/);
});

it('row 57: nothing is dated 1970 for want of a date', async () => {
  importImages([{ ...OLD, Public: false }], sim.local.world.images.store('us-east-1'));
  const LaunchPermission = { Add: [{ Group: 'all' as const }] };
  await sim.ec2.send(new ModifyImageAttributeCommand({ ImageId: OLD.ImageId, LaunchPermission }));

  const images = await sendForm(sim.local, { Action: 'DescribeImages', 'ImageId.1': OLD.ImageId });
  const { Snapshots = [] } = await sim.ec2.send(new DescribeSnapshotsCommand({}));

  expect(images.body).not.toContain('1970');
  expect(Snapshots.filter(({ StartTime }) => StartTime?.getUTCFullYear() === 1970)).toEqual([]);
});
