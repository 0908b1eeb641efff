import {
  AuthorizeSecurityGroupIngressCommand,
  CreateSecurityGroupCommand,
  DescribeSecurityGroupsCommand,
  DescribeSubnetsCommand,
  type SecurityGroup,
} from '@aws-sdk/client-ec2';
import { awsErrorName, toProvisionerError } from './aws-errors.ts';
import { isWorldOpen, parseCidr, singleAddress } from './cidr.ts';
import { ProvisionerError } from './errors.ts';
import type { FleetIntent } from './fleet-intent.ts';
import type { Ledger } from './ledger.ts';
import type { SpawnDependencies } from './ports.ts';
import { pause, repeat, request, trackDoubt } from './repeat.ts';
import { FLEET_TAG, toTagList } from './signature.ts';

const SSH_PORT = 22;
const POLL_MS = 1_000;
/** How long a group that exists by EC2's word is looked for. */
const ADOPTION_MS = 30_000;

/** The network that may reach SSH: as the intent says, or the caller's own address alone. */
async function resolveSshFrom(intent: FleetIntent, { callerAddress }: SpawnDependencies): Promise<string> {
  const { sshFrom = 'auto' } = intent;
  if (sshFrom !== 'auto') return assertNarrow(sshFrom);
  if (callerAddress === undefined) {
    throw new ProvisionerError(
      'INVALID_REQUEST',
      'ssh-from: auto needs a way to learn the address of this machine.',
      {
        hint: 'Say ssh-from: 203.0.113.7/32 (your address).',
      },
    );
  }
  const address = await callerAddress();
  const cidr = singleAddress(address);
  if (cidr === undefined) {
    throw new ProvisionerError(
      'INVALID_REQUEST',
      `ssh-from: auto got ${JSON.stringify(address)}, which is no IP address.`,
      {
        hint: 'Say ssh-from: 203.0.113.7/32 (your address).',
      },
    );
  }
  return cidr;
}

function assertNarrow(text: string): string {
  const cidr = parseCidr(text);
  if (cidr !== undefined && !isWorldOpen(cidr)) return text;
  throw new ProvisionerError('UNSAFE_REQUEST', `ssh-from: ${text} would open SSH to the world.`);
}

async function findVpc(intent: FleetIntent, dependencies: SpawnDependencies): Promise<string | undefined> {
  const subnetIds = [
    ...new Set(intent.cells.flatMap(({ subnetId }) => (subnetId === undefined ? [] : [subnetId]))),
  ];
  if (subnetIds.length === 0) return undefined;
  const { Subnets = [] } = await request(
    () => dependencies.ec2.send(new DescribeSubnetsCommand({ SubnetIds: subnetIds })),
    { action: 'ec2:DescribeSubnets' },
    dependencies,
  );
  const vpcs = [...new Set(Subnets.map(({ VpcId }) => VpcId))];
  const [vpc] = vpcs;
  if (vpc !== undefined && vpcs.length === 1) return vpc;
  throw new ProvisionerError(
    'INVALID_REQUEST',
    `subnet-ids: got subnets of ${vpcs.length} VPCs; allowed: subnets of one VPC.`,
  );
}

async function findNamesakes(
  name: string,
  vpcId: string | undefined,
  dependencies: SpawnDependencies,
): Promise<readonly SecurityGroup[]> {
  const inVpc = vpcId === undefined ? [] : [{ Name: 'vpc-id', Values: [vpcId] }];
  const command = new DescribeSecurityGroupsCommand({
    Filters: [{ Name: 'group-name', Values: [name] }, ...inVpc],
  });
  const action = 'ec2:DescribeSecurityGroups';
  const { SecurityGroups = [] } = await request(
    () => dependencies.ec2.send(command),
    { action },
    dependencies,
  );
  return SecurityGroups;
}

/** The group that already has our name: ours when it carries this fleet's signature. It may not be visible at once. */
async function adoptGroup(
  intent: FleetIntent,
  name: string,
  vpcId: string | undefined,
  dependencies: SpawnDependencies,
): Promise<string> {
  const { clock, signal } = dependencies;
  const startedAt = clock.now().getTime();
  let namesakes = await findNamesakes(name, vpcId, dependencies);
  while (namesakes.length === 0 && clock.now().getTime() - startedAt < ADOPTION_MS) {
    await pause(clock, POLL_MS, signal);
    namesakes = await findNamesakes(name, vpcId, dependencies);
  }
  if (namesakes.length === 0)
    throw new ProvisionerError('SERVICE_FAILED', `EC2 has a security group ${name} but does not show it.`);
  const ours = namesakes.find(({ Tags = [] }) =>
    Tags.some(({ Key, Value }) => Key === FLEET_TAG && Value === intent.fleetId),
  );
  if (ours?.GroupId !== undefined) return ours.GroupId;
  throw new ProvisionerError(
    'CONFLICT',
    `A security group named ${name} exists but does not carry the tags of this fleet.`,
    {
      hint: 'Delete it or give the fleet another identity.',
    },
  );
}

/** Creates the group and records how that ended. It has no client token; its name is the token, also after a lost answer. */
async function createGroup(
  intent: FleetIntent,
  name: string,
  vpcId: string | undefined,
  ledger: Ledger,
  dependencies: SpawnDependencies,
): Promise<string> {
  const command = new CreateSecurityGroupCommand({
    GroupName: name,
    Description: `SSH to ${intent.fleetId}, from its maker only`,
    TagSpecifications: [{ ResourceType: 'security-group', Tags: toTagList(intent.tags) }],
    ...(vpcId !== undefined && { VpcId: vpcId }),
  });
  const creation = trackDoubt(() => dependencies.ec2.send(command));
  await ledger.sending('CreateSecurityGroup', name);
  try {
    const { GroupId } = await repeat(creation.call, { action: 'ec2:CreateSecurityGroup' }, dependencies);
    if (GroupId !== undefined) return GroupId;
  } catch (error) {
    const isDuplicate = awsErrorName(error) === 'InvalidGroup.Duplicate';
    if (!isDuplicate && !creation.inDoubt()) await ledger.answered(name, 'refused');
    if (!isDuplicate) throw toProvisionerError(error, 'ec2:CreateSecurityGroup');
  }
  return adoptGroup(intent, name, vpcId, dependencies);
}

async function allowSsh(
  groupId: string,
  cidr: string,
  intent: FleetIntent,
  dependencies: SpawnDependencies,
): Promise<void> {
  const description = `caller of ${intent.fleetId}`;
  const range =
    parseCidr(cidr)?.family === 'ipv6'
      ? { Ipv6Ranges: [{ CidrIpv6: cidr, Description: description }] }
      : { IpRanges: [{ CidrIp: cidr, Description: description }] };
  const command = new AuthorizeSecurityGroupIngressCommand({
    GroupId: groupId,
    IpPermissions: [{ IpProtocol: 'tcp', FromPort: SSH_PORT, ToPort: SSH_PORT, ...range }],
  });
  const action = 'ec2:AuthorizeSecurityGroupIngress';
  try {
    await repeat(
      () => dependencies.ec2.send(command),
      { action, passing: ['InvalidGroup.NotFound'] },
      dependencies,
    );
  } catch (error) {
    if (awsErrorName(error) !== 'InvalidPermission.Duplicate') throw toProvisionerError(error, action);
  }
}

/** The groups to launch with: the caller's own, or one made for this fleet that lets in the caller's address only. */
export async function ensureSecurityGroups(
  intent: FleetIntent,
  ledger: Ledger,
  dependencies: SpawnDependencies,
): Promise<readonly string[]> {
  const { securityGroupIds, securityGroupName: name } = intent;
  if (securityGroupIds !== undefined || name === undefined) return securityGroupIds ?? [];
  const [sshFrom, vpcId] = await Promise.all([
    resolveSshFrom(intent, dependencies),
    findVpc(intent, dependencies),
  ]);

  const groupId = await createGroup(intent, name, vpcId, ledger, dependencies);
  await ledger.answered(name, 'made', [groupId]);
  dependencies.logger.info(`Opened port ${SSH_PORT} of security group ${groupId} to ${sshFrom}.`);
  await allowSsh(groupId, sshFrom, intent, dependencies);
  return [groupId];
}
