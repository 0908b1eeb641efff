import type { GetParametersRequest, GetParametersResult } from '@aws-sdk/client-ssm';
import { ApiError } from '../../api/api-error.ts';
import { defineOperation, type Operation, type RequestContext } from '../operation.ts';
import { parameterOutput } from './parameter-output.ts';
import { type FoundParameter, findParameter } from './parameter-reference.ts';

const MAX_NAMES = 10;

/** ssm:GetParameters: up to ten names, in alphabetical order; those that are not there are listed, not refused. */
export const getParameters: Operation = defineOperation<GetParametersRequest, GetParametersResult>({
  service: 'ssm',
  name: 'GetParameters',
  parameters: ['Names', 'WithDecryption'],
  run: ({ Names = [], WithDecryption = false }, context) => {
    const view = { region: context.region, decrypts: WithDecryption };
    assertNames(Names);
    const names = [...new Set(Names)].sort();
    const found = names.map((name) => tryFind(name, context));
    return {
      Parameters: found.filter((hit) => hit !== undefined).map((hit) => parameterOutput(hit, view)),
      InvalidParameters: names.filter((_, index) => found[index] === undefined),
    };
  },
});

function assertNames(names: readonly string[]): void {
  if (names.length > 0 && names.length <= MAX_NAMES) return;
  const bound = names.length === 0 ? 'greater than or equal to 1' : `less than or equal to ${MAX_NAMES}`;
  throw new ApiError(
    'ValidationException',
    `1 validation error detected: Value '[${names.join(', ')}]' at 'names' failed to satisfy constraint: Member must have length ${bound}`,
  );
}

function tryFind(name: string, context: RequestContext): FoundParameter | undefined {
  try {
    return findParameter(name, context);
  } catch (error) {
    if (error instanceof ApiError) return undefined;
    throw error;
  }
}
