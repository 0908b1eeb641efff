import type { IpPermission } from '@aws-sdk/client-ec2';
import type { SpawnDependencies } from '../aws/ports.ts';
import { parseCidr, singleAddress } from '../fleet/cidr.ts';
import { ProvisionerError } from '../fleet/errors.ts';
import type { FleetIntent } from '../fleet/fleet-intent.ts';
import { mayDoWithout, type Route } from '../fleet/route.ts';
import { resolveSshFrom } from './caller-network.ts';

/** The part of a rule that names who may reach SSH, and the same for a log line. */
export interface SshSource {
  readonly name: string;
  readonly ranges: Pick<IpPermission, 'IpRanges' | 'Ipv6Ranges' | 'UserIdGroupPairs'>;
}

/**
 * Who may reach SSH of the fleet's own group on this route; undefined where no rule is needed: Session Manager's agent
 * calls out, and nobody logs in where the fleet is ready without it.
 * @throws ProvisionerError `INVALID_REQUEST` when the caller's address is of no use on the route
 */
export async function sshSource(
  intent: FleetIntent,
  route: Route,
  dependencies: Pick<SpawnDependencies, 'callerAddress'>,
): Promise<SshSource | undefined> {
  if (route.by === 'ssm') return undefined;
  const description = `caller of ${intent.fleetId}`;
  if (route.by === 'instance-connect') {
    const { groupIds, endpointId } = route;
    const pairs = groupIds.map((GroupId) => ({ GroupId, Description: description }));
    return { name: `${endpointId} (${groupIds.join(', ')})`, ranges: { UserIdGroupPairs: pairs } };
  }
  if (route.by === 'private' && route.caller === undefined && isUnasked(intent)) return undefined;
  const cidr = await networkOf(intent, route, dependencies);
  return { name: cidr, ranges: rangesOf(cidr, description) };
}

function isUnasked(intent: FleetIntent): boolean {
  return (intent.sshFrom ?? 'auto') === 'auto' && mayDoWithout(intent);
}

/** The member of a rule for one network. */
export function rangesOf(cidr: string, description: string): SshSource['ranges'] {
  return parseCidr(cidr)?.family === 'ipv6'
    ? { Ipv6Ranges: [{ CidrIpv6: cidr, Description: description }] }
    : { IpRanges: [{ CidrIp: cidr, Description: description }] };
}

async function networkOf(
  intent: FleetIntent,
  route: Route,
  dependencies: Pick<SpawnDependencies, 'callerAddress'>,
): Promise<string> {
  const { sshFrom = 'auto' } = intent;
  if (route.by === 'private' && sshFrom === 'auto') return privateNetwork(route.caller);
  const cidr = await resolveSshFrom(intent, dependencies);
  if (route.by === 'ipv6' && parseCidr(cidr)?.family !== 'ipv6') {
    if (sshFrom === 'auto') throw noIpv6Caller(intent, cidr);
    throw refused(`${cidr} is not valid because the machines have IPv6 addresses; expected an IPv6 network`);
  }
  return cidr;
}

/** Nobody gave ssh-from: it is the way that does not fit this machine. */
function noIpv6Caller({ connect = 'auto' }: FleetIntent, cidr: string): ProvisionerError {
  const others =
    connect === 'ipv6' ? 'public, instance-connect or ssm' : 'a subnet with IPv4, instance-connect or ssm';
  return refused(
    `${connect} is not valid because the machines have IPv6 addresses, and this machine calls from ${cidr}; expected ${others}, or ssh-from with the IPv6 network that you come from`,
    'connect',
  );
}

function privateNetwork(caller: string | undefined): string {
  const cidr = caller === undefined ? undefined : singleAddress(caller);
  if (cidr !== undefined) return cidr;
  throw refused(
    'auto is not valid because this machine is not known to be in the VPC; expected the network that it reaches the VPC from, such as 10.0.0.0/16, or connect: public, instance-connect or ssm',
  );
}

function refused(message: string, field = 'ssh-from'): ProvisionerError {
  return new ProvisionerError('INVALID_REQUEST', `${field}: ${message}.`, { problems: [{ field, message }] });
}
