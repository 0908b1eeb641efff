import { endpointProblems } from '@ami-select/config';
import type { Environment } from '../environment.ts';
import { CliError } from '../errors.ts';

/**
 * Refuses an endpoint of the environment that is no URL, or where nothing answers, before anything depends on it.
 * @throws CliError INVALID_INPUT
 */
export async function checkEndpoint(variables: Environment['variables']): Promise<void> {
  const [problem] = await endpointProblems(variables);
  if (problem === undefined) return;
  throw new CliError('INVALID_INPUT', problem, {
    hint: 'Start one with "ami-select local", or unset AWS_ENDPOINT_URL to use AWS.',
  });
}
