import { createHash } from 'node:crypto';
import { partitionOf } from '@ami-select/ec2-data/partitions';
import type { ParameterHistory, Parameter as ParameterOutput } from '@aws-sdk/client-ssm';
import type { RequestContext } from '../operation.ts';
import type { FoundParameter } from './parameter-reference.ts';

export interface ParameterView {
  readonly region: string;
  /** Secure strings are shown as they were put; otherwise encrypted. */
  readonly decrypts: boolean;
}

/** The parameter as Systems Manager gives it; the ARN of a public one has no account id (row 42). */
export function parameterOutput(found: FoundParameter, { region, decrypts }: ParameterView): ParameterOutput {
  const { parameter, version, number, selector } = found;
  return {
    Name: parameter.name,
    Type: parameter.type,
    Value: shownValue(found, decrypts),
    Version: number,
    ...(selector !== undefined && { Selector: selector }),
    LastModifiedDate: new Date(version.modifiedAt),
    ARN: arnOf(parameter.name, { region, accountId: parameter.accountId ?? '' }),
    DataType: parameter.dataType,
  };
}

/** One version as GetParameterHistory gives it. */
export function historyOutput(found: FoundParameter, { region, decrypts }: ParameterView): ParameterHistory {
  const { parameter, version, number } = found;
  const { description, modifiedBy, labels } = version;
  return {
    Name: parameter.name,
    Type: parameter.type,
    ...(parameter.type === 'SecureString' && { KeyId: 'alias/aws/ssm' }),
    LastModifiedDate: new Date(version.modifiedAt),
    LastModifiedUser: modifiedBy ?? `arn:${partitionOf(region)}:iam::${parameter.accountId ?? ''}:root`,
    ...(description !== undefined && { Description: description }),
    Value: shownValue(found, decrypts),
    Version: number,
    Labels: [...labels],
    Tier: 'Standard',
    Policies: [],
    DataType: parameter.dataType,
  };
}

/** The ARN of the caller's own parameter: names repeat in other regions and accounts. */
export function ownArn(name: string, context: RequestContext): string {
  return arnOf(name, context);
}

function arnOf(name: string, { region, accountId }: { region: string; accountId: string }): string {
  const path = name.startsWith('/') ? name : `/${name}`;
  return `arn:${partitionOf(region)}:ssm:${region}:${accountId}:parameter${path}`;
}

function shownValue({ parameter, version }: FoundParameter, decrypts: boolean): string {
  return parameter.type === 'SecureString' && !decrypts ? encrypted(version.value) : version.value;
}

/** Stands for the ciphertext: of no use to a client, the same for the same value. */
function encrypted(value: string): string {
  return createHash('sha512').update(value).digest('base64');
}
