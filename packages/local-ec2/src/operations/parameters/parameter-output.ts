import { createHash } from 'node:crypto';
import type { Parameter as ParameterOutput } from '@aws-sdk/client-ssm';
import { partitionOf } from '../../catalogue/publishers.ts';
import type { FoundParameter } from './parameter-reference.ts';

export interface ParameterView {
  readonly region: string;
  /** Secure strings are shown as they were put; otherwise encrypted. */
  readonly decrypts: boolean;
}

/** The parameter as Systems Manager gives it; the ARN of a public one has no account id (row 42). */
export function parameterOutput(found: FoundParameter, { region, decrypts }: ParameterView): ParameterOutput {
  const { parameter, version, number, selector } = found;
  const path = parameter.name.startsWith('/') ? parameter.name : `/${parameter.name}`;
  return {
    Name: parameter.name,
    Type: parameter.type,
    Value: parameter.type === 'SecureString' && !decrypts ? encrypted(version.value) : version.value,
    Version: number,
    ...(selector !== undefined && { Selector: selector }),
    LastModifiedDate: new Date(version.modifiedAt),
    ARN: `arn:${partitionOf(region)}:ssm:${region}:${parameter.accountId ?? ''}:parameter${path}`,
    DataType: parameter.dataType,
  };
}

/** Stands for the ciphertext: of no use to anybody, the same for the same value. */
function encrypted(value: string): string {
  return createHash('sha512').update(value).digest('base64');
}
