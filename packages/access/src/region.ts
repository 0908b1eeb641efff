import type { Variables } from './access.ts';
import { AccessError } from './errors.ts';

/** The region that the environment names. */
export function environmentRegion({ AWS_REGION, AWS_DEFAULT_REGION }: Variables): string | undefined {
  return AWS_REGION || AWS_DEFAULT_REGION || undefined;
}

/** The region of the environment, else that of the shared AWS config file; undefined when neither names one. */
export async function findRegion(variables: Variables): Promise<string | undefined> {
  return environmentRegion(variables) ?? (await import('./ec2-client.ts')).sharedConfigRegion();
}

/**
 * The given regions, else the configured one.
 * @throws AccessError NO_REGION, INVALID_REGION
 */
export async function resolveRegions(
  given: readonly string[],
  variables: Variables,
): Promise<readonly string[]> {
  if (given.length > 0) return given;
  refuseOtherLetters(variables);
  const region = await findRegion(variables);
  if (region !== undefined) return [region];
  throw new AccessError('NO_REGION', 'no region: none was given and none is configured', {
    hint: 'Give a region such as eu-central-1, set AWS_REGION, or set a region in the AWS config file.',
  });
}

/** Names of regions have small letters; another one would end as a host that does not exist. */
function refuseOtherLetters(variables: Variables): void {
  const region = environmentRegion(variables);
  if (region === undefined || /^[a-z0-9-]+$/.test(region)) return;
  const name = variables.AWS_REGION ? 'AWS_REGION' : 'AWS_DEFAULT_REGION';
  const message = `${name} is "${region}"; it must be a region such as eu-central-1`;
  throw new AccessError('INVALID_REGION', message);
}
