import { ActionError } from '@ami-select/action-kit';
import { lazySender, type RegionClients } from '@ami-select/selector';
import { EC2Client } from '@aws-sdk/client-ec2';

const USER_AGENT = 'ami-select';
const ADDRESS_SERVICE = 'https://checkip.amazonaws.com';
const ADDRESS_TIMEOUT_MS = 10_000;

/** Clients for questions; the SDK repeats those by itself. The SSM client is loaded when a parameter is read. */
export function createClients(region: string): RegionClients {
  return {
    ec2: new EC2Client({ region, customUserAgent: USER_AGENT }),
    ssm: lazySender(async () => {
      const { SSMClient } = await import('@aws-sdk/client-ssm');
      return new SSMClient({ region, customUserAgent: USER_AGENT });
    }),
  };
}

/** The client for launches and clean-up: the provisioner decides what is repeated. */
export function createLaunchClient(region: string, endpoint: string | undefined): EC2Client {
  return new EC2Client({
    region,
    maxAttempts: 1,
    customUserAgent: USER_AGENT,
    ...(endpoint !== undefined && { endpoint }),
  });
}

/** Asks AWS which public address this machine comes from. */
export function createCallerAddress(signal: AbortSignal): () => Promise<string> {
  return async () => {
    const limit = AbortSignal.any([signal, AbortSignal.timeout(ADDRESS_TIMEOUT_MS)]);
    const response = await fetch(ADDRESS_SERVICE, { signal: limit }).catch((cause: unknown) => {
      throw unknownAddress(cause);
    });
    if (!response.ok) throw unknownAddress(new Error(`HTTP status ${response.status}`));
    return (await response.text()).trim();
  };
}

function unknownAddress(cause: unknown): ActionError {
  return new ActionError(
    'INVALID_INPUT',
    `the address of this machine is unknown: ${ADDRESS_SERVICE} does not answer`,
    {
      hint: 'Give ssh-from, such as 203.0.113.7/32.',
      cause,
    },
  );
}
