import { AccessError, checkEndpoint } from '@ami-select/access';
import { type FleetHandle, isLoopback } from '@ami-select/provisioner';

/**
 * The endpoint of a handle on this machine where nothing listens any more, as after a `run --local` that was killed: the
 * machines of local-ec2 ended with it. Undefined for any other one, which is not asked.
 */
export async function goneEndpoint({ intent }: Pick<FleetHandle, 'intent'>): Promise<string | undefined> {
  const { endpoint } = intent;
  if (endpoint === undefined || !isLoopback(endpoint)) return undefined;
  const failure = await checkEndpoint({ AWS_ENDPOINT_URL: endpoint }).catch((error: unknown) => error);
  const isGone = failure instanceof AccessError && failure.code === 'UNREACHABLE_ENDPOINT';
  return isGone ? endpoint : undefined;
}
