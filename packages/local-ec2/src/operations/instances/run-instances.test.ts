import { randomUUID } from 'node:crypto';
import {
  DescribeInstancesCommand,
  RunInstancesCommand,
  TerminateInstancesCommand,
} from '@aws-sdk/client-ec2';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describeTest, findTestImage, launchTest } from '../../testing/launch.ts';
import { refusal } from '../../testing/refusal.ts';
import { startTestEndpoint, type TestEndpoint } from '../../testing/start-endpoint.ts';

let test: TestEndpoint;

beforeAll(async () => {
  test = await startTestEndpoint({
    quotas: { capacity: { 't3.nano': 3, 't3.small/us-east-1a': 0, 't3.large': 0 } },
  });
});
afterAll(() => test.close());

describe('RunInstances', () => {
  it('row 15: the same token and parameters give the same machines, other parameters are refused', async () => {
    const ClientToken = randomUUID();
    const [first] = await launchTest(test.ec2, { ClientToken });

    const [second] = await launchTest(test.ec2, { ClientToken });
    const different = refusal(launchTest(test.ec2, { ClientToken, InstanceType: 't3.medium' }));

    expect(second?.InstanceId).toBe(first?.InstanceId);
    expect(await different).toMatchObject({ name: 'IdempotentParameterMismatch' });
  });

  it('row 15: the same token in another zone is another launch', async () => {
    const ClientToken = randomUUID();

    const [a] = await launchTest(test.ec2, { ClientToken, Placement: { AvailabilityZone: 'us-east-1a' } });
    const [b] = await launchTest(test.ec2, { ClientToken, Placement: { AvailabilityZone: 'us-east-1b' } });

    expect(b?.InstanceId).not.toBe(a?.InstanceId);
  });

  it('row 16: the token of a terminated machine is refused', async () => {
    const ClientToken = randomUUID();
    const [first] = await launchTest(test.ec2, { ClientToken });
    await test.ec2.send(new TerminateInstancesCommand({ InstanceIds: [first!.InstanceId!] }));
    await describeTest(test.ec2, first!.InstanceId!);

    const again = refusal(launchTest(test.ec2, { ClientToken }));

    expect(await again).toMatchObject({ name: 'IdempotentInstanceTerminated' });
  });

  it('row 17: as many as there is room for up to the maximum, none below the minimum', async () => {
    const some = await launchTest(test.ec2, { InstanceType: 't3.nano', MinCount: 1, MaxCount: 5 });
    const none = refusal(launchTest(test.ec2, { InstanceType: 't3.nano', MinCount: 1, MaxCount: 5 }));

    expect(some).toHaveLength(3);
    expect(await none).toMatchObject({ name: 'InsufficientInstanceCapacity' });
  });

  it('row 17: refuses a minimum above the maximum and counts below one', async () => {
    const crossed = refusal(launchTest(test.ec2, { MinCount: 2, MaxCount: 1 }));
    const zero = refusal(launchTest(test.ec2, { MinCount: 0, MaxCount: 1 }));

    expect(await crossed).toMatchObject({ name: 'InvalidParameterValue' });
    expect(await zero).toMatchObject({ name: 'InvalidParameterValue' });
  });

  it('row 18: refuses an unknown image and an image of another architecture', async () => {
    const unknown = refusal(launchTest(test.ec2, { ImageId: 'ami-0123456789abcdef0' }));
    const arm = refusal(launchTest(test.ec2, { ImageId: await findTestImage(test.ec2, 'arm64') }));

    expect(await unknown).toMatchObject({ name: 'InvalidAMIID.NotFound' });
    expect(await arm).toMatchObject({
      name: 'InvalidParameterValue',
      message: expect.stringContaining("'arm64'"),
    });
  });

  it('row 19: refuses an unknown key pair and an unknown group', async () => {
    const key = refusal(launchTest(test.ec2, { KeyName: 'no-such-key' }));
    const group = refusal(launchTest(test.ec2, { SecurityGroupIds: ['sg-0123456789abcdef0'] }));

    expect(await key).toMatchObject({ name: 'InvalidKeyPair.NotFound' });
    expect(await group).toMatchObject({ name: 'InvalidGroup.NotFound' });
  });

  it('row 20: accepts 16,384 raw bytes of user data, no more, and only base64', async () => {
    const fits = Buffer.alloc(16_384).toString('base64');
    const long = Buffer.alloc(16_385).toString('base64');

    const launched = await launchTest(test.ec2, { UserData: fits });
    const tooLong = refusal(launchTest(test.ec2, { UserData: long }));
    const text = refusal(launchTest(test.ec2, { UserData: '#!/bin/sh' }));

    expect(launched).toHaveLength(1);
    expect(await tooLong).toMatchObject({ message: 'User data is limited to 16384 bytes' });
    expect(await text).toMatchObject({ message: 'Invalid BASE64 encoding of user data' });
  });

  it('row 21: takes an image by its public parameter', async () => {
    const ImageId = 'resolve:ssm:/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64';

    const [launched] = await launchTest(test.ec2, { ImageId });

    expect(launched?.ImageId).toMatch(/^ami-[0-9a-f]{17}$/);
  });

  it('row 22: a dry run checks, launches nothing and does not use up the token', async () => {
    const ClientToken = randomUUID();
    const before = test.local.journal.resources().length;

    const good = refusal(launchTest(test.ec2, { ClientToken, DryRun: true }));
    const bad = refusal(launchTest(test.ec2, { ImageId: 'ami-0123456789abcdef0', DryRun: true }));

    expect(await good).toMatchObject({ name: 'DryRunOperation', $metadata: { httpStatusCode: 412 } });
    expect(await bad).toMatchObject({ name: 'InvalidAMIID.NotFound' });
    expect(test.local.journal.resources()).toHaveLength(before);
    expect(await launchTest(test.ec2, { ClientToken, InstanceType: 't3.medium' })).toHaveLength(1);
  });

  it('row 31: no capacity is HTTP 500, per type and zone; without a zone another one is taken', async () => {
    const typed = refusal(launchTest(test.ec2, { InstanceType: 't3.large' }));
    const zonal = refusal(
      launchTest(test.ec2, {
        InstanceType: 't3.small',
        Placement: { AvailabilityZone: 'us-east-1a' },
      }),
    );

    expect(await typed).toMatchObject({
      name: 'InsufficientInstanceCapacity',
      $metadata: { httpStatusCode: 500 },
    });
    expect(await zonal).toMatchObject({ message: expect.stringContaining('(us-east-1a)') });
    const [free] = await launchTest(test.ec2, { InstanceType: 't3.small' });
    expect(free?.Placement?.AvailabilityZone).toBe('us-east-1b');
  });

  it('row 39: the root device of the mapping is the one of the image, and volumes follow the mapping', async () => {
    const [launched] = await launchTest(test.ec2, {
      BlockDeviceMappings: [
        { DeviceName: '/dev/sda1', Ebs: { VolumeSize: 40, DeleteOnTermination: false } },
        { DeviceName: '/dev/sdf', Ebs: { VolumeSize: 10 } },
      ],
    });

    const devices = launched?.BlockDeviceMappings?.map((mapping) => mapping.DeviceName);
    expect(devices).toContain(launched?.RootDeviceName);
    const InstanceIds = [launched!.InstanceId!];
    await test.ec2.send(new TerminateInstancesCommand({ InstanceIds }));
    await test.ec2.send(new DescribeInstancesCommand({ InstanceIds }));
    const volumes = test.local.journal
      .remaining()
      .filter(({ kind, createdAt }) => kind === 'volume' && createdAt >= launched!.LaunchTime!);
    expect(volumes.map(({ id }) => id)).toEqual([launched?.BlockDeviceMappings?.[0]?.Ebs?.VolumeId]);
  });

  it('row 39: refuses a root volume smaller than its snapshot', async () => {
    const small = refusal(
      launchTest(test.ec2, {
        BlockDeviceMappings: [{ DeviceName: '/dev/sda1', Ebs: { VolumeSize: 1 } }],
      }),
    );

    expect(await small).toMatchObject({ name: 'InvalidBlockDeviceMapping' });
  });

  it('refuses an unknown instance type by its name', async () => {
    const refused = refusal(
      test.ec2.send(
        new RunInstancesCommand({
          ImageId: await findTestImage(test.ec2),
          InstanceType: 't3.tiny' as 't3.micro',
          MinCount: 1,
          MaxCount: 1,
        }),
      ),
    );

    expect(await refused).toMatchObject({ message: expect.stringContaining('t3.tiny') });
  });

  it('refuses a type where it is not offered, by zone and by region', async () => {
    const inZone = refusal(launchTest(test.ec2, { Placement: { AvailabilityZone: 'us-east-1e' } }));
    const inRegion = refusal(launchTest(test.ec2, { InstanceType: 'x8aedz.large' }));

    expect(await inZone).toMatchObject({
      name: 'Unsupported',
      message: expect.stringMatching(
        /choosing us-east-1a, us-east-1b, us-east-1c, us-east-1d, us-east-1f\.$/,
      ),
    });
    expect(await inRegion).toMatchObject({
      name: 'Unsupported',
      message: expect.stringContaining('currently not supported'),
    });
  });

  it('takes a zone by its id, but not by name and id', async () => {
    const place = (Placement: object) => launchTest(test.ec2, { Placement });

    const [placed] = await place({ AvailabilityZoneId: 'use1-az2' });

    const { AvailabilityZone: zone, AvailabilityZoneId } = placed?.Placement ?? {};
    expect(AvailabilityZoneId).toBe('use1-az2');
    const byName = await place({ AvailabilityZone: zone });
    expect(byName[0]).toMatchObject({ SubnetId: placed?.SubnetId, Placement: placed?.Placement });
    expect(await refusal(place({ AvailabilityZoneId: 'use1-az9' }))).toMatchObject({
      name: 'InvalidParameterValue',
    });
    expect(await refusal(place({ AvailabilityZone: zone, AvailabilityZoneId: 'use1-az2' }))).toMatchObject({
      name: 'InvalidParameterCombination',
    });
  });

  it('has no spot market for a type without a known price', async () => {
    const refused = refusal(
      launchTest(test.ec2, {
        ImageId: await findTestImage(test.ec2, 'arm64'),
        InstanceType: 'r9g.large',
        InstanceMarketOptions: { MarketType: 'spot' },
      }),
    );

    expect(await refused).toMatchObject({
      name: 'NotImplemented',
      message: expect.stringContaining('r9g.large'),
    });
  });
});
