import type { Ec2InstanceConnectEndpoint } from '@aws-sdk/client-ec2';
import type { ConnectEndpointRecord } from '../../state/connect-endpoints.ts';
import type { RequestContext } from '../operation.ts';
import { regionOf } from '../region-of.ts';

/** An endpoint as calls show it. Its name is that of this endpoint, which serves the tunnels without TLS. */
export function endpointOutput(
  record: ConnectEndpointRecord,
  context: RequestContext,
): Ec2InstanceConnectEndpoint {
  const { id, ownerId } = record;
  return {
    OwnerId: ownerId,
    InstanceConnectEndpointId: id,
    InstanceConnectEndpointArn: `arn:aws:ec2:${context.region}:${ownerId}:instance-connect-endpoint/${id}`,
    State: stateOf(record, context),
    StateMessage: '',
    DnsName: context.host,
    VpcId: record.vpcId,
    SubnetId: record.subnetId,
    AvailabilityZone: record.zone,
    AvailabilityZoneId: record.zoneId,
    CreatedAt: record.createdAt,
    PreserveClientIp: record.preserveClientIp,
    SecurityGroupIds: [...record.groupIds],
    IpAddressType: 'ipv4',
    Tags: [...regionOf(context).tags.of(id)],
  };
}

export function stateOf(
  { readyAt }: ConnectEndpointRecord,
  { now }: RequestContext,
): 'create-complete' | 'create-in-progress' {
  return now >= readyAt ? 'create-complete' : 'create-in-progress';
}
