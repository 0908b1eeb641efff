import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type LocalEc2, startLocalEc2 } from '@ami-select/local-ec2';
import {
  AuthorizeSecurityGroupIngressCommand,
  CreateInstanceConnectEndpointCommand,
  CreateSecurityGroupCommand,
  DescribeSubnetsCommand,
  type EC2Client,
} from '@aws-sdk/client-ec2';
import { endpointClient } from '../support/endpoint-client.ts';
import { createRunner, type Runner } from '../support/runner.ts';
import { leaveParts } from './leave-parts.ts';

/** One call of a bundle. */
export interface RecordedCall {
  /** As IAM writes it, such as `ec2:RunInstances`. */
  readonly action: string;
  readonly input: object;
}

/** Calls of the bundles: `spawn` has those that a run needs beyond `terminate`, which ends every fleet. */
export interface RecordedCalls {
  readonly select: readonly RecordedCall[];
  readonly spawn: readonly RecordedCall[];
  /** Beyond `spawn`, with `connect: instance-connect`. */
  readonly instanceConnect: readonly RecordedCall[];
  readonly terminate: readonly RecordedCall[];
}

/** Runs the bundles in every way that needs other permissions, and reads their calls from the endpoint's journal. */
export async function recordCalls(): Promise<RecordedCalls> {
  const local = await startLocalEc2({ images: 1500 });
  try {
    return await recordScenarios(local);
  } finally {
    await local.close();
  }
}

async function recordScenarios(local: LocalEc2): Promise<RecordedCalls> {
  const fixtures = await createFixtures(local);
  const during = async (work: () => Promise<unknown>): Promise<RecordedCall[]> => {
    const before = local.journal.requests().length;
    await work();
    return local.journal
      .requests()
      .slice(before)
      .map(({ service, operation, input }) => ({ action: `${service}:${operation}`, input }));
  };
  const select = await during(async () => {
    for (const inputs of SELECTIONS) await withRunner(local, (runner) => runner.run('select', inputs));
  });
  const spawn: RecordedCall[] = [];
  const instanceConnect: RecordedCall[] = [];
  const terminate: RecordedCall[] = [];
  for (const inputs of spawnInputs(fixtures)) {
    const calls = inputs.connect === undefined ? spawn : instanceConnect;
    await withRunner(local, async (runner) => {
      writeFileSync(join(runner.workspace, 'ami-select.yml'), CONFIG);
      let outputs: Inputs = {};
      const launch = async (): Promise<void> => {
        const step = await runner.run('spawn', inputs);
        if (step.exitCode !== 0) throw new Error(`spawn ended with ${step.exitCode}:\n${step.log}`);
        outputs = step.outputs;
      };
      calls.push(...(await during(launch)));
      if (inputs.market === 'spot') await leaveParts(fixtures.ec2, outputs['instance-ids'] ?? '');
      terminate.push(...(await during(() => runner.run('terminate', { handle: outputs.handle ?? '' }))));
    });
  }
  const launching = beyond(terminate, spawn);
  const connecting = beyond([...spawn, ...terminate], instanceConnect);
  return { select, spawn: launching, instanceConnect: connecting, terminate };
}

function beyond(allowed: readonly RecordedCall[], calls: readonly RecordedCall[]): RecordedCall[] {
  const actions = new Set(allowed.map(({ action }) => action));
  return calls.filter(({ action }) => !actions.has(action));
}

/** Each in a job of its own, so that its fleets have an identity of their own. */
async function withRunner(local: LocalEc2, work: (runner: Runner) => Promise<unknown>): Promise<void> {
  const runner = createRunner(local.environment);
  await work(runner).finally(() => runner.close());
}

const PARAMETER = '/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64';
const CONFIG = `images: { by-parameter: { ssm-parameter: ${PARAMETER} } }\n`;

type Inputs = Readonly<Record<string, string>>;

const SELECTIONS: readonly Inputs[] = [
  { publisher: 'ubuntu', version: '24.04', architecture: 'x86_64' },
  { 'ssm-parameter': PARAMETER },
  { publisher: 'debian', version: '12', architecture: 'x86_64', region: 'all' },
  { owner: 'self', name: 'no-such-image-*' },
];

interface Fixtures {
  readonly ec2: EC2Client;
  readonly subnetId: string;
  readonly groupId: string;
}

function spawnInputs({ subnetId, groupId }: Fixtures): readonly Inputs[] {
  const usual = { 'instance-types': 'm7i.large', ttl: '30m' };
  return [
    { ...usual, image: 'by-parameter', market: 'spot' },
    { ...usual, image: 'ubuntu/24.04@x86_64', 'subnet-ids': subnetId, egress: 'web' },
    { ...usual, image: 'ubuntu/24.04@x86_64', 'subnet-ids': subnetId, 'security-group-ids': groupId },
    { ...usual, image: 'ubuntu/24.04@x86_64', connect: 'instance-connect' },
  ];
}

async function createFixtures(local: LocalEc2): Promise<Fixtures> {
  const ec2 = endpointClient(local);
  const { Subnets: subnets = [] } = await ec2.send(new DescribeSubnetsCommand({}));
  const [subnet] = subnets;
  const group = await ec2.send(
    new CreateSecurityGroupCommand({
      GroupName: 'own',
      Description: 'a group of the user',
      VpcId: subnet?.VpcId,
    }),
  );
  // Where this machine reaches its instances from.
  const ssh = {
    GroupId: group.GroupId,
    IpProtocol: 'tcp',
    FromPort: 22,
    ToPort: 22,
    CidrIp: '198.18.0.0/16',
  };
  await ec2.send(new AuthorizeSecurityGroupIngressCommand(ssh));
  await ec2.send(new CreateInstanceConnectEndpointCommand({ SubnetId: subnet?.SubnetId }));
  return { ec2, subnetId: subnet?.SubnetId ?? '', groupId: group.GroupId ?? '' };
}
