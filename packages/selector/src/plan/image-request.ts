import type { DescribeImagesRequest } from '@aws-sdk/client-ec2';
import type { ResolvedQuery } from '../conditions/condition.ts';

/** The DescribeImages request of a query: its owners and every condition that the server can check. */
export function imageRequest(query: ResolvedQuery): DescribeImagesRequest {
  const filters = query.conditions.flatMap((condition) => condition.filters);
  return {
    Filters: filters.map(({ Name, Values }) => ({ Name, Values: [...Values] })),
    ...(query.owners === undefined ? {} : { Owners: [...query.owners] }),
    ...(query.executableBy === undefined ? {} : { ExecutableUsers: [...query.executableBy] }),
    ...(query.includeDeprecated ? { IncludeDeprecated: true } : {}),
    ...(query.includeDisabled ? { IncludeDisabled: true } : {}),
  };
}
