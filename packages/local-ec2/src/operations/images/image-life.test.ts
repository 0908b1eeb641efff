import type {
  CopyImageResult,
  CreateImageResult,
  DeregisterImageResult,
  DescribeImagesResult,
  GetAllowedImagesSettingsResult,
  Image,
  ImageAttribute,
  RegisterImageResult,
} from '@aws-sdk/client-ec2';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Body } from '../../bodies/body.ts';
import { AWS_IMAGE_DELAYS } from '../../catalogue/image-registry.ts';
import type { InstanceRecord } from '../../model/resources.ts';
import type { Operation } from '../operation.ts';
import { imageOperations } from './index.ts';
import { codeOf, createImageBench, type ImageBench, TEST_ACCOUNT, TEST_NOW } from './testing.ts';

const OTHER = { accountId: '210987654321' };

const benches: ImageBench[] = [];

function newBench(options: Parameters<typeof createImageBench>[0] = {}): ImageBench {
  const bench = createImageBench(options);
  benches.push(bench);
  return bench;
}

afterEach(async () => {
  for (const bench of benches.splice(0)) await bench.images.close();
});

function operation(name: string): Operation {
  const found = imageOperations.find((candidate) => candidate.name === name);
  if (!found) throw new Error(`There is no operation ${name}`);
  return found;
}

function call<Output = object>(
  bench: ImageBench,
  name: string,
  input: object,
  who?: object,
): Promise<Output> {
  return bench.call<Output>(operation(name), input, who);
}

async function find(bench: ImageBench, input: object, who?: object): Promise<Image[]> {
  return (await call<DescribeImagesResult>(bench, 'DescribeImages', input, who)).Images ?? [];
}

async function ownId(bench: ImageBench, name: string): Promise<string> {
  const [image] = await find(bench, { Owners: ['self'], Filters: [{ Name: 'name', Values: [name] }] });
  return image?.ImageId ?? '';
}

function later(bench: ImageBench, ms: number): void {
  bench.now = new Date(bench.now.getTime() + ms);
}

/** A running instance with one volume; its machine notes what happens to it. */
function runInstance(bench: ImageBench, body?: Partial<Body>): { id: string; events: string[] } {
  const events: string[] = [];
  const region = bench.context().world.region('us-east-1');
  const source = bench.images
    .store('us-east-1')
    .all()
    .find((image) => /^debian-13-amd64-/.test(image.name));
  const machine = {
    powerOff: async () => void events.push('off'),
    powerOn: async () => void events.push('on'),
    snapshot: async () => {
      events.push('snapshot');
      return '/layers/one';
    },
    ...body,
  } as Body;
  const id = 'i-0123456789abcdef0';
  const instance = {
    id,
    ownerId: TEST_ACCOUNT,
    createdAt: TEST_NOW,
    imageId: source?.id ?? '',
    state: 'running',
    volumeIds: ['vol-1'],
    body: machine,
  } as unknown as InstanceRecord;
  region.instances.set(id, instance);
  region.volumes.set('vol-1', {
    id: 'vol-1',
    ownerId: TEST_ACCOUNT,
    createdAt: TEST_NOW,
    zone: 'us-east-1a',
    sizeGib: 12,
    type: 'gp3',
    encrypted: false,
    state: 'in-use',
    attachment: { instanceId: id, device: '/dev/xvda', attachedAt: TEST_NOW, deleteOnTermination: true },
  });
  return { id, events };
}

/** Waits until the disk of the newest own image was saved, or could not be. */
async function settle(bench: ImageBench): Promise<void> {
  await vi.waitFor(() => {
    const own = bench.images.store('us-east-1').ownedBy([TEST_ACCOUNT]);
    const waiting = own.filter(
      (image) => image.state === 'pending' && image.details?.availableAt === undefined,
    );
    expect(waiting).toEqual([]);
  });
}

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
      body: { kind: 'layer', path: '/layers/one' },
      sshUser: 'admin',
    });
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

  it('waits as long as EC2 does when told to', async () => {
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
        .left()
        .map((resource) => resource.kind)
        .sort(),
    ).toEqual(['image', 'snapshot']);
  });
});

describe('RegisterImage', () => {
  it('makes an image from a snapshot, with the old defaults of EC2', async () => {
    const bench = newBench();
    const { id } = runInstance(bench);
    const { ImageId = '' } = await call<CreateImageResult>(bench, 'CreateImage', {
      InstanceId: id,
      Name: 'baked',
    });
    await settle(bench);
    const [baked] = await find(bench, { ImageIds: [ImageId] });
    const SnapshotId = baked?.BlockDeviceMappings?.[0]?.Ebs?.SnapshotId;
    const mapping = {
      RootDeviceName: '/dev/xvda',
      BlockDeviceMappings: [{ DeviceName: '/dev/xvda', Ebs: { SnapshotId } }],
    };

    const result = await call<RegisterImageResult>(bench, 'RegisterImage', {
      Name: 'registered',
      ...mapping,
    });

    const [image] = await find(bench, { ImageIds: [result.ImageId] });
    expect(image).toMatchObject({
      Architecture: 'i386',
      VirtualizationType: 'paravirtual',
      EnaSupport: false,
    });
    expect(bench.images.store('us-east-1').get(result.ImageId ?? '')?.traits.body).toEqual({
      kind: 'layer',
      path: '/layers/one',
    });
  });

  it('refuses unknown snapshots and a root device without one', async () => {
    const bench = newBench();
    const register = (Ebs: object): Promise<string> =>
      codeOf(
        call(bench, 'RegisterImage', {
          Name: 'registered',
          RootDeviceName: '/dev/xvda',
          BlockDeviceMappings: [{ DeviceName: '/dev/xvda', Ebs }],
        }),
      );

    expect(await register({ SnapshotId: 'snap-0123456789abcdef0' })).toBe('InvalidSnapshot.NotFound');
    expect(await register({ VolumeSize: 8 })).toBe('InvalidBlockDeviceMapping');
  });
});

describe('CopyImage', () => {
  const debian = { Owners: ['136693071363'], Filters: [{ Name: 'name', Values: ['debian-13-arm64-*'] }] };

  it('copies from another region, and remembers the source', async () => {
    const bench = newBench();
    const [source] = await find(bench, debian, { region: 'eu-west-1' });
    const input = {
      Name: 'copy',
      SourceRegion: 'eu-west-1',
      SourceImageId: source?.ImageId,
      Encrypted: true,
    };

    const { ImageId } = await call<CopyImageResult>(bench, 'CopyImage', input);

    const [copy] = await find(bench, { ImageIds: [ImageId] });
    expect(copy).toMatchObject({
      OwnerId: TEST_ACCOUNT,
      Architecture: 'arm64',
      SourceImageRegion: 'eu-west-1',
    });
    expect(copy?.SourceImageId).toBe(source?.ImageId);
    expect(copy?.BlockDeviceMappings?.[0]?.Ebs?.Encrypted).toBe(true);
    expect(copy?.BlockDeviceMappings?.[0]?.Ebs?.SnapshotId).not.toBe(
      source?.BlockDeviceMappings?.[0]?.Ebs?.SnapshotId,
    );
  });

  it('copies once for the same token', async () => {
    const bench = newBench();
    const [source] = await find(bench, debian);
    const input = {
      Name: 'copy',
      SourceRegion: 'us-east-1',
      SourceImageId: source?.ImageId,
      ClientToken: 'one',
    };

    const first = await call<CopyImageResult>(bench, 'CopyImage', input);
    const second = await call<CopyImageResult>(bench, 'CopyImage', input);

    expect(second).toEqual(first);
    expect(await codeOf(call(bench, 'CopyImage', { ...input, Name: 'other' }))).toBe(
      'IdempotentParameterMismatch',
    );
  });

  it('refuses images that are not there or not available', async () => {
    const bench = newBench();
    const copy = (SourceImageId: string, SourceRegion = 'us-east-1'): Promise<string> =>
      codeOf(call(bench, 'CopyImage', { Name: 'copy', SourceRegion, SourceImageId }));

    expect(await copy('ami-0123456789abcdef0')).toBe('InvalidAMIID.NotFound');
    expect(await copy(await ownId(bench, 'nightly-failed'))).toBe('InvalidAMIID.Unavailable');
    expect(await copy('ami-0123456789abcdef0', 'mars-1')).toBe('InvalidRequest');
  });
});

describe('DeregisterImage', () => {
  it('row 12: the image lingers, then answers are empty, then it is not found', async () => {
    const bench = newBench({ timings: AWS_IMAGE_DELAYS });
    const id = await ownId(bench, 'nightly-baked');

    await call(bench, 'DeregisterImage', { ImageId: id });

    expect(await find(bench, { ImageIds: [id] })).toMatchObject([{ State: 'deregistered' }]);
    later(bench, AWS_IMAGE_DELAYS.lingerMs);
    expect(await find(bench, { ImageIds: [id] })).toEqual([]);
    expect(
      await find(bench, { Owners: ['self'], Filters: [{ Name: 'name', Values: ['nightly-baked'] }] }),
    ).toEqual([]);
    later(bench, AWS_IMAGE_DELAYS.forgetMs);
    expect(await codeOf(find(bench, { ImageIds: [id] }))).toBe('InvalidAMIID.NotFound');
  });

  it('frees the name, and deletes the snapshots when asked to', async () => {
    const bench = newBench();
    const { id } = runInstance(bench);
    const create = (): Promise<CreateImageResult> =>
      call(bench, 'CreateImage', { InstanceId: id, Name: 'again' });
    const { ImageId } = await create();
    await settle(bench);

    const result = await call<DeregisterImageResult>(bench, 'DeregisterImage', {
      ImageId,
      DeleteAssociatedSnapshots: true,
    });

    expect(result.DeleteSnapshotResults).toMatchObject([{ ReturnCode: 'success' }]);
    expect(bench.context().world.journal.left()).toEqual([]);
    expect(await codeOf(create())).toBe('none');
  });

  it('is for owners, once, and not for protected images', async () => {
    const bench = newBench();
    const deregister = (ImageId: string, who?: object): Promise<string> =>
      codeOf(call(bench, 'DeregisterImage', { ImageId }, who));
    const [debian] = await find(bench, { Owners: ['136693071363'], MaxResults: 5 });
    const id = await ownId(bench, 'nightly-baked');

    expect(await deregister(debian?.ImageId ?? '')).toBe('AuthFailure');
    expect(await deregister(await ownId(bench, 'nightly-protected'))).toBe('OperationNotPermitted');
    expect(await deregister(id)).toBe('none');
    expect(await deregister(id)).toBe('InvalidAMIID.Unavailable');
  });
});

describe('deprecation', () => {
  it('row 10: takes an image out of the lists of others at its time, and back', async () => {
    const bench = newBench();
    const id = await ownId(bench, 'nightly-baked');
    await call(bench, 'ModifyImageAttribute', {
      ImageId: id,
      LaunchPermission: { Add: [{ UserId: OTHER.accountId }] },
    });
    const seen = async (): Promise<number> => (await find(bench, { Owners: [TEST_ACCOUNT] }, OTHER)).length;
    const at = new Date(TEST_NOW.getTime() + 90_000);

    await call(bench, 'EnableImageDeprecation', { ImageId: id, DeprecateAt: at });

    expect(await seen()).toBe(1);
    later(bench, 120_000);
    expect(await seen()).toBe(0);
    expect((await find(bench, { ImageIds: [id] }, OTHER)).length).toBe(1);
    await call(bench, 'DisableImageDeprecation', { ImageId: id });
    expect(await seen()).toBe(1);
  });

  it('cannot lie in the past', async () => {
    const bench = newBench();
    const ImageId = await ownId(bench, 'nightly-baked');
    const input = { ImageId, DeprecateAt: new Date(TEST_NOW.getTime() - 3_600_000) };

    expect(await codeOf(call(bench, 'EnableImageDeprecation', input))).toBe('InvalidParameterValue');
  });
});

describe('DisableImage', () => {
  it('row 11: hides the image and takes all permissions away, for good', async () => {
    const bench = newBench();
    const id = await ownId(bench, 'nightly-baked');
    await call(bench, 'ModifyImageAttribute', {
      ImageId: id,
      LaunchPermission: { Add: [{ Group: 'all' }, { UserId: OTHER.accountId }] },
    });
    expect(await find(bench, { ImageIds: [id] }, OTHER)).toHaveLength(1);

    await call(bench, 'DisableImage', { ImageId: id });

    expect(await find(bench, { Owners: ['self'], Filters: [{ Name: 'image-id', Values: [id] }] })).toEqual(
      [],
    );
    expect(await codeOf(find(bench, { ImageIds: [id] }, OTHER))).toBe('InvalidAMIID.NotFound');
    expect(
      await codeOf(
        call(bench, 'ModifyImageAttribute', { ImageId: id, LaunchPermission: { Add: [{ Group: 'all' }] } }),
      ),
    ).toBe('InvalidAMIID.Unavailable');
    await call(bench, 'EnableImage', { ImageId: id });
    expect(await find(bench, { ImageIds: [id] })).toMatchObject([{ State: 'available', Public: false }]);
    expect(await codeOf(find(bench, { ImageIds: [id] }, OTHER))).toBe('InvalidAMIID.NotFound');
  });
});

describe('image attributes', () => {
  it('row 9: shares with an account and with everybody, in both spellings', async () => {
    const bench = newBench();
    const ImageId = await ownId(bench, 'nightly-baked');
    const permissions = async (): Promise<ImageAttribute['LaunchPermissions']> =>
      (
        await call<ImageAttribute>(bench, 'DescribeImageAttribute', {
          ImageId,
          Attribute: 'launchPermission',
        })
      ).LaunchPermissions;

    await call(bench, 'ModifyImageAttribute', {
      ImageId,
      LaunchPermission: { Add: [{ UserId: OTHER.accountId }] },
    });
    await call(bench, 'ModifyImageAttribute', { ImageId, OperationType: 'add', UserGroups: ['all'] });

    expect(await permissions()).toEqual([{ Group: 'all' }, { UserId: OTHER.accountId }]);
    expect(await find(bench, { ExecutableUsers: ['self'] }, OTHER)).toHaveLength(1);
    await call(bench, 'ModifyImageAttribute', {
      ImageId,
      OperationType: 'remove',
      UserIds: [OTHER.accountId],
    });
    expect(await permissions()).toEqual([{ Group: 'all' }]);
    await call(bench, 'ResetImageAttribute', { ImageId, Attribute: 'launchPermission' });
    expect(await permissions()).toEqual([]);
  });

  it('gives a public image a deprecation time', async () => {
    const bench = newBench();
    const ImageId = await ownId(bench, 'nightly-baked');

    await call(bench, 'ModifyImageAttribute', { ImageId, LaunchPermission: { Add: [{ Group: 'all' }] } });

    expect((await find(bench, { ImageIds: [ImageId] }))[0]?.DeprecationTime).toBeDefined();
  });

  it('changes the description, and requires IMDSv2 without a way back', async () => {
    const bench = newBench();
    const ImageId = await ownId(bench, 'nightly-baked');

    await call(bench, 'ModifyImageAttribute', {
      ImageId,
      Description: { Value: 'new' },
      ImdsSupport: { Value: 'v2.0' },
    });

    expect((await find(bench, { ImageIds: [ImageId] }))[0]).toMatchObject({
      Description: 'new',
      ImdsSupport: 'v2.0',
    });
    expect(
      (await find(bench, { Owners: ['self'], Filters: [{ Name: 'name', Values: ['nightly-protected'] }] }))[0]
        ?.ImdsSupport,
    ).toBeUndefined();
  });

  it('refuses bad accounts, groups and attributes', async () => {
    const bench = newBench();
    const ImageId = await ownId(bench, 'nightly-baked');
    const add = (permission: object): Promise<string> =>
      codeOf(call(bench, 'ModifyImageAttribute', { ImageId, LaunchPermission: { Add: [permission] } }));

    expect(await add({ UserId: '12' })).toBe('InvalidAMIAttributeItemValue');
    expect(await add({ Group: 'friends' })).toBe('InvalidAMIAttributeItemValue');
    expect(await codeOf(call(bench, 'DescribeImageAttribute', { ImageId, Attribute: 'colour' }))).toBe(
      'InvalidParameterValue',
    );
  });
});

describe('Allowed AMIs', () => {
  const debian = { Filters: [{ Name: 'name', Values: ['debian-13-*'] }] };

  it('marks images in audit mode, hides them when enabled, and never own ones', async () => {
    const bench = newBench();
    const enable = (state: string): Promise<object> =>
      call(bench, 'EnableAllowedImagesSettings', { AllowedImagesSettingsState: state });
    await call(bench, 'ReplaceImageCriteriaInAllowedImagesSettings', {
      ImageCriteria: [{ ImageProviders: ['amazon'] }],
    });

    expect((await find(bench, debian)).every((image) => image.ImageAllowed === undefined)).toBe(true);
    await enable('audit-mode');
    expect((await find(bench, debian)).every((image) => image.ImageAllowed === false)).toBe(true);
    expect(
      await find(bench, { Filters: [{ Name: 'image-allowed', Values: ['true'] }, ...debian.Filters] }),
    ).toEqual([]);
    await enable('enabled');
    expect(await find(bench, debian)).toEqual([]);
    expect((await find(bench, { Owners: ['amazon'] })).length).toBeGreaterThan(100);
    expect((await find(bench, { Owners: ['self'] })).length).toBeGreaterThan(10);
    await call(bench, 'DisableAllowedImagesSettings', {});
    expect((await find(bench, debian)).length).toBeGreaterThan(0);
  });

  it('joins the conditions of a criterion and takes any criterion', async () => {
    const bench = newBench();
    const ImageCriteria = [
      {
        ImageProviders: ['136693071363'],
        ImageNames: ['debian-13-arm64-*'],
        CreationDateCondition: { MaximumDaysSinceCreated: 60 },
      },
      { ImageProviders: ['aws-marketplace'] },
    ];
    await call(bench, 'ReplaceImageCriteriaInAllowedImagesSettings', { ImageCriteria });
    await call(bench, 'EnableAllowedImagesSettings', { AllowedImagesSettingsState: 'enabled' });

    const found = await find(bench, {});
    const settings = await call<GetAllowedImagesSettingsResult>(bench, 'GetAllowedImagesSettings', {});

    const foreign = found.filter(
      (image) => image.OwnerId !== TEST_ACCOUNT && image.ImageOwnerAlias !== 'aws-marketplace',
    );
    expect(foreign.length).toBeGreaterThan(0);
    expect(foreign.every((image) => image.Name?.startsWith('debian-13-arm64-'))).toBe(true);
    expect(
      foreign.every((image) => TEST_NOW.getTime() - Date.parse(image.CreationDate ?? '') < 61 * 86_400_000),
    ).toBe(true);
    expect(settings).toEqual({ State: 'enabled', ImageCriteria, ManagedBy: 'account' });
  });

  it('is a setting of one account and region', async () => {
    const bench = newBench();

    await call(bench, 'EnableAllowedImagesSettings', { AllowedImagesSettingsState: 'enabled' });

    expect(await find(bench, debian)).toEqual([]);
    expect((await find(bench, debian, OTHER)).length).toBeGreaterThan(0);
    expect((await find(bench, debian, { region: 'eu-west-1' })).length).toBeGreaterThan(0);
  });
});
