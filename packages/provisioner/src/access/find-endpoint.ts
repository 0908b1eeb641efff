import {
  DescribeInstanceConnectEndpointsCommand,
  type Ec2InstanceConnectEndpoint,
} from '@aws-sdk/client-ec2';
import { retry } from '../aws/patience.ts';
import type { ProvisionerDependencies } from '../aws/ports.ts';
import { toProvisionerError } from '../aws/to-provisioner-error.ts';
import type { Route } from '../fleet/route.ts';

/** In these states an endpoint takes connections, as the AWS CLI has it. */
const USABLE = ['create-complete', 'update-in-progress', 'update-complete', 'update-failed'];

type EndpointRoute = Extract<Route, { readonly by: 'instance-connect' }>;

/**
 * The EC2 Instance Connect Endpoint of a VPC: one in a subnet of the fleet where there is one, else the first.
 * @throws ProvisionerError of the refused call
 */
export async function findEndpoint(
  vpcId: string,
  subnetIds: readonly string[],
  dependencies: ProvisionerDependencies,
): Promise<EndpointRoute | undefined> {
  const found: Ec2InstanceConnectEndpoint[] = [];
  const action = 'ec2:DescribeInstanceConnectEndpoints';
  const Filters = [
    { Name: 'vpc-id', Values: [vpcId] },
    { Name: 'state', Values: USABLE },
  ];
  let NextToken: string | undefined;
  do {
    const command = new DescribeInstanceConnectEndpointsCommand({ Filters, NextToken });
    const page = await retry(() => dependencies.ec2.send(command), { action }, dependencies).catch(
      (error: unknown) => {
        throw toProvisionerError(error, action);
      },
    );
    found.push(...(page.InstanceConnectEndpoints ?? []));
    NextToken = page.NextToken;
  } while (NextToken !== undefined);
  const chosen = found.find(({ SubnetId = '' }) => subnetIds.includes(SubnetId)) ?? found[0];
  if (chosen?.InstanceConnectEndpointId === undefined || chosen.DnsName === undefined) return undefined;
  const { InstanceConnectEndpointId: endpointId, DnsName: dnsName, SecurityGroupIds: groupIds = [] } = chosen;
  return { by: 'instance-connect', endpointId, dnsName, groupIds };
}
