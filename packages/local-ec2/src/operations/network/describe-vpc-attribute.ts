import type { DescribeVpcAttributeRequest, DescribeVpcAttributeResult } from '@aws-sdk/client-ec2';
import { accountNetwork } from '../../world/network.ts';
import { attributeNamed } from '../attribute-name.ts';
import { defineOperation, type Operation } from '../operation.ts';
import { regionOf } from '../region-of.ts';
import { findById, VPC } from '../resource-ids.ts';

/** As AWS sets them for a default VPC. */
const ATTRIBUTES: Readonly<Record<string, DescribeVpcAttributeResult>> = {
  enableDnsHostnames: { EnableDnsHostnames: { Value: true } },
  enableDnsSupport: { EnableDnsSupport: { Value: true } },
  enableNetworkAddressUsageMetrics: { EnableNetworkAddressUsageMetrics: { Value: false } },
};

export const describeVpcAttribute: Operation = defineOperation<
  DescribeVpcAttributeRequest,
  DescribeVpcAttributeResult
>({
  service: 'ec2',
  name: 'DescribeVpcAttribute',
  parameters: ['VpcId', 'Attribute', 'DryRun'],
  run: ({ VpcId = '', Attribute }, context) => {
    const region = regionOf(context);
    accountNetwork(context.world, region, context.accountId);
    findById(VpcId, VPC, context);
    return { VpcId, ...ATTRIBUTES[attributeNamed(Attribute, Object.keys(ATTRIBUTES))] };
  },
});
