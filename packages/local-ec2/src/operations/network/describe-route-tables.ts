import type { Route, RouteTable } from '@aws-sdk/client-ec2';
import type { Operation } from '../operation.ts';
import { describeParts, type PartOwner, partId, partTags } from './network-parts.ts';

const each =
  (read: (route: Route) => string | undefined) =>
  ({ Routes = [] }: RouteTable) =>
    Routes.map(read);

/** The main table of the default VPC: its own range, and the outbound network. */
export const describeRouteTables: Operation = describeParts<RouteTable>({
  operation: 'DescribeRouteTables',
  ids: 'RouteTableIds',
  result: 'RouteTables',
  prefix: 'rtb',
  error: 'InvalidRouteTableID',
  malformed: 'InvalidRouteTableId.Malformed',
  idOf: ({ RouteTableId }) => RouteTableId,
  output: mainTable,
  pages: { maximum: 100 },
  fields: {
    'association.gateway-id': () => undefined,
    'association.main': ({ Associations = [] }) => Associations.map(({ Main }) => Main),
    'association.route-table-association-id': ({ Associations = [] }) =>
      Associations.map(({ RouteTableAssociationId }) => RouteTableAssociationId),
    'association.route-table-id': ({ RouteTableId }) => RouteTableId,
    'association.subnet-id': () => undefined,
    'owner-id': ({ OwnerId }) => OwnerId,
    'route-table-id': ({ RouteTableId }) => RouteTableId,
    'route.destination-cidr-block': each(({ DestinationCidrBlock }) => DestinationCidrBlock),
    'route.destination-ipv6-cidr-block': () => undefined,
    'route.destination-prefix-list-id': () => undefined,
    'route.egress-only-internet-gateway-id': () => undefined,
    'route.gateway-id': each(({ GatewayId }) => GatewayId),
    'route.instance-id': () => undefined,
    'route.nat-gateway-id': () => undefined,
    'route.origin': each(({ Origin }) => Origin),
    'route.state': each(({ State }) => State),
    'route.transit-gateway-id': () => undefined,
    'route.vpc-peering-connection-id': () => undefined,
    'vpc-id': ({ VpcId }) => VpcId,
  },
});

function mainTable({ vpc, context }: PartOwner): RouteTable {
  const RouteTableId = partId(vpc, 'routeTable');
  return {
    RouteTableId,
    VpcId: vpc.id,
    OwnerId: vpc.ownerId,
    PropagatingVgws: [],
    Tags: partTags(RouteTableId, context),
    Associations: [
      {
        Main: true,
        RouteTableAssociationId: vpc.id.replace('vpc-', 'rtbassoc-'),
        RouteTableId,
        AssociationState: { State: 'associated' },
      },
    ],
    Routes: [
      {
        DestinationCidrBlock: vpc.cidr,
        GatewayId: 'local',
        Origin: 'CreateRouteTable',
        State: 'active',
      },
      {
        DestinationCidrBlock: '0.0.0.0/0',
        GatewayId: partId(vpc, 'gateway'),
        Origin: 'CreateRoute',
        State: 'active',
      },
    ],
  };
}
