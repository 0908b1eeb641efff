import { type Clients, lazySender } from '@ami-select/selector';
import type { EC2Client, EC2ClientConfig } from '@aws-sdk/client-ec2';
import { CliError } from './errors.ts';

/** Where the API is asked, and as whom. Fields that are absent come from the SDK's default chain. */
export interface Access {
  readonly region: string;
  readonly endpoint?: string;
  readonly credentials?: { readonly accessKeyId: string; readonly secretAccessKey: string };
}

const CONNECTION_TIMEOUT_MS = 5_000;
const LAUNCH_ATTEMPTS = 1;

/** Clients for questions: the SDK's own retries, loaded on first use. */
export function createClients(access: Omit<Access, 'region'>): Clients {
  return (region) => ({
    ec2: lazySender(async () => {
      const { EC2Client } = await import('@aws-sdk/client-ec2');
      return new EC2Client(configuration({ ...access, region }));
    }),
    ssm: lazySender(async () => {
      const { SSMClient } = await import('@aws-sdk/client-ssm');
      return new SSMClient(configuration({ ...access, region }));
    }),
  });
}

/** The client for launches and clean-up. It never repeats a call on its own: the provisioner decides that. */
export async function createLaunchClient(access: Access): Promise<EC2Client> {
  const { EC2Client } = await import('@aws-sdk/client-ec2');
  return new EC2Client({ ...configuration(access), maxAttempts: LAUNCH_ATTEMPTS });
}

/**
 * The regions to ask: those given, else those of the environment, else that of the shared AWS config file.
 * @throws CliError INVALID_INPUT when there is none.
 */
export async function resolveRegions(
  given: readonly string[],
  variables: Readonly<Record<string, string | undefined>>,
): Promise<readonly string[]> {
  if (given.length > 0) return given;
  const region = variables.AWS_REGION || variables.AWS_DEFAULT_REGION || (await readConfiguredRegion());
  if (region) return [region];
  throw new CliError('INVALID_INPUT', 'no region: none was given and none is configured', {
    hint: 'Give --region eu-central-1, set AWS_REGION, or set a region in the AWS config file.',
  });
}

async function readConfiguredRegion(): Promise<string | undefined> {
  const { EC2Client } = await import('@aws-sdk/client-ec2');
  const client = new EC2Client({});
  return client.config.region().catch(() => undefined);
}

function configuration({ region, endpoint, credentials }: Access): EC2ClientConfig {
  return {
    region,
    ...(endpoint !== undefined && { endpoint }),
    ...(credentials && { credentials }),
    requestHandler: { connectionTimeout: CONNECTION_TIMEOUT_MS },
  };
}
