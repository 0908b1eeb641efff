import type { GetParameterHistoryRequest, GetParameterHistoryResult } from '@aws-sdk/client-ssm';
import { defineOperation, type Operation } from '../operation.ts';
import { pageOf } from '../paging.ts';
import { findOwnParameter } from './own-parameter.ts';
import { historyOutput } from './parameter-output.ts';

/** ssm:GetParameterHistory, of own parameters: every version, oldest first. */
export const getParameterHistory: Operation = defineOperation<
  GetParameterHistoryRequest,
  GetParameterHistoryResult
>({
  service: 'ssm',
  name: 'GetParameterHistory',
  parameters: ['Name', 'WithDecryption', 'MaxResults', 'NextToken'],
  run: (input, context) => {
    const parameter = findOwnParameter(input.Name, context);
    const versions = parameter.versions.map((version, index) => ({ parameter, version, number: index + 1 }));
    const { items, ...next } = pageOf(versions, input, {
      minimum: 1,
      maximum: 50,
      usual: 50,
      wording: 'ssm',
    });
    const view = { region: context.region, decrypts: input.WithDecryption ?? false };
    return { Parameters: items.map((version) => historyOutput(version, view)), ...next };
  },
});
