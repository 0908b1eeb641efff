import type { Operation } from '../operation.ts';
import { authorizeSecurityGroupEgress, authorizeSecurityGroupIngress } from './authorize-security-group.ts';
import { createSecurityGroup } from './create-security-group.ts';
import { deleteNetworkInterface } from './delete-network-interface.ts';
import { deleteSecurityGroup } from './delete-security-group.ts';
import { describeAvailabilityZones } from './describe-availability-zones.ts';
import { describeNetworkInterfaces } from './describe-network-interfaces.ts';
import { describeRegions } from './describe-regions.ts';
import { describeSecurityGroupRules } from './describe-security-group-rules.ts';
import { describeSecurityGroups } from './describe-security-groups.ts';
import { describeSubnets } from './describe-subnets.ts';
import { describeVpcs } from './describe-vpcs.ts';
import { revokeSecurityGroupEgress, revokeSecurityGroupIngress } from './revoke-security-group.ts';

export const networkOperations: readonly Operation[] = [
  authorizeSecurityGroupEgress,
  authorizeSecurityGroupIngress,
  createSecurityGroup,
  deleteSecurityGroup,
  describeAvailabilityZones,
  deleteNetworkInterface,
  describeNetworkInterfaces,
  describeRegions,
  describeSecurityGroupRules,
  describeSecurityGroups,
  describeSubnets,
  describeVpcs,
  revokeSecurityGroupEgress,
  revokeSecurityGroupIngress,
];
