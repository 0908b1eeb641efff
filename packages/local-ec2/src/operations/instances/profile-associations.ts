import type {
  DescribeIamInstanceProfileAssociationsRequest,
  DescribeIamInstanceProfileAssociationsResult,
  IamInstanceProfileAssociation,
} from '@aws-sdk/client-ec2';
import { ApiError } from '../../api/api-error.ts';
import { compileFilters, type FilterTable } from '../../state/filters.ts';
import type { InstanceRecord } from '../../state/resources.ts';
import { findInstances } from '../find-instances.ts';
import { defineOperation, type Operation } from '../operation.ts';
import { pageOf, shuffled } from '../paging.ts';
import { instanceOutput } from './instance-output.ts';

const FIELDS: FilterTable<IamInstanceProfileAssociation>['fields'] = {
  'instance-id': ({ InstanceId }) => InstanceId,
  state: ({ State }) => State,
};

/** One for each machine that was launched with a profile, as long as it lives. */
export const describeIamInstanceProfileAssociations: Operation = defineOperation<
  DescribeIamInstanceProfileAssociationsRequest,
  DescribeIamInstanceProfileAssociationsResult
>({
  service: 'ec2',
  name: 'DescribeIamInstanceProfileAssociations',
  parameters: ['AssociationIds', 'Filters', 'MaxResults', 'NextToken'],
  filters: Object.keys(FIELDS),
  run: (input, context) => {
    const matches = compileFilters<IamInstanceProfileAssociation>(input.Filters, { fields: FIELDS });
    const all = shuffled(findInstances(undefined, context).filter(hasProfile), context).map((instance) => ({
      AssociationId: associationId(instance),
      InstanceId: instance.id,
      IamInstanceProfile: instanceOutput(instance, context).IamInstanceProfile,
      State: 'associated' as const,
    }));
    const unknown = input.AssociationIds?.find(
      (id) => !all.some(({ AssociationId }) => AssociationId === id),
    );
    if (unknown !== undefined) {
      throw new ApiError('InvalidAssociationID.NotFound', `The association ID '${unknown}' does not exist`);
    }
    const asked = all.filter(({ AssociationId }) => input.AssociationIds?.includes(AssociationId) ?? true);
    const { items, ...next } = pageOf(asked.filter(matches), input);
    return { IamInstanceProfileAssociations: [...items], ...next };
  },
});

function hasProfile({ state, iamProfileArn }: InstanceRecord): boolean {
  return state !== 'terminated' && iamProfileArn !== undefined;
}

function associationId({ id }: InstanceRecord): string {
  return id.replace('i-', 'iip-assoc-');
}
