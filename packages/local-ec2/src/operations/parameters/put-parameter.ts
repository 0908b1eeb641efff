import type { PutParameterRequest, PutParameterResult } from '@aws-sdk/client-ssm';
import { ApiError, notImplemented } from '../../api/api-error.ts';
import type { Parameter, ParameterVersion } from '../../catalogue/parameter-store.ts';
import { emptyMember } from '../empty-member.ts';
import { defineOperation, type Operation, type RequestContext } from '../operation.ts';
import { ownArn } from './parameter-output.ts';

/** ssm:PutParameter: own parameters of the standard tier, kept as they are given. */
export const putParameter: Operation = defineOperation<PutParameterRequest, PutParameterResult>({
  service: 'ssm',
  name: 'PutParameter',
  parameters: ['Name', 'Value', 'Type', 'DataType', 'Overwrite', 'Description', 'Tier'],
  run: (input, context) => {
    const { Name = '', Value = '' } = input;
    assertName(Name);
    if (Value === '') throw emptyMember('value');
    if (input.Tier === 'Advanced') throw notImplemented('the parameter tier Advanced');
    const store = context.world.images.parameters(context.region);
    const before = store.get(Name, context.accountId);
    if (before && !input.Overwrite) throw alreadyExists();
    const dataType = dataTypeOf(input, before);
    if (dataType === 'aws:ec2:image') assertImage(Value, context);
    const versions = [...(before?.versions ?? []), versionOf(input, context)];
    store.put({ name: Name, type: typeOf(input, before), dataType, accountId: context.accountId, versions });
    if (!before) context.world.journal.created(context, 'parameter', ownArn(Name, context));
    return { Version: versions.length, Tier: 'Standard' };
  },
});

function versionOf(
  { Value = '', Description }: PutParameterRequest,
  { now, credentials }: RequestContext,
): ParameterVersion {
  return {
    value: Value,
    modifiedAt: now.getTime(),
    modifiedBy: credentials.arn,
    labels: [],
    ...(Description !== undefined && { description: Description }),
  };
}

function assertName(name: string): void {
  if (!/^[a-zA-Z0-9_.\-/]{1,1011}$/.test(name))
    throw new ApiError('ValidationException', `Invalid parameter name '${name}'.`);
  if (!/^\/?(?:aws|ssm)/i.test(name)) return;
  throw new ApiError(
    'ValidationException',
    `Parameter name: can't be prefixed with "aws" or "ssm" (case-insensitive).`,
  );
}

function alreadyExists(): ApiError {
  const message =
    'The parameter already exists. To overwrite this value, set the overwrite option in the request to true.';
  return new ApiError('ParameterAlreadyExists', message);
}

function typeOf({ Type }: PutParameterRequest, before: Parameter | undefined): Parameter['type'] {
  const type = Type ?? before?.type;
  if (type === 'String' || type === 'StringList' || type === 'SecureString') return type;
  throw new ApiError('ValidationException', 'A parameter type is required when you create a parameter.');
}

function dataTypeOf({ DataType }: PutParameterRequest, before: Parameter | undefined): Parameter['dataType'] {
  const dataType = DataType ?? before?.dataType ?? 'text';
  if (dataType === 'text' || dataType === 'aws:ec2:image') return dataType;
  throw new ApiError('ValidationException', `The following data type is not supported: ${dataType}`);
}

function assertImage(value: string, context: RequestContext): void {
  if (context.world.images.store(context.region).get(value)) return;
  throw new ApiError(
    'ValidationException',
    `The parameter value '${value}' is not the id of an image of ${context.region}.`,
  );
}
