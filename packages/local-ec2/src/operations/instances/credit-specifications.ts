import type {
  DescribeInstanceCreditSpecificationsRequest,
  DescribeInstanceCreditSpecificationsResult,
  GetDefaultCreditSpecificationRequest,
  GetDefaultCreditSpecificationResult,
  InstanceCreditSpecificationRequest,
  ModifyInstanceCreditSpecificationRequest,
  ModifyInstanceCreditSpecificationResult,
} from '@aws-sdk/client-ec2';
import { ApiError } from '../../api/api-error.ts';
import { compileFilters, type FilterTable } from '../../state/filters.ts';
import type { CpuCredits, InstanceRecord } from '../../state/resources.ts';
import { findInstances } from '../find-instances.ts';
import { oneOf } from '../one-of.ts';
import { defineOperation, type Operation, type RequestContext } from '../operation.ts';
import { assertIdsOrPages, pageOf, shuffled } from '../paging.ts';
import { respondOnce } from '../respond-once.ts';
import { defaultCredits } from './plan-launch-options.ts';

const FIELDS: FilterTable<InstanceRecord>['fields'] = { 'instance-id': ({ id }) => id };

/** Without ids: the burstable machines with unlimited credits. An id of another type is refused. */
export const describeInstanceCreditSpecifications: Operation = defineOperation<
  DescribeInstanceCreditSpecificationsRequest,
  DescribeInstanceCreditSpecificationsResult
>({
  service: 'ec2',
  name: 'DescribeInstanceCreditSpecifications',
  parameters: ['InstanceIds', 'Filters', 'MaxResults', 'NextToken', 'DryRun'],
  filters: Object.keys(FIELDS),
  run: (input, context) => {
    assertIdsOrPages(input.InstanceIds, input, 'instanceIds');
    const matches = compileFilters(input.Filters, { fields: FIELDS });
    const asked = input.InstanceIds?.length ? burstable(input.InstanceIds, context) : unlimited(context);
    const { items, ...next } = pageOf(shuffled(asked.filter(matches), context), input);
    const specifications = items.map(({ id, options }) => ({
      InstanceId: id,
      CpuCredits: options.cpuCredits,
    }));
    return { InstanceCreditSpecifications: specifications, ...next };
  },
});

type Failure = NonNullable<
  ModifyInstanceCreditSpecificationResult['UnsuccessfulInstanceCreditSpecifications']
>[number];

/** Every machine by itself: some may change while others are refused. */
export const modifyInstanceCreditSpecification: Operation = defineOperation<
  ModifyInstanceCreditSpecificationRequest,
  ModifyInstanceCreditSpecificationResult
>({
  service: 'ec2',
  name: 'ModifyInstanceCreditSpecification',
  parameters: ['ClientToken', 'InstanceCreditSpecifications', 'DryRun'],
  run: (input, context) =>
    respondOnce({ operation: 'ModifyInstanceCreditSpecification', input }, context, () => {
      const done: { InstanceId: string }[] = [];
      const failed: Failure[] = [];
      for (const { InstanceId = '', CpuCredits = '' } of input.InstanceCreditSpecifications ?? []) {
        const problem = setCredits({ InstanceId, CpuCredits }, context);
        if (problem) failed.push({ InstanceId, Error: problem });
        else done.push({ InstanceId });
      }
      return {
        SuccessfulInstanceCreditSpecifications: done,
        UnsuccessfulInstanceCreditSpecifications: failed,
      };
    }),
});

export const getDefaultCreditSpecification: Operation = defineOperation<
  GetDefaultCreditSpecificationRequest,
  GetDefaultCreditSpecificationResult
>({
  service: 'ec2',
  name: 'GetDefaultCreditSpecification',
  parameters: ['InstanceFamily', 'DryRun'],
  run: ({ InstanceFamily = '' }) => {
    const family = oneOf(InstanceFamily, 'InstanceFamily', ['t2', 't3', 't3a', 't4g']);
    const CpuCredits = defaultCredits(`${family}.micro`);
    return { InstanceFamilyCreditSpecification: { InstanceFamily: family, CpuCredits } };
  },
});

function unlimited(context: RequestContext): InstanceRecord[] {
  return findInstances(undefined, context).filter(
    ({ state, options }) => state !== 'terminated' && options.cpuCredits === 'unlimited',
  );
}

function burstable(ids: readonly string[], context: RequestContext): InstanceRecord[] {
  const found = findInstances(ids, context);
  const other = found.find(({ options }) => options.cpuCredits === undefined);
  if (!other) return found;
  throw new ApiError(
    'UnsupportedOperation',
    `The instance type ${other.instanceType} of instance ${other.id} does not support CPU credits.`,
  );
}

/** Returns the error of a failed change, in the codes of this one call. */
function setCredits(
  { InstanceId = '', CpuCredits = '' }: InstanceCreditSpecificationRequest,
  context: RequestContext,
): Failure['Error'] {
  try {
    const [instance] = burstable([InstanceId], context);
    if (instance)
      instance.options.cpuCredits = oneOf<CpuCredits>(CpuCredits, 'CpuCredits', ['standard', 'unlimited']);
    return undefined;
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    if (error.code === 'InvalidParameterValue') throw error;
    return {
      Code: FAILURES[error.code] ?? 'InstanceCreditSpecification.NotSupported',
      Message: error.message,
    };
  }
}

const FAILURES: Readonly<Record<string, NonNullable<Failure['Error']>['Code']>> = {
  'InvalidInstanceID.NotFound': 'InvalidInstanceID.NotFound',
  'InvalidInstanceID.Malformed': 'InvalidInstanceID.Malformed',
};
