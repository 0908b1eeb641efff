import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type LocalEc2, startLocalEc2 } from '@ami-select/local-ec2';
import type { Client } from '../judges/scenario.ts';
import { createSdkClient } from '../judges/sdk-client.ts';

/** An endpoint with an instance that Custodian finds, one that has nothing of it, and what belongs to them. */
export interface CustodianStage {
  readonly local: LocalEc2;
  /** For what Custodian writes. */
  readonly folder: string;
  /** Ids by the names that the tests give them. */
  readonly ids: Readonly<
    Record<'marked' | 'plain' | 'group' | 'unusedGroup' | 'unusedKey' | 'image', string>
  >;
  /** What the catalogue gives every account, by kind. */
  readonly given: Readonly<Record<string, readonly string[]>>;
  /** A call that must succeed. */
  call(operation: string, input: object): Promise<Output>;
  close(): Promise<void>;
}

// biome-ignore lint/suspicious/noExplicitAny: responses of many operations, whose members the SDK names.
type Output = any;

const region = 'us-east-1';
const TAGS = [{ Key: 'made-by', Value: 'custodian' }];

export async function createCustodianStage(): Promise<CustodianStage> {
  const folder = await mkdtemp(join(tmpdir(), 'nightly-'));
  const local = await startLocalEc2({ sandbox: 'none', region });
  const client = createSdkClient(local.endpoint, { region });
  const call = (operation: string, input: object): Promise<Output> => callOf(client, operation, input);
  return {
    local,
    folder,
    given: await givenTo(call),
    ids: await populate(call),
    call,
    async close() {
      await client.close();
      await local.close();
      await rm(folder, { recursive: true });
    },
  };
}

async function callOf(client: Client, operation: string, input: object): Promise<Output> {
  const response = await client.call('ec2', operation, { ...input });
  if ('error' in response) throw new Error(`${operation}: ${response.error}: ${response.message}`);
  return response.output;
}

async function givenTo(call: CustodianStage['call']): Promise<CustodianStage['given']> {
  const { Images } = await call('DescribeImages', { Owners: ['self'] });
  const { Snapshots } = await call('DescribeSnapshots', { OwnerIds: ['self'] });
  const { SecurityGroups } = await call('DescribeSecurityGroups', {});
  return {
    image: Images.map(({ ImageId }: { ImageId: string }) => ImageId),
    snapshot: Snapshots.map(({ SnapshotId }: { SnapshotId: string }) => SnapshotId),
    'security-group': [SecurityGroups[0].GroupId],
  };
}

async function populate(call: CustodianStage['call']): Promise<CustodianStage['ids']> {
  const found = await call('DescribeImages', {
    Owners: ['136693071363'],
    Filters: [{ Name: 'name', Values: ['debian-12-amd64-*'] }],
  });
  const launch = { ImageId: found.Images[0].ImageId, InstanceType: 't3.micro', MinCount: 1, MaxCount: 1 };
  await call('CreateKeyPair', { KeyName: 'custodian' });
  const { KeyPairId: unusedKey } = await call('CreateKeyPair', { KeyName: 'unused' });
  const { GroupId: unusedGroup } = await call('CreateSecurityGroup', {
    GroupName: 'unused',
    Description: '-',
  });
  const { GroupId: group } = await call('CreateSecurityGroup', { GroupName: 'custodian', Description: '-' });
  const ssh = { IpProtocol: 'tcp', FromPort: 22, ToPort: 22, IpRanges: [{ CidrIp: '0.0.0.0/0' }] };
  await call('AuthorizeSecurityGroupIngress', { GroupId: group, IpPermissions: [ssh] });
  const marked = await call('RunInstances', {
    ...launch,
    KeyName: 'custodian',
    SecurityGroupIds: [group],
    MetadataOptions: { HttpTokens: 'required' },
    UserData: Buffer.from('#!/bin/sh\necho hello').toString('base64'),
    TagSpecifications: [{ ResourceType: 'instance', Tags: TAGS }],
  });
  const plain = await call('RunInstances', launch);
  const [one, other] = [marked, plain].map(({ Instances }) => Instances[0].InstanceId as string);
  await untilRunning(call, [one, other] as string[]);
  return {
    marked: one,
    plain: other,
    group,
    unusedGroup,
    unusedKey,
    image: await imageOf(call, one),
  } as CustodianStage['ids'];
}

async function untilRunning(call: CustodianStage['call'], InstanceIds: readonly string[]): Promise<void> {
  for (;;) {
    const { InstanceStatuses } = await call('DescribeInstanceStatus', { InstanceIds });
    if (InstanceStatuses.length === InstanceIds.length) return;
    await sleep(100);
  }
}

async function imageOf(call: CustodianStage['call'], InstanceId: string | undefined): Promise<string> {
  const { ImageId } = await call('CreateImage', {
    InstanceId,
    Name: 'custodian',
    TagSpecifications: ['image', 'snapshot'].map((ResourceType) => ({ ResourceType, Tags: TAGS })),
  });
  for (;;) {
    const { Images } = await call('DescribeImages', { ImageIds: [ImageId] });
    if (Images[0]?.State === 'available') return ImageId;
    await sleep(100);
  }
}
