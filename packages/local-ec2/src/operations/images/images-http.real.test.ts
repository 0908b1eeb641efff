import { createExamplesClock, EXAMPLES_OF } from '@ami-select/core/testing';
import {
  CopyImageCommand,
  CreateImageCommand,
  DeregisterImageCommand,
  DescribeImagesCommand,
  DescribeInstanceTypesCommand,
  DescribeSnapshotsCommand,
  EC2Client,
  EnableAllowedImagesSettingsCommand,
  EnableImageDeprecationCommand,
  GetAllowedImagesSettingsCommand,
  type Image,
  ModifyImageAttributeCommand,
  paginateDescribeImages,
  paginateDescribeInstanceTypes,
  ReplaceImageCriteriaInAllowedImagesSettingsCommand,
  RunInstancesCommand,
  TerminateInstancesCommand,
  waitUntilImageAvailable,
  waitUntilInstanceRunning,
} from '@aws-sdk/client-ec2';
import {
  GetParameterCommand,
  PutParameterCommand,
  paginateGetParametersByPath,
  SSMClient,
} from '@aws-sdk/client-ssm';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { type LocalEc2, startLocalEc2 } from '../../endpoint/start.ts';

const DEBIAN = '136693071363';
const PARAMETER = '/aws/service/debian/release/13/latest/amd64';
const config = {
  region: 'us-east-1',
  credentials: { accessKeyId: 'AKIALOCALEC200000000', secretAccessKey: 'unused' },
};

let local: LocalEc2;
let ec2: EC2Client;
let ssm: SSMClient;

beforeAll(async () => {
  local = await startLocalEc2({ sandbox: 'none', images: 1177, clock: createExamplesClock() });
  ec2 = new EC2Client({ ...config, endpoint: local.endpoint });
  ssm = new SSMClient({ ...config, endpoint: local.endpoint });
});

afterAll(async () => {
  ec2.destroy();
  ssm.destroy();
  await local.close();
});

async function newest(): Promise<Image> {
  const command = new DescribeImagesCommand({
    Owners: [DEBIAN],
    Filters: [
      { Name: 'name', Values: ['debian-13-amd64-*'] },
      { Name: 'state', Values: ['available'] },
    ],
  });
  const { Images = [] } = await ec2.send(command);
  return (
    Images.toSorted((left, right) => (left.CreationDate ?? '').localeCompare(right.CreationDate ?? '')).at(
      -1,
    ) ?? {}
  );
}

describe('images over HTTP, with the official client', () => {
  it('row 6: the paginator of the SDK gets every image once', async () => {
    const ids: string[] = [];
    for await (const page of paginateDescribeImages(
      { client: ec2, pageSize: 100 },
      { IncludeDeprecated: true },
    )) {
      ids.push(...(page.Images ?? []).map((image) => image.ImageId ?? ''));
    }

    const whole = await ec2.send(new DescribeImagesCommand({ IncludeDeprecated: true }));
    expect(ids).toEqual(whole.Images?.map((image) => image.ImageId));
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.length).toBeGreaterThan(1100);
  });

  it('row 4: the client gets the error of AWS at once, without a retry', async () => {
    // An SDK whose clock is not that of the endpoint sends whatever is refused once more.
    const onTime = await startLocalEc2({ sandbox: 'none', images: 10 });
    const client = new EC2Client({ ...config, endpoint: onTime.endpoint });
    onTestFinished(async () => {
      client.destroy();
      await onTime.close();
    });

    const call = client.send(
      new DescribeImagesCommand({ Filters: [{ Name: 'imds-support', Values: ['v2.0'] }] }),
    );

    await expect(call).rejects.toMatchObject({
      name: 'InvalidParameterValue',
      message: "The filter 'imds-support' is invalid",
      $metadata: { httpStatusCode: 400, attempts: 1 },
    });
  });

  it('carries every field through the wire as it is', async () => {
    const image = await newest();

    expect(image).toMatchObject({
      OwnerId: DEBIAN,
      Public: true,
      Architecture: 'x86_64',
      State: 'available',
      RootDeviceName: '/dev/xvda',
      BlockDeviceMappings: [
        { DeviceName: '/dev/xvda', Ebs: { VolumeSize: 8, VolumeType: 'gp3', Encrypted: false } },
      ],
    });
    expect(image.CreationDate).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    expect(image.DeprecationTime).toMatch(/Z$/);
  });

  it('rows 21 and 42: parameters lead to the newest image, and a launch resolves them', async () => {
    const { Parameter } = await ssm.send(new GetParameterCommand({ Name: PARAMETER }));
    const { ImageId } = await newest();
    const launch = new RunInstancesCommand({
      ImageId: `resolve:ssm:${PARAMETER}:${Parameter?.Version}`,
      InstanceType: 't3.micro',
      MinCount: 1,
      MaxCount: 1,
    });

    const { Instances } = await ec2.send(launch);

    expect(Parameter?.Value).toBe(ImageId);
    expect(Parameter?.LastModifiedDate).toBeInstanceOf(Date);
    expect(Instances?.[0]?.ImageId).toBe(ImageId);
    await ec2.send(new TerminateInstancesCommand({ InstanceIds: [Instances?.[0]?.InstanceId ?? ''] }));
  });

  it('the paginator of the SDK walks a parameter path', async () => {
    const names: string[] = [];
    for await (const page of paginateGetParametersByPath(
      { client: ssm },
      { Path: '/aws/service/debian', Recursive: true },
    )) {
      names.push(...(page.Parameters ?? []).map((parameter) => parameter.Name ?? ''));
    }

    expect(names).toContain(PARAMETER);
    expect(names.length).toBeGreaterThan(10);
  });

  it('keeps own parameters', async () => {
    const { ImageId } = await newest();
    const input = { Name: '/corp/base', Value: ImageId, Type: 'String' as const, DataType: 'aws:ec2:image' };

    const { Version } = await ssm.send(new PutParameterCommand(input));

    const { Parameter } = await ssm.send(new GetParameterCommand({ Name: '/corp/base' }));
    expect(Parameter).toMatchObject({ Value: ImageId, Version });
  });

  it('row 18: a launch on the wrong architecture fails in the words of AWS', async () => {
    const { ImageId } = await newest();
    const launch = new RunInstancesCommand({ ImageId, InstanceType: 'c7g.large', MinCount: 1, MaxCount: 1 });

    await expect(ec2.send(launch)).rejects.toMatchObject({ name: 'InvalidParameterValue' });
  });

  it('row 41: CreateImage, the waiter, deprecation, sharing and DeregisterImage leave nothing', async () => {
    const { ImageId: source } = await newest();
    const launch = new RunInstancesCommand({
      ImageId: source,
      InstanceType: 't3.micro',
      MinCount: 1,
      MaxCount: 1,
    });
    const InstanceId = (await ec2.send(launch)).Instances?.[0]?.InstanceId ?? '';
    const wait = { client: ec2, maxWaitTime: 20, minDelay: 1, maxDelay: 1 };
    await waitUntilInstanceRunning(wait, { InstanceIds: [InstanceId] });

    const { ImageId = '' } = await ec2.send(new CreateImageCommand({ InstanceId, Name: 'over-http' }));
    await waitUntilImageAvailable(wait, { ImageIds: [ImageId] });
    const DeprecateAt = new Date(EXAMPLES_OF.getTime() + 86_400_000);
    await ec2.send(new EnableImageDeprecationCommand({ ImageId, DeprecateAt }));
    await ec2.send(
      new ModifyImageAttributeCommand({ ImageId, LaunchPermission: { Add: [{ UserId: '210987654321' }] } }),
    );
    const { Images } = await ec2.send(new DescribeImagesCommand({ ImageIds: [ImageId] }));
    const { DeleteSnapshotResults } = await ec2.send(
      new DeregisterImageCommand({ ImageId, DeleteAssociatedSnapshots: true }),
    );
    await ec2.send(new TerminateInstancesCommand({ InstanceIds: [InstanceId] }));

    expect(Images?.[0]).toMatchObject({ SourceInstanceId: InstanceId, SourceImageId: source, Public: false });
    expect(DeleteSnapshotResults).toMatchObject([{ ReturnCode: 'success' }]);
    const left = local.journal.remaining().map((resource) => resource.kind);
    expect(left).not.toContain('image');
    expect(left).not.toContain('snapshot');
  });

  it('copies between regions, and finds the snapshot by its tag', async () => {
    const { ImageId: SourceImageId } = await newest();
    const west = new EC2Client({
      endpoint: local.endpoint,
      region: 'eu-west-1',
      credentials: { accessKeyId: 'AKIALOCALEC200000000', secretAccessKey: 'unused' },
    });
    const Tags = [{ Key: 'Copy', Value: 'one' }];
    const command = new CopyImageCommand({
      Name: 'copied',
      SourceImageId,
      SourceRegion: 'us-east-1',
      TagSpecifications: [{ ResourceType: 'snapshot', Tags }],
    });

    const { ImageId } = await west.send(command);

    const { Images } = await west.send(
      new DescribeImagesCommand({ Owners: ['self'], ImageIds: [ImageId ?? ''] }),
    );
    const { Snapshots } = await west.send(
      new DescribeSnapshotsCommand({ Filters: [{ Name: 'tag:Copy', Values: ['one'] }] }),
    );
    west.destroy();
    expect(Images?.[0]).toMatchObject({ SourceImageId, SourceImageRegion: 'us-east-1' });
    expect(Snapshots?.map((snapshot) => snapshot.SnapshotId)).toEqual([
      Images?.[0]?.BlockDeviceMappings?.[0]?.Ebs?.SnapshotId,
    ]);
  });

  it('Allowed AMIs hide images of others from the account', async () => {
    const other = new EC2Client({
      endpoint: local.endpoint,
      region: 'us-east-1',
      credentials: { accessKeyId: '210987654321', secretAccessKey: 'unused' },
    });
    const ImageCriteria = [
      { ImageProviders: ['amazon'], CreationDateCondition: { MaximumDaysSinceCreated: 90 } },
    ];

    await other.send(new ReplaceImageCriteriaInAllowedImagesSettingsCommand({ ImageCriteria }));
    await other.send(new EnableAllowedImagesSettingsCommand({ AllowedImagesSettingsState: 'enabled' }));

    const settings = await other.send(new GetAllowedImagesSettingsCommand({}));
    const { Images = [] } = await other.send(new DescribeImagesCommand({}));
    other.destroy();
    expect(settings).toMatchObject({ State: 'enabled', ImageCriteria });
    expect(Images.length).toBeGreaterThan(0);
    expect(Images.every((image) => image.ImageOwnerAlias === 'amazon')).toBe(true);
  });

  it('the paginator of the SDK gets every instance type', async () => {
    const names = new Set<string>();
    for await (const page of paginateDescribeInstanceTypes({ client: ec2, pageSize: 100 }, {})) {
      for (const type of page.InstanceTypes ?? []) names.add(type.InstanceType ?? '');
    }
    const { InstanceTypes } = await ec2.send(
      new DescribeInstanceTypesCommand({ InstanceTypes: ['c7g.large'] }),
    );

    expect(names.size).toBeGreaterThan(300);
    expect(InstanceTypes?.[0]).toMatchObject({
      SupportedBootModes: ['uefi'],
      MemoryInfo: { SizeInMiB: 4096 },
    });
  });
});
