import { ApiError, notImplemented } from '../../api/api-error.ts';
import type { ConnectEndpointRecord } from '../../state/connect-endpoints.ts';
import type { RegionState } from '../../state/region-state.ts';
import type { InstanceRecord } from '../../state/resources.ts';
import { readCidr4 } from '../network/cidr.ts';
import { defineOperation, type Operation, type RequestContext } from '../operation.ts';
import { regionOf } from '../region-of.ts';
import { CONNECT_ENDPOINT, findById } from '../resource-ids.ts';
import { stateOf } from './endpoint-output.ts';

interface OpenTunnelRequest {
  readonly instanceConnectEndpointId?: string;
  readonly remotePort?: string;
  readonly privateIpAddress?: string;
  readonly maxTunnelDuration?: string;
}

/** Where the tunnel leads, for the carrier of the endpoint; no client sees it. */
export interface OpenTunnelResponse {
  readonly endpointId: string;
  readonly host: string;
  readonly port: number;
  readonly seconds: number;
}

const SSH_PORT = 22;
/** EC2 user guide, considerations of EC2 Instance Connect Endpoint. */
const LONGEST_SECONDS = 3_600;

/**
 * The request of the websocket, as the AWS CLI sends it: it is in no model. Codes and statuses of refusals are inferred,
 * but for 403 of a policy [U].
 */
export const openTunnel: Operation = defineOperation<OpenTunnelRequest, OpenTunnelResponse>({
  service: 'ec2-instance-connect',
  name: 'OpenTunnel',
  parameters: ['instanceConnectEndpointId', 'remotePort', 'privateIpAddress', 'maxTunnelDuration'],
  run: (input, context) => {
    const { instanceConnectEndpointId = '', privateIpAddress = '', remotePort } = input;
    const seconds = secondsOf(input);
    if (remotePort !== String(SSH_PORT)) throw notImplemented(`tunnels to port ${remotePort}`);
    const record = findById(instanceConnectEndpointId, CONNECT_ENDPOINT, context);
    if (stateOf(record, context) !== 'create-complete') {
      throw new ApiError('InvalidState', `${record.id} is still being created.`, 409);
    }
    const instance = targetOf(privateIpAddress, record, context);
    const { sandbox } = instance;
    if (sandbox === undefined || !letsIn(instance, record, regionOf(context))) {
      throw new ApiError('ConnectionTimedOut', `${privateIpAddress} does not let ${record.id} in.`, 504);
    }
    return { endpointId: record.id, ...sandbox.ssh, seconds };
  },
});

function secondsOf({ maxTunnelDuration = String(LONGEST_SECONDS) }: OpenTunnelRequest): number {
  const seconds = Number(maxTunnelDuration);
  if (/^\d+$/.test(maxTunnelDuration) && seconds >= 1 && seconds <= LONGEST_SECONDS) return seconds;
  const message = `maxTunnelDuration: ${maxTunnelDuration} is not valid; expected 1 to ${LONGEST_SECONDS} seconds.`;
  throw new ApiError('InvalidParameterValue', message);
}

function targetOf(
  privateIpAddress: string,
  { vpcId }: ConnectEndpointRecord,
  context: RequestContext,
): InstanceRecord {
  const running = [...regionOf(context).living].filter(({ state }) => state === 'running');
  const found = running.find(
    (instance) =>
      instance.privateIp === privateIpAddress &&
      instance.vpcId === vpcId &&
      instance.ownerId === context.accountId,
  );
  if (found) return found;
  const message = `No running instance of ${vpcId} has the address '${privateIpAddress}'.`;
  throw new ApiError('InvalidParameterValue', message, 404);
}

/** A rule for a group of the endpoint, or for a network that it stands in. */
function letsIn({ groupIds }: InstanceRecord, endpoint: ConnectEndpointRecord, region: RegionState): boolean {
  const rules = groupIds.flatMap((id) => region.groups.get(id)?.rules ?? []);
  return rules.some(({ egress, protocol, fromPort = 0, toPort = 65_535, groupId, cidrIpv4 }) => {
    const isSsh = ['tcp', '-1'].includes(protocol) && fromPort <= SSH_PORT && toPort >= SSH_PORT;
    const isSource =
      (groupId !== undefined && endpoint.groupIds.includes(groupId)) ||
      (cidrIpv4 !== undefined && isInNetwork(endpoint.privateIp, cidrIpv4));
    return !egress && isSsh && isSource;
  });
}

function isInNetwork(address: string, cidr: string): boolean {
  return readCidr4(`${address}/${cidr.split('/')[1]}`) === cidr;
}
