import type { GetParameterRequest, GetParameterResult } from '@aws-sdk/client-ssm';
import { ApiError } from '../../api/api-error.ts';
import { defineOperation, type Operation } from '../operation.ts';
import { parameterOutput } from './parameter-output.ts';
import { findParameter } from './parameter-reference.ts';

/** ssm:GetParameter. */
export const getParameter: Operation = defineOperation<GetParameterRequest, GetParameterResult>({
  service: 'ssm',
  name: 'GetParameter',
  parameters: ['Name', 'WithDecryption'],
  run: ({ Name, WithDecryption = false }, context) => {
    if (!Name) throw new ApiError('ValidationException', 'A parameter needs a Name.');
    const view = { region: context.region, decrypts: WithDecryption };
    return { Parameter: parameterOutput(findParameter(Name, context), view) };
  },
});
