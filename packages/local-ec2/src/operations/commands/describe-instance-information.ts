import type {
  DescribeInstanceInformationRequest,
  DescribeInstanceInformationResult,
  InstanceInformation,
  InstanceInformationStringFilter,
} from '@aws-sdk/client-ssm';
import { ApiError } from '../../api/api-error.ts';
import type { InstanceRecord } from '../../state/resources.ts';
import { emptyMember } from '../empty-member.ts';
import { defineOperation, type Operation, type RequestContext } from '../operation.ts';
import { pageOf } from '../paging.ts';
import { isTarget, managedInstances } from './managed-instances.ts';

const FIXED: Readonly<Record<string, string>> = {
  PingStatus: 'Online',
  PlatformTypes: 'Linux',
  ResourceType: 'EC2Instance',
};

export const describeInstanceInformation: Operation = defineOperation<
  DescribeInstanceInformationRequest,
  DescribeInstanceInformationResult
>({
  service: 'ssm',
  name: 'DescribeInstanceInformation',
  parameters: ['Filters', 'MaxResults', 'NextToken'],
  filters: ['InstanceIds', ...Object.keys(FIXED), 'tag:<key>', 'tag-key'],
  run: (input, context) => {
    const filters = input.Filters ?? [];
    for (const filter of filters) assertFilter(filter);
    const found = managedInstances(context).filter((instance) =>
      filters.every((filter) => matches(instance, filter, context)),
    );
    const { items, ...next } = pageOf(found, input, { minimum: 5, maximum: 50, usual: 10, wording: 'ssm' });
    return {
      InstanceInformationList: items.map((instance) => informationOutput(instance, context)),
      ...next,
    };
  },
});

function matches(
  instance: InstanceRecord,
  { Key = '', Values = [] }: Partial<InstanceInformationStringFilter>,
  context: RequestContext,
): boolean {
  const fixed = Object.hasOwn(FIXED, Key) ? FIXED[Key] : undefined;
  if (fixed !== undefined) return Values.includes(fixed);
  return isTarget(instance, { Key, Values }, context);
}

/**
 * A filter has a key and a value, as the model's least lengths have it, also where no machine is compared.
 * @throws ApiError `ValidationException`, `InvalidFilterKey`, `InvalidInstanceInformationFilterValue` (boto/boto3#3027).
 */
function assertFilter({ Key = '', Values = [] }: Partial<InstanceInformationStringFilter>): void {
  if (Key === '') throw emptyMember('filters.key');
  if (Values.length === 0 || Values.includes('')) throw emptyMember('filters.valueSet');
  const isKnown =
    ['InstanceIds', 'tag-key'].includes(Key) || Key.startsWith('tag:') || Object.hasOwn(FIXED, Key);
  if (Key === 'ResourceType' && Values.length > 1) {
    const message = 'ResourceType filter may contain only one value.';
    throw new ApiError('InvalidInstanceInformationFilterValue', message);
  }
  if (!isKnown) throw new ApiError('InvalidFilterKey', `The filter '${Key}' is not valid here.`);
}

function informationOutput(instance: InstanceRecord, { now }: RequestContext): InstanceInformation {
  return {
    InstanceId: instance.id,
    PingStatus: 'Online',
    LastPingDateTime: now,
    AgentVersion: '3.3.0.0',
    IsLatestVersion: true,
    PlatformType: 'Linux',
    PlatformName: instance.platformDetails,
    ResourceType: 'EC2Instance',
    IPAddress: instance.privateIp,
    ComputerName: `ip-${instance.privateIp.replaceAll('.', '-')}`,
  };
}
