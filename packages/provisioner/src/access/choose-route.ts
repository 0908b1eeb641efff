import {
  DescribeSubnetsCommand,
  type DescribeSubnetsCommandInput,
  DescribeVpcsCommand,
  type Subnet,
} from '@aws-sdk/client-ec2';
import { request } from '../aws/patience.ts';
import type { SpawnDependencies } from '../aws/ports.ts';
import { ProvisionerError } from '../fleet/errors.ts';
import type { FleetIntent } from '../fleet/fleet-intent.ts';
import { MOST_TUNNELS, mayDoWithout, type Route } from '../fleet/route.ts';
import { findEndpoint } from './find-endpoint.ts';

/**
 * Finds out how the machines will be reached, before anything is created. `auto`: by public address where the subnets
 * give one, by IPv6 where they have nothing else, by private address where this machine is in the same VPC, otherwise
 * through an EC2 Instance Connect Endpoint of the VPC. A fleet that nobody logs in to needs none of them.
 *
 * @throws ProvisionerError `INVALID_REQUEST` for a way that leads to no machine, and of refused calls
 */
export async function chooseRoute(intent: FleetIntent, dependencies: SpawnDependencies): Promise<Route> {
  try {
    return await findRoute(intent, dependencies);
  } catch (error) {
    if (mayDoWithout(intent) && error instanceof ProvisionerError && REFUSALS.has(error.code))
      return { by: 'private' };
    throw error;
  }
}

const REFUSALS: ReadonlySet<string> = new Set(['INVALID_REQUEST', 'PERMISSION_DENIED']);

async function findRoute(intent: FleetIntent, dependencies: SpawnDependencies): Promise<Route> {
  const { connect = 'auto' } = intent;
  const subnetIds = [...new Set(intent.pools.flatMap(({ subnetId }) => subnetId ?? []))];
  if (connect === 'ssm') return ssmRoute(dependencies);
  // The subnets of a default VPC give public addresses, and it costs no call to say so.
  const isDefault = subnetIds.length === 0;
  if (isDefault && (connect === 'auto' || connect === 'public')) return { by: 'public' };
  const isAnywhere = isDefault && connect !== 'ipv6';
  const wanted = isDefault ? DEFAULT_SUBNETS : { SubnetIds: subnetIds };
  const subnets = isAnywhere ? [] : await describeSubnets(wanted, dependencies);
  const chosen = connect === 'auto' ? await automatic(subnets, dependencies) : connect;
  if (chosen === 'private') return privateRoute(await vpcOf(subnets, intent, dependencies), dependencies);
  if (chosen === 'instance-connect') return endpointRoute(intent, subnets, dependencies);
  assertGiven(chosen, subnets);
  return { by: chosen };
}

/** EC2 chooses among them. */
const DEFAULT_SUBNETS = { Filters: [{ Name: 'default-for-az', Values: ['true'] }] };

const isPublic = ({ MapPublicIpOnLaunch, Ipv6Native }: Subnet): boolean =>
  MapPublicIpOnLaunch !== false && Ipv6Native !== true;
/** Every machine of it gets an IPv6 address. */
const isIpv6 = ({ Ipv6Native, AssignIpv6AddressOnCreation }: Subnet): boolean =>
  Ipv6Native === true || AssignIpv6AddressOnCreation === true;

async function automatic(
  subnets: readonly Subnet[],
  { machineNetwork }: SpawnDependencies,
): Promise<'public' | 'ipv6' | 'private' | 'instance-connect'> {
  if (subnets.every(isPublic)) return 'public';
  if (subnets.every(({ Ipv6Native }) => Ipv6Native === true)) return 'ipv6';
  const network = await machineNetwork?.();
  const isInside = network !== undefined && subnets.every(({ VpcId }) => VpcId === network.vpcId);
  return isInside ? 'private' : 'instance-connect';
}

function assertGiven(way: 'public' | 'ipv6', subnets: readonly Subnet[]): void {
  const given = way === 'public' ? isPublic : isIpv6;
  const [bare] = subnets.filter((subnet) => !given(subnet));
  if (bare === undefined) return;
  const address = way === 'public' ? 'a public IPv4' : 'an IPv6';
  throw refused(
    `${way} is not valid because ${bare.SubnetId} gives no machine ${address} address; expected another subnet, or auto`,
  );
}

/** The private address of the caller is known in the same VPC alone; elsewhere `ssh-from` says it. */
async function privateRoute(
  vpcId: string | undefined,
  { machineNetwork }: SpawnDependencies,
): Promise<Route> {
  const network = await machineNetwork?.();
  return network !== undefined && network.vpcId === vpcId
    ? { by: 'private', caller: network.address }
    : { by: 'private' };
}

async function endpointRoute(
  intent: FleetIntent,
  subnets: readonly Subnet[],
  dependencies: SpawnDependencies,
): Promise<Route> {
  const { count, connect = 'auto' } = intent;
  const vpcId = await vpcOf(subnets, intent, dependencies);
  const subnetIds = subnets.flatMap(({ SubnetId }) => SubnetId ?? []);
  const route = vpcId === undefined ? undefined : await findEndpoint(vpcId, subnetIds, dependencies);
  if (route === undefined) {
    const why = `${vpcId ?? 'the default VPC'} has no EC2 Instance Connect Endpoint`;
    const subnet = connect === 'auto' ? `${subnetIds.join(', ')} gives no public address, and ` : '';
    throw refused(
      `${connect} is not valid because ${subnet}${why}; expected private (from a machine that reaches the VPC), ssm, an endpoint, or a public subnet`,
    );
  }
  if (count <= MOST_TUNNELS) return route;
  throw refused(
    `${connect} is not valid because an EC2 Instance Connect Endpoint takes ${MOST_TUNNELS} connections at once; expected a count of at most ${MOST_TUNNELS}, not ${count}`,
  );
}

async function ssmRoute({ missingCommands }: SpawnDependencies): Promise<Route> {
  const missing = (await missingCommands?.(['aws', 'session-manager-plugin'])) ?? [];
  if (missing.length === 0) return { by: 'ssm' };
  throw refused(
    `ssm is not valid because ${missing.join(' and ')} cannot be found; expected the AWS CLI and its Session Manager plugin in PATH`,
  );
}

async function vpcOf(
  [subnet]: readonly Subnet[],
  { region }: FleetIntent,
  dependencies: SpawnDependencies,
): Promise<string | undefined> {
  if (subnet !== undefined) return subnet.VpcId;
  const command = new DescribeVpcsCommand({ Filters: [{ Name: 'is-default', Values: ['true'] }] });
  const { Vpcs = [] } = await request(
    () => dependencies.ec2.send(command),
    { action: 'ec2:DescribeVpcs' },
    dependencies,
  );
  if (Vpcs[0] !== undefined) return Vpcs[0].VpcId;
  const message = `subnet-ids: none is not valid because this account has no default VPC in ${region}; expected at least one subnet.`;
  throw new ProvisionerError('INVALID_REQUEST', message, { awsError: 'VPCIdNotSpecified' });
}

async function describeSubnets(
  wanted: DescribeSubnetsCommandInput,
  dependencies: SpawnDependencies,
): Promise<readonly Subnet[]> {
  const { Subnets = [] } = await request(
    () => dependencies.ec2.send(new DescribeSubnetsCommand(wanted)),
    { action: 'ec2:DescribeSubnets' },
    dependencies,
  );
  return Subnets;
}

function refused(message: string): ProvisionerError {
  const problems = [{ field: 'connect', message }];
  return new ProvisionerError('INVALID_REQUEST', `connect: ${message}.`, { problems });
}
