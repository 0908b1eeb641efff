import * as ec2 from '@aws-sdk/client-ec2';
import { PutParameterCommand, SendCommandCommand } from '@aws-sdk/client-ssm';
import type { RequestContext } from '../operations/operation.ts';
import type { Values } from './request-values.ts';
import { type Simulation, simulate } from './simulate.ts';

/** A world with one resource of every kind, and values for members of requests, by name. */
export interface Fixture {
  readonly values: Values;
  context(): RequestContext;
}

export async function createFixture(): Promise<Fixture> {
  const test = simulate({ latencies: 'none' });
  const { world, clock, credentials } = test.local;
  const image = await findOwnImage(test);
  const values = {
    ...image,
    ...(await makeInstance(test, image.ImageId)),
    ...(await makeOthers(test, image.ImageId)),
    SourceImageId: image.ImageId,
    SourceRegion: 'us-east-1',
    InstanceType: 't3.micro',
  };
  return {
    values,
    context: () => ({
      world,
      credentials,
      region: 'us-east-1',
      accountId: credentials.accountId,
      requestId: 'test',
      host: 'local-ec2.invalid',
      now: clock.now(),
      hideMs: 0,
      tagLagMs: 0,
    }),
  };
}

async function findOwnImage(test: Simulation): Promise<{ ImageId: string; SnapshotId: string }> {
  const Filters = [{ Name: 'name', Values: ['corp-base-2.1.*-x86_64'] }];
  const { Images } = await test.ec2.send(new ec2.DescribeImagesCommand({ Owners: ['self'], Filters }));
  const [{ ImageId = '', BlockDeviceMappings } = {}] = Images ?? [];
  return { ImageId, SnapshotId: BlockDeviceMappings?.[0]?.Ebs?.SnapshotId ?? '' };
}

async function makeInstance({ ec2: client, ssm, local }: Simulation, ImageId: string): Promise<Values> {
  const { GroupId = '' } = await client.send(
    new ec2.CreateSecurityGroupCommand({ GroupName: 'mine', Description: 'mine' }),
  );
  const { Instances } = await client.send(
    new ec2.RunInstancesCommand({
      ImageId,
      InstanceType: 't3.micro',
      MinCount: 1,
      MaxCount: 1,
      InstanceMarketOptions: { MarketType: 'spot' },
      SecurityGroupIds: [GroupId],
    }),
  );
  local.clock.advance(60_000);
  const [{ InstanceId = '', ...instance } = {}] = Instances ?? [];
  const Tags = [{ Key: 'text', Value: 'text' }];
  await client.send(new ec2.CreateTagsCommand({ Resources: [InstanceId], Tags }));
  const { Volumes } = await client.send(new ec2.DescribeVolumesCommand({}));
  const { Command } = await ssm.send(
    new SendCommandCommand({
      DocumentName: 'AWS-RunShellScript',
      InstanceIds: [InstanceId],
      Parameters: { commands: ['true'] },
    }),
  );
  return {
    InstanceId,
    Resources: InstanceId,
    SpotInstanceRequestIds: instance.SpotInstanceRequestId,
    SubnetId: instance.SubnetId,
    VpcId: instance.VpcId,
    AvailabilityZone: instance.Placement?.AvailabilityZone,
    PrivateIpAddress: instance.PrivateIpAddress?.replace(/\d+$/, '250'),
    VolumeId: Volumes?.[0]?.VolumeId,
    CommandId: Command?.CommandId,
    GroupId,
    GroupName: 'mine',
    SecurityGroupIds: GroupId,
    Groups: GroupId,
  };
}

async function makeOthers({ ec2: client, ssm }: Simulation, ImageId: string): Promise<Values> {
  const LaunchTemplateName = 'mine';
  const LaunchTemplateData = { ImageId, InstanceType: 't3.micro' } as const;
  const { LaunchTemplate } = await client.send(
    new ec2.CreateLaunchTemplateCommand({ LaunchTemplateName, LaunchTemplateData }),
  );
  const LaunchTemplateSpecification = { LaunchTemplateName, Version: '1' };
  const { FleetId } = await client.send(
    new ec2.CreateFleetCommand({
      Type: 'instant',
      LaunchTemplateConfigs: [{ LaunchTemplateSpecification }],
      TargetCapacitySpecification: { TotalTargetCapacity: 1, DefaultTargetCapacityType: 'on-demand' },
    }),
  );
  const KeyName = 'mine';
  const { KeyPairId } = await client.send(new ec2.CreateKeyPairCommand({ KeyName, KeyType: 'ed25519' }));
  await ssm.send(new PutParameterCommand({ Name: '/mine', Value: 'text', Type: 'String' }));
  const { SecurityGroupRules } = await client.send(new ec2.DescribeSecurityGroupRulesCommand({}));
  return {
    LaunchTemplateId: LaunchTemplate?.LaunchTemplateId,
    LaunchTemplateName,
    FleetIds: FleetId,
    KeyName,
    KeyPairId,
    SecurityGroupRuleIds: SecurityGroupRules?.[0]?.SecurityGroupRuleId,
  };
}
