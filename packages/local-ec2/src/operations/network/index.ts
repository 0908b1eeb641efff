import type { Operation } from '../operation.ts';
import { authorizeSecurityGroupEgress, authorizeSecurityGroupIngress } from './authorize-security-group.ts';
import { createSecurityGroup } from './create-security-group.ts';
import { deleteNetworkInterface } from './delete-network-interface.ts';
import { deleteSecurityGroup } from './delete-security-group.ts';
import { describeAccountAttributes } from './describe-account-attributes.ts';
import { describeAvailabilityZones } from './describe-availability-zones.ts';
import { describeDhcpOptions } from './describe-dhcp-options.ts';
import { describeInternetGateways } from './describe-internet-gateways.ts';
import { describeNetworkAcls } from './describe-network-acls.ts';
import { describeNetworkInterfaces } from './describe-network-interfaces.ts';
import { describeRegions } from './describe-regions.ts';
import { describeRouteTables } from './describe-route-tables.ts';
import { describeSecurityGroupRules } from './describe-security-group-rules.ts';
import { describeSecurityGroups } from './describe-security-groups.ts';
import { describeSubnets } from './describe-subnets.ts';
import { describeVpcAttribute } from './describe-vpc-attribute.ts';
import { describeVpcs } from './describe-vpcs.ts';
import { modifySecurityGroupRules } from './modify-security-group-rules.ts';
import { modifySubnetAttribute } from './modify-subnet-attribute.ts';
import { revokeSecurityGroupEgress, revokeSecurityGroupIngress } from './revoke-security-group.ts';
import {
  updateSecurityGroupRuleDescriptionsEgress,
  updateSecurityGroupRuleDescriptionsIngress,
} from './update-rule-descriptions.ts';

export const networkOperations: readonly Operation[] = [
  authorizeSecurityGroupEgress,
  authorizeSecurityGroupIngress,
  createSecurityGroup,
  deleteSecurityGroup,
  deleteNetworkInterface,
  describeAccountAttributes,
  describeAvailabilityZones,
  describeDhcpOptions,
  describeInternetGateways,
  describeNetworkAcls,
  describeNetworkInterfaces,
  describeRegions,
  describeRouteTables,
  describeSecurityGroupRules,
  describeSecurityGroups,
  describeSubnets,
  describeVpcAttribute,
  describeVpcs,
  modifySecurityGroupRules,
  modifySubnetAttribute,
  revokeSecurityGroupEgress,
  revokeSecurityGroupIngress,
  updateSecurityGroupRuleDescriptionsEgress,
  updateSecurityGroupRuleDescriptionsIngress,
];
