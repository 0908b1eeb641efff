import { mkdtemp, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { runTool } from './run-tool.ts';

export interface CustodianOptions {
  /** Of its own, for what it writes. */
  readonly folder: string;
  readonly env: Readonly<Record<string, string>>;
  readonly dryRun?: boolean;
}

/** The ids that each policy matched, in order, or the error that ended it. */
export type Matches = Readonly<Record<string, readonly string[] | string>>;

interface Policy {
  readonly name: string;
  readonly resource: string;
}

/** The member that identifies a resource. */
const ID: Readonly<Record<string, string>> = {
  'aws.ec2': 'InstanceId',
  'aws.ebs': 'VolumeId',
  'aws.eni': 'NetworkInterfaceId',
  'aws.security-group': 'GroupId',
  'aws.key-pair': 'KeyPairId',
  'aws.ami': 'ImageId',
  'aws.ebs-snapshot': 'SnapshotId',
  'aws.vpc': 'VpcId',
  'aws.subnet': 'SubnetId',
  'aws.route-table': 'RouteTableId',
  'aws.internet-gateway': 'InternetGatewayId',
  'aws.network-acl': 'NetworkAclId',
};

/**
 * Runs the policies of a file with Cloud Custodian.
 * @throws Error with all that it wrote, when it did not run a policy
 */
export async function runCustodian(
  file: string,
  { folder, env, dryRun = false }: CustodianOptions,
): Promise<Matches> {
  const path = join(import.meta.dirname, 'custodian', file);
  const { policies } = parse(await readFile(path, 'utf8')) as { policies: readonly Policy[] };
  const output = await mkdtemp(join(folder, 'run-'));
  const parameters = ['--output-dir', output, '--cache-period', '0', ...(dryRun ? ['--dryrun'] : [])];
  const run = await runTool('custodian', ['run', ...parameters, path], { cwd: folder, env });
  const matches = policies.map(async (policy) => {
    const failed = errorOf(policy, run.output);
    return [policy.name, failed ?? (await idsOf(policy, join(output, policy.name), run.output))] as const;
  });
  return Object.fromEntries(await Promise.all(matches));
}

async function idsOf({ resource }: Policy, folder: string, output: string): Promise<readonly string[]> {
  const text = await readFile(join(folder, 'resources.json'), 'utf8').catch(() => {
    throw new Error(output);
  });
  const resources = JSON.parse(text) as readonly Readonly<Record<string, unknown>>[];
  return resources.map((one) => String(one[ID[resource] ?? 'an id'])).sort();
}

/** The last line of the traceback before the line that names the policy. */
function errorOf({ name }: Policy, output: string): string | undefined {
  const end = output.indexOf(`Error while executing policy ${name}, continuing`);
  if (end === -1) return undefined;
  return output
    .slice(0, end)
    .split('\n')
    .findLast((line) => /^[\w.]+(Error|Exception)\b/.test(line));
}
