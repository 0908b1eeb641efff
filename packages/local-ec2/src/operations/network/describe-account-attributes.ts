import type {
  AccountAttribute,
  DescribeAccountAttributesRequest,
  DescribeAccountAttributesResult,
} from '@aws-sdk/client-ec2';
import { ApiError } from '../../api/api-error.ts';
import { accountNetwork } from '../../world/network.ts';
import { defineOperation, type Operation, type RequestContext } from '../operation.ts';
import { regionOf } from '../region-of.ts';

export const describeAccountAttributes: Operation = defineOperation<
  DescribeAccountAttributesRequest,
  DescribeAccountAttributesResult
>({
  service: 'ec2',
  name: 'DescribeAccountAttributes',
  parameters: ['AttributeNames', 'DryRun'],
  run: ({ AttributeNames }, context) => {
    const values = valuesOf(context);
    const names: readonly string[] = AttributeNames?.length ? AttributeNames : Object.keys(values);
    return { AccountAttributes: names.map((name) => attributeOutput(name, values[name])) };
  },
});

/** Quotas are those of the endpoint's settings; what it has none of is as in a new account. */
function valuesOf(context: RequestContext): Readonly<Record<string, string>> {
  const { world, accountId } = context;
  const { vpc } = accountNetwork(world, regionOf(context), accountId);
  return {
    'supported-platforms': 'VPC',
    'default-vpc': vpc.isDefault ? vpc.id : 'none',
    'max-instances': String(world.settings.quotas.instances),
    'vpc-max-security-groups-per-interface': '5',
    'max-elastic-ips': '5',
    'vpc-max-elastic-ips': '5',
  };
}

function attributeOutput(name: string, value: string | undefined): AccountAttribute {
  if (value !== undefined) return { AttributeName: name, AttributeValues: [{ AttributeValue: value }] };
  throw new ApiError('InvalidParameterValue', `Value (${name}) for parameter attributeName is invalid.`);
}
