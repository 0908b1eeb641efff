import { ApiError } from '../../api/api-error.ts';
import type { RequestContext } from '../operation.ts';
import { findParameter } from './parameter-reference.ts';

/**
 * The image id behind `resolve:ssm:name[:version|label]`, as a launch reads it (row 21).
 * @throws ApiError `SsmInvalidParameter` when there is no such parameter or version, or an own one has another
 * data type than `aws:ec2:image` (https://github.com/aws/aws-cdk/issues/26712).
 */
export function resolveSsmReference(reference: string, context: RequestContext): string {
  const { parameter, version } = find(reference.slice('resolve:ssm:'.length), context);
  if (parameter.accountId !== undefined && parameter.dataType !== 'aws:ec2:image') {
    const message = 'Unsupported data type. The following parameter data types are supported: aws:ec2:image';
    throw new ApiError('SsmInvalidParameter', message);
  }
  return version.value;
}

function find(text: string, context: RequestContext): ReturnType<typeof findParameter> {
  try {
    return findParameter(text, context);
  } catch (cause) {
    if (!(cause instanceof ApiError)) throw cause;
    throw new ApiError('SsmInvalidParameter', `${cause.code}: ${cause.message}`);
  }
}
