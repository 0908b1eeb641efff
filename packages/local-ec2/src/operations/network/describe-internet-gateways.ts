import type { InternetGateway } from '@aws-sdk/client-ec2';
import type { Operation } from '../operation.ts';
import { describeParts, partId, partTags } from './network-parts.ts';

export const describeInternetGateways: Operation = describeParts<InternetGateway>({
  operation: 'DescribeInternetGateways',
  ids: 'InternetGatewayIds',
  result: 'InternetGateways',
  prefix: 'igw',
  error: 'InvalidInternetGatewayID',
  malformed: 'InvalidInternetGatewayId.Malformed',
  idOf: ({ InternetGatewayId }) => InternetGatewayId,
  output: ({ vpc, context }) => ({
    InternetGatewayId: partId(vpc, 'gateway'),
    OwnerId: vpc.ownerId,
    Attachments: [{ VpcId: vpc.id, State: 'available' as 'attached' }],
    Tags: partTags(partId(vpc, 'gateway'), context),
  }),
  fields: {
    'attachment.state': ({ Attachments = [] }) => Attachments.map(({ State }) => State),
    'attachment.vpc-id': ({ Attachments = [] }) => Attachments.map(({ VpcId }) => VpcId),
    'internet-gateway-id': ({ InternetGatewayId }) => InternetGatewayId,
    'owner-id': ({ OwnerId }) => OwnerId,
  },
});
