import type { NetworkAcl, NetworkAclAssociation, NetworkAclEntry } from '@aws-sdk/client-ec2';
import type { FieldValue } from '../../state/filters.ts';
import type { Operation } from '../operation.ts';
import { describeParts, type PartOwner, partId, partTags } from './network-parts.ts';

const entries =
  (read: (entry: NetworkAclEntry) => string | number | boolean | undefined) =>
  ({ Entries = [] }: NetworkAcl): FieldValue =>
    Entries.map(read);

const associations =
  (read: (association: NetworkAclAssociation) => string | undefined) =>
  ({ Associations = [] }: NetworkAcl): FieldValue =>
    Associations.map(read);

/** The default list of the default VPC: it lets everything pass. */
export const describeNetworkAcls: Operation = describeParts<NetworkAcl>({
  operation: 'DescribeNetworkAcls',
  ids: 'NetworkAclIds',
  result: 'NetworkAcls',
  prefix: 'acl',
  error: 'InvalidNetworkAclID',
  malformed: 'InvalidNetworkAclId.Malformed',
  idOf: ({ NetworkAclId }) => NetworkAclId,
  output: defaultAcl,
  fields: {
    'association.association-id': associations(({ NetworkAclAssociationId }) => NetworkAclAssociationId),
    'association.network-acl-id': associations(({ NetworkAclId }) => NetworkAclId),
    'association.subnet-id': associations(({ SubnetId }) => SubnetId),
    default: ({ IsDefault }) => IsDefault,
    'entry.cidr': entries(({ CidrBlock }) => CidrBlock),
    'entry.egress': entries(({ Egress }) => Egress),
    'entry.icmp.code': () => undefined,
    'entry.icmp.type': () => undefined,
    'entry.ipv6-cidr': () => undefined,
    'entry.port-range.from': () => undefined,
    'entry.port-range.to': () => undefined,
    'entry.protocol': entries(({ Protocol }) => Protocol),
    'entry.rule-action': entries(({ RuleAction }) => RuleAction),
    'entry.rule-number': entries(({ RuleNumber }) => RuleNumber),
    'network-acl-id': ({ NetworkAclId }) => NetworkAclId,
    'owner-id': ({ OwnerId }) => OwnerId,
    'vpc-id': ({ VpcId }) => VpcId,
  },
});

/** The number that every list ends with: nothing else passes. */
const LAST_RULE = 32_767;

function defaultAcl({ vpc, subnets, context }: PartOwner): NetworkAcl {
  const NetworkAclId = partId(vpc, 'acl');
  return {
    NetworkAclId,
    VpcId: vpc.id,
    OwnerId: vpc.ownerId,
    IsDefault: true,
    Tags: partTags(NetworkAclId, context),
    Associations: subnets.map(({ id }) => ({
      NetworkAclAssociationId: id.replace('subnet-', 'aclassoc-'),
      NetworkAclId,
      SubnetId: id,
    })),
    Entries: [true, false].flatMap((Egress) => [
      { CidrBlock: '0.0.0.0/0', Egress, Protocol: '-1', RuleAction: 'allow' as const, RuleNumber: 100 },
      { CidrBlock: '0.0.0.0/0', Egress, Protocol: '-1', RuleAction: 'deny' as const, RuleNumber: LAST_RULE },
    ]),
  };
}
