import type { CreateImageResult } from '@aws-sdk/client-ec2';
import { afterEach, describe, expect, it } from 'vitest';
import { AWS_IMAGE_DELAYS } from '../../catalogue/image-registry.ts';
import { codeOf, TEST_ACCOUNT } from './testing/image-bench.ts';
import {
  call,
  closeBenches,
  find,
  later,
  newBench,
  ownId,
  runInstance,
  settle,
} from './testing/image-life.ts';

afterEach(closeBenches);

describe('CreateImage', () => {
  it('row 41: saves the disk, with a reboot unless told, and boots copies from it', async () => {
    const bench = newBench();
    const { id, events } = runInstance(bench);

    const { ImageId = '' } = await call<CreateImageResult>(bench, 'CreateImage', {
      InstanceId: id,
      Name: 'baked',
    });
    const [pending] = await find(bench, { ImageIds: [ImageId] });
    await settle(bench);
    const [image] = await find(bench, { ImageIds: [ImageId] });

    expect(pending?.State).toBe('pending');
    expect(image).toMatchObject({
      State: 'available',
      OwnerId: TEST_ACCOUNT,
      Public: false,
      SourceInstanceId: id,
    });
    expect(image?.BlockDeviceMappings).toMatchObject([{ DeviceName: '/dev/xvda', Ebs: { VolumeSize: 12 } }]);
    expect(image?.ImageOwnerAlias).toBeUndefined();
    expect(events).toEqual(['off', 'snapshot', 'on']);
    expect(bench.images.store('us-east-1').get(ImageId)?.traits).toMatchObject({
      sandbox: { kind: 'layer', path: '/layers/one' },
      sshUser: 'admin',
    });
  });

  it('finds an image by its exact name as soon as it is created, among names requested before', async () => {
    const bench = newBench();
    const { id } = runInstance(bench);
    const byName = { Filters: [{ Name: 'name', Values: ['baked-later', 'no such image'] }] };
    const before = await find(bench, byName);

    const { ImageId } = await call<CreateImageResult>(bench, 'CreateImage', {
      InstanceId: id,
      Name: 'baked-later',
    });
    const after = await find(bench, byName);

    expect(before).toEqual([]);
    expect(after.map((image) => image.ImageId)).toEqual([ImageId]);
  });

  it('row 41: does not reboot with NoReboot', async () => {
    const bench = newBench();
    const { id, events } = runInstance(bench);

    await call(bench, 'CreateImage', { InstanceId: id, Name: 'baked', NoReboot: true });
    await settle(bench);

    expect(events).toEqual(['snapshot']);
  });

  it('row 41: wants a name that no other own image has', async () => {
    const bench = newBench();
    const { id } = runInstance(bench);
    const create = (Name: string): Promise<object> => call(bench, 'CreateImage', { InstanceId: id, Name });
    const taken = await ownId(bench, 'nightly-baked');

    await expect(create('nightly-baked')).rejects.toThrow(
      `AMI name nightly-baked is already in use by AMI ${taken}`,
    );
    expect(await codeOf(create('nightly-baked'))).toBe('InvalidAMIName.Duplicate');
    expect(await codeOf(create('no*stars'))).toBe('InvalidAMIName.Malformed');
    expect(await codeOf(create('ab'))).toBe('InvalidAMIName.Malformed');
  });

  it('waits as long as EC2 does when configured to', async () => {
    const bench = newBench({ timings: AWS_IMAGE_DELAYS });
    const { id } = runInstance(bench);

    const { ImageId = '' } = await call<CreateImageResult>(bench, 'CreateImage', {
      InstanceId: id,
      Name: 'slow',
    });
    await settle(bench);

    expect((await find(bench, { ImageIds: [ImageId] }))[0]?.State).toBe('pending');
    later(bench, AWS_IMAGE_DELAYS.pendingMs);
    expect((await find(bench, { ImageIds: [ImageId] }))[0]?.State).toBe('available');
  });

  it('fails the image when the disk cannot be saved, and starts the machine again', async () => {
    const bench = newBench();
    const { id, events } = runInstance(bench, { snapshot: () => Promise.reject(new Error('disk full')) });

    const { ImageId = '' } = await call<CreateImageResult>(bench, 'CreateImage', {
      InstanceId: id,
      Name: 'broken',
    });
    await settle(bench);

    const [image] = await find(bench, { ImageIds: [ImageId] });
    expect(image?.State).toBe('failed');
    expect(image?.StateReason?.Message).toContain('disk full');
    expect(events).toEqual(['off', 'on']);
  });

  it('tags the image and its snapshots, and notes both in the journal', async () => {
    const bench = newBench();
    const { id } = runInstance(bench);
    const Tags = [{ Key: 'Lock', Value: 'abc' }];
    const TagSpecifications = ['image', 'snapshot'].map((ResourceType) => ({ ResourceType, Tags }));

    const input = { InstanceId: id, Name: 'tagged', TagSpecifications };
    const { ImageId } = await call<CreateImageResult>(bench, 'CreateImage', input);
    await settle(bench);

    const found = await find(bench, { Filters: [{ Name: 'tag:Lock', Values: ['abc'] }] });
    const { world } = bench.context();
    expect(found.map((image) => image.ImageId)).toEqual([ImageId]);
    const snapshotId = found[0]?.BlockDeviceMappings?.[0]?.Ebs?.SnapshotId ?? '';
    expect(world.region('us-east-1').tags.of(snapshotId)).toEqual(Tags);
    expect(
      world.journal
        .remaining()
        .map((resource) => resource.kind)
        .sort(),
    ).toEqual(['image', 'snapshot']);
  });
});
