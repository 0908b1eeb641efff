import type { ModifySubnetAttributeRequest } from '@aws-sdk/client-ec2';
import { accountNetwork } from '../../world/network.ts';
import { changedAttribute } from '../attribute-change.ts';
import { defineOperation, type Operation } from '../operation.ts';
import { regionOf } from '../region-of.ts';
import { findById, SUBNET } from '../resource-ids.ts';

const ATTRIBUTES = { MapPublicIpOnLaunch: 'mapPublicIpOnLaunch' } as const;

/** Makes a subnet private, or public again: machines that are launched from then on follow it. */
export const modifySubnetAttribute: Operation = defineOperation<
  ModifySubnetAttributeRequest,
  Record<string, never>
>({
  service: 'ec2',
  name: 'ModifySubnetAttribute',
  parameters: ['SubnetId', 'MapPublicIpOnLaunch'],
  run: ({ SubnetId = '', MapPublicIpOnLaunch }, context) => {
    const region = regionOf(context);
    accountNetwork(context.world, region, context.accountId);
    const subnet = findById(SubnetId, SUBNET, context);
    const change = { MapPublicIpOnLaunch, Attribute: undefined };
    changedAttribute(change, ATTRIBUTES, Object.values(ATTRIBUTES));
    const mapPublicIpOnLaunch = MapPublicIpOnLaunch?.Value ?? false;
    region.subnets.set(subnet.id, { ...subnet, mapPublicIpOnLaunch });
    return {};
  },
});
