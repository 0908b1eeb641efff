import type { Parameter as ParameterOutput } from '@aws-sdk/client-ssm';
import { partitionOf } from '../../catalogue/publishers.ts';
import type { FoundParameter } from './parameter-reference.ts';

/** The parameter as Systems Manager gives it; the ARN of a public one has no account id (row 42). */
export function parameterOutput(found: FoundParameter, region: string): ParameterOutput {
  const { parameter, version, number, selector } = found;
  const path = parameter.name.startsWith('/') ? parameter.name : `/${parameter.name}`;
  return {
    Name: parameter.name,
    Type: parameter.type,
    Value: version.value,
    Version: number,
    ...(selector !== undefined && { Selector: selector }),
    LastModifiedDate: new Date(version.modifiedAt),
    ARN: `arn:${partitionOf(region)}:ssm:${region}:${parameter.accountId ?? ''}:parameter${path}`,
    DataType: parameter.dataType,
  };
}
