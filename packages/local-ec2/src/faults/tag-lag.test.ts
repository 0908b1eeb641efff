import * as ec2 from '@aws-sdk/client-ec2';
import { describe, expect, it } from 'vitest';
import { OPERATIONS } from '../endpoint/all-operations.ts';
import { ALWAYS_EMPTY } from '../operations/always-empty/table.ts';
import { findTestImage } from '../testing/launch.ts';
import { type Simulation, simulate } from '../testing/simulate.ts';

const TAG = { Key: 'run', Value: '1' };
const FILTERS = [{ Name: 'tag:run', Values: ['1'] }];
const LAG_MS = 5_000;

/** Every call that filters by tags, with the list of its response. */
const READS: Readonly<Record<string, string>> = {
  DescribeDhcpOptions: 'DhcpOptions',
  DescribeImages: 'Images',
  DescribeInstanceConnectEndpoints: 'InstanceConnectEndpoints',
  DescribeInternetGateways: 'InternetGateways',
  DescribeInstances: 'Reservations',
  DescribeKeyPairs: 'KeyPairs',
  DescribeLaunchTemplates: 'LaunchTemplates',
  DescribeNetworkAcls: 'NetworkAcls',
  DescribeNetworkInterfaces: 'NetworkInterfaces',
  DescribePlacementGroups: 'PlacementGroups',
  DescribeRouteTables: 'RouteTables',
  DescribeSecurityGroupRules: 'SecurityGroupRules',
  DescribeSecurityGroups: 'SecurityGroups',
  DescribeSnapshots: 'Snapshots',
  DescribeSpotInstanceRequests: 'SpotInstanceRequests',
  DescribeSubnets: 'Subnets',
  DescribeTags: 'Tags',
  DescribeVolumes: 'Volumes',
  DescribeVpcs: 'Vpcs',
};

/** Reads of what is never there, and of machines by another service. */
const ELSEWHERE: readonly string[] = [
  ...ALWAYS_EMPTY.map(({ operation }) => operation),
  'DescribeInstanceInformation',
];

/** One resource of every kind, by id, each found by a later call. */
async function makeOneOfEach({ ec2: client, local }: Simulation): Promise<string[]> {
  const ImageId = await findTestImage(client);
  const { Instances } = await client.send(
    new ec2.RunInstancesCommand({
      ImageId,
      InstanceType: 't3.micro',
      MinCount: 1,
      MaxCount: 1,
      InstanceMarketOptions: { MarketType: 'spot' },
    }),
  );
  local.clock.advance(60_000);
  const [instance] = Instances ?? [];
  const [eni] = instance?.NetworkInterfaces ?? [];
  const { Volumes } = await client.send(new ec2.DescribeVolumesCommand({}));
  const { KeyPairId } = await client.send(new ec2.CreateKeyPairCommand({ KeyName: 'key' }));
  const LaunchTemplateData = { ImageId };
  const { LaunchTemplate } = await client.send(
    new ec2.CreateLaunchTemplateCommand({ LaunchTemplateName: 'template', LaunchTemplateData }),
  );
  const { SecurityGroupRules } = await client.send(new ec2.DescribeSecurityGroupRulesCommand({}));
  const { ImageId: copy } = await client.send(
    new ec2.CopyImageCommand({ Name: 'copy', SourceImageId: ImageId, SourceRegion: 'us-east-1' }),
  );
  const { Images } = await client.send(new ec2.DescribeImagesCommand({ ImageIds: [copy ?? ''] }));
  const { PlacementGroup } = await client.send(
    new ec2.CreatePlacementGroupCommand({ GroupName: 'apart', Strategy: 'spread' }),
  );
  const { DhcpOptions } = await client.send(new ec2.DescribeDhcpOptionsCommand({}));
  const { InternetGateways } = await client.send(new ec2.DescribeInternetGatewaysCommand({}));
  const { NetworkAcls } = await client.send(new ec2.DescribeNetworkAclsCommand({}));
  const { RouteTables } = await client.send(new ec2.DescribeRouteTablesCommand({}));
  const { InstanceConnectEndpoint } = await client.send(
    new ec2.CreateInstanceConnectEndpointCommand({ SubnetId: instance?.SubnetId }),
  );
  return [
    InstanceConnectEndpoint?.InstanceConnectEndpointId,
    PlacementGroup?.GroupId,
    DhcpOptions?.[0]?.DhcpOptionsId,
    InternetGateways?.[0]?.InternetGatewayId,
    NetworkAcls?.[0]?.NetworkAclId,
    RouteTables?.[0]?.RouteTableId,
    instance?.InstanceId,
    instance?.SpotInstanceRequestId,
    instance?.SecurityGroups?.[0]?.GroupId,
    instance?.VpcId,
    instance?.SubnetId,
    eni?.NetworkInterfaceId,
    Volumes?.[0]?.VolumeId,
    KeyPairId,
    LaunchTemplate?.LaunchTemplateId,
    SecurityGroupRules?.[0]?.SecurityGroupRuleId,
    copy,
    Images?.[0]?.BlockDeviceMappings?.[0]?.Ebs?.SnapshotId,
  ].map((id) => id ?? 'missing');
}

async function found({ ec2: client }: Simulation): Promise<string[]> {
  const lists: string[] = [];
  for (const [operation, list] of Object.entries(READS)) {
    const commands = ec2 as unknown as Record<string, new (input: object) => never>;
    const Command = commands[`${operation}Command`];
    if (!Command) throw new Error(`the client has no ${operation}`);
    const answer = (await client.send(new Command({ Filters: FILTERS }))) as object as Record<
      string,
      unknown[]
    >;
    if ((answer[list]?.length ?? 0) > 0) lists.push(list);
  }
  return lists;
}

function simulateLag(): Simulation {
  const effect = { kind: 'lag-tags', ms: LAG_MS } as const;
  return simulate({ faults: { rules: [{ match: { operation: 'Describe*' }, effect }] } });
}

describe('F11: tags that lag', () => {
  it('covers every call that filters by tags', () => {
    const filtering = OPERATIONS.filter(({ filters }) => filters?.includes('tag:<key>')).map(
      ({ name }) => name,
    );

    expect(filtering.filter((name) => !(name in READS) && !ELSEWHERE.includes(name))).toEqual([]);
  });

  it('are found late, and lost late', async () => {
    const test = simulateLag();
    const Resources = await makeOneOfEach(test);
    const lists = Object.values(READS);

    await test.ec2.send(new ec2.CreateTagsCommand({ Resources, Tags: [TAG] }));
    const early = await found(test);
    test.local.clock.advance(LAG_MS);
    const later = await found(test);
    await test.ec2.send(new ec2.DeleteTagsCommand({ Resources }));
    const still = await found(test);
    test.local.clock.advance(LAG_MS);
    const gone = await found(test);

    expect({ early, later, still, gone }).toEqual({ early: [], later: lists, still: lists, gone: [] });
  });

  it('are found by their old value until the new one is', async () => {
    const test = simulateLag();
    const { VpcId = '' } = (await test.ec2.send(new ec2.DescribeVpcsCommand({}))).Vpcs?.[0] ?? {};
    const set = (Value: string) =>
      test.ec2.send(new ec2.CreateTagsCommand({ Resources: [VpcId], Tags: [{ Key: 'stage', Value }] }));
    const stages = async () =>
      (await test.ec2.send(new ec2.DescribeTagsCommand({}))).Tags?.filter(({ Key }) => Key === 'stage').map(
        ({ Value }) => Value,
      );

    await set('one');
    test.local.clock.advance(LAG_MS);
    await set('two');
    const early = await stages();
    test.local.clock.advance(LAG_MS);

    expect([early, await stages()]).toEqual([['one'], ['two']]);
  });

  it('of a new image are found late, whoever looks', async () => {
    const test = simulateLag();
    const SourceImageId = await findTestImage(test.ec2);
    const copy = { Name: 'tagged', SourceImageId, SourceRegion: 'us-east-1' };
    const TagSpecifications = [{ ResourceType: 'image' as const, Tags: [TAG] }];
    const byTag = new ec2.DescribeImagesCommand({ Filters: FILTERS });

    const { ImageId } = await test.ec2.send(new ec2.CopyImageCommand({ ...copy, TagSpecifications }));
    const early = await test.ec2.send(byTag);
    test.local.clock.advance(LAG_MS);
    const late = await test.ec2.send(byTag);

    expect([early.Images, late.Images?.map((image) => image.ImageId)]).toEqual([[], [ImageId]]);
  });
});
