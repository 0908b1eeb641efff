import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectAllowed } from '../judges/allowed-differences.ts';
import { type CustodianStage, createCustodianStage } from './custodian-stage.ts';
import { type Matches, runCustodian } from './run-custodian.ts';
import { NOT_INSTALLED, toolInstalled } from './run-tool.ts';

const installed = toolInstalled('custodian');

const KINDS = ['instance', 'volume', 'network-interface', 'security-group', 'key-pair', 'image', 'snapshot'];

describe(`local-ec2 as Cloud Custodian sees it${installed ? '' : NOT_INSTALLED}`, () => {
  let stage: CustodianStage;

  beforeAll(async () => {
    if (installed) stage = await createCustodianStage();
  });
  afterAll(() => stage?.close());

  /** Each policy either matches what is expected of it, nothing by default, or differs as the list allows. */
  async function expectMatches(file: string, expected: Matches = {}, dryRun = false): Promise<void> {
    const matches = await runCustodian(file, { folder: stage.folder, env: stage.local.environment, dryRun });

    for (const [policy, ids] of Object.entries(matches)) {
      const [found, wanted] = [ids, expected[policy] ?? []].map((one) => JSON.stringify(one));
      const problem = found === wanted ? undefined : `${policy}: ${found}, not ${wanted}`;
      expectAllowed('Cloud Custodian', policy, problem);
    }
  }

  /** Custodian finds of each kind what the journal says, and what the catalogue gives every account. */
  async function expectInventory(): Promise<void> {
    const remaining = stage.local.journal.remaining();
    const expected = KINDS.map((kind) => {
      const ids = remaining.filter((one) => one.kind === kind).map(({ id }) => id);
      return [kind, [...ids, ...(stage.given[kind] ?? [])].sort()];
    });
    await expectMatches('inventory.yml', Object.fromEntries(expected));
  }

  it.skipIf(!installed)('an inventory has what the journal says', async () => {
    expect(stage.local.journal.remaining().map(({ kind }) => kind)).toContain('instance');
    await expectInventory();
  });

  it.skipIf(!installed)('an account has one network', async () => {
    const { Vpcs } = await stage.call('DescribeVpcs', {});
    const { Subnets } = await stage.call('DescribeSubnets', {});
    const { RouteTables } = await stage.call('DescribeRouteTables', {});
    const { InternetGateways } = await stage.call('DescribeInternetGateways', {});
    const { NetworkAcls } = await stage.call('DescribeNetworkAcls', {});
    await expectMatches('network.yml', {
      vpc: [Vpcs[0].VpcId],
      subnet: Subnets.map(({ SubnetId }: { SubnetId: string }) => SubnetId).sort(),
      'route-table': [RouteTables[0].RouteTableId],
      'internet-gateway': [InternetGateways[0].InternetGatewayId],
      'network-acl': [NetworkAcls[0].NetworkAclId],
    });
  });

  it.skipIf(!installed)('an account has nothing that nobody made', async () => {
    await expectMatches('nothing.yml');
  });

  it.skipIf(!installed)('filters find what they should', async () => {
    const { marked, plain, group, unusedGroup, unusedKey, image } = stage.ids;
    const { Reservations } = await stage.call('DescribeInstances', { InstanceIds: [marked, plain] });
    const volume = { marked: volumeOf(Reservations, marked), plain: volumeOf(Reservations, plain) };
    const { Images } = await stage.call('DescribeImages', { ImageIds: [image] });
    const both = [marked, plain].sort();
    await expectMatches('filters.yml', {
      ...{ tagged: [marked], untagged: [plain], young: both, old: [], 'image-of-instance': both },
      ...{
        'default-vpc': both,
        'without-protection': both,
        'tokens-required': [marked],
        'in-group': [marked],
      },
      ...{
        'user-data': [marked],
        'young-image': [image],
        'unused-image': [image],
        'open-to-the-world': [group],
      },
      'unused-group': [unusedGroup],
      'used-group': [group, ...(stage.given['security-group'] ?? [])].sort(),
      'unused-key': [unusedKey],
      'used-snapshot': [Images[0].BlockDeviceMappings[0].Ebs.SnapshotId],
      'unencrypted-volume': [volume.marked, volume.plain].sort(),
      'volume-of-instance': [volume.marked],
    });
  });

  it.skipIf(!installed)('a dry run changes nothing', async () => {
    const { plain, group, image } = stage.ids;
    const before = stage.local.journal.requests().length;

    await expectMatches(
      'change.yml',
      {
        ...{ 'tag-instance': [plain], 'mark-image': [image], 'tag-group': [group], 'close-group': [group] },
      },
      true,
    );

    const operations = stage.local.journal.requests().slice(before);
    expect(
      operations.map(({ operation }) => operation).filter((name) => !/^(Describe|Get)/.test(name)),
    ).toEqual([]);
  });

  it.skipIf(!installed)('actions tag, close and stop', async () => {
    const { plain, group, image } = stage.ids;

    await expectMatches('change.yml', {
      ...{ 'tag-instance': [plain], 'mark-image': [image], 'tag-group': [group], 'close-group': [group] },
      'stop-instance': [plain],
    });

    const { Reservations } = await stage.call('DescribeInstances', { InstanceIds: [plain] });
    const { SecurityGroups } = await stage.call('DescribeSecurityGroups', { GroupIds: [group] });
    const { Images } = await stage.call('DescribeImages', { ImageIds: [image] });
    expect(Reservations[0].Instances[0].State.Name).toMatch(/stopping|stopped/);
    expect(Reservations[0].Instances[0].Tags).toEqual([{ Key: 'owner', Value: 'nobody' }]);
    expect(SecurityGroups[0].IpPermissions).toEqual([]);
    expect(SecurityGroups[0].Tags).toEqual([{ Key: 'owner', Value: 'nobody' }]);
    expect(Images[0].Tags.map(({ Key }: { Key: string }) => Key)).toContain('custodian');
  });

  it.skipIf(!installed)('after the end nothing remains, by the journal and by Custodian', async () => {
    const { marked, plain, group, unusedKey, image } = stage.ids;
    await expectMatches('end.yml', {
      terminate: [marked, plain].sort(),
      deregister: [image],
      'delete-key': [unusedKey],
      'delete-group': [group],
    });
    await stage.call('DeleteSecurityGroup', { GroupId: stage.ids.unusedGroup });
    await stage.call('DeleteKeyPair', { KeyName: 'custodian' });

    await expect.poll(() => stage.local.journal.remaining(), { timeout: 30_000 }).toEqual([]);
    await expectInventory();
  });
});

interface Reservation {
  readonly Instances: readonly {
    readonly InstanceId: string;
    readonly BlockDeviceMappings: readonly { readonly Ebs: { readonly VolumeId: string } }[];
  }[];
}

function volumeOf(reservations: readonly Reservation[], id: string): string {
  const instance = reservations
    .flatMap(({ Instances }) => Instances)
    .find(({ InstanceId }) => InstanceId === id);
  return instance?.BlockDeviceMappings[0]?.Ebs.VolumeId ?? 'none';
}
