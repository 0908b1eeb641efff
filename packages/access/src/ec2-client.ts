import { EC2Client, type EC2ClientConfig } from '@aws-sdk/client-ec2';
import type { Access } from './access.ts';
import { type ClientConfiguration, clientConfiguration, LAUNCH_TIMEOUT_MS } from './client-configuration.ts';
import { correctSkew } from './correct-skew.ts';
import { nameHost } from './name-host.ts';

export interface Ec2ClientOptions {
  /** It retries nothing on its own, and gives a launch its time. */
  readonly launches?: boolean;
}

/** In a module of its own, which is loaded on first use: the SDK is most of the time that a command takes to start. */
export function createEc2Client(access: Access, options: Ec2ClientOptions = {}): EC2Client {
  return correctSkew(new EC2Client(configurationOf(access, options)));
}

/**
 * Clients by region that share what does not depend on it: credentials, connections, and settings from variables and
 * the shared config file. Every client of its own would search them again, a millisecond each.
 */
export function createEc2Clients(
  access: Omit<Access, 'region'>,
  options: Ec2ClientOptions = {},
): (region: string) => EC2Client {
  let first: EC2Client | undefined;
  return (region) => {
    const configuration = configurationOf({ ...access, region }, options);
    const client = nameHost(
      correctSkew(
        new EC2Client(first === undefined ? configuration : { ...configuration, ...shared(first) }),
      ),
    );
    first ??= client;
    return client;
  };
}

function configurationOf(
  access: Access,
  { launches = false }: Ec2ClientOptions,
): ClientConfiguration & { readonly maxAttempts?: number } {
  if (!launches) return clientConfiguration(access);
  const { timeoutMs = LAUNCH_TIMEOUT_MS } = access;
  return { ...clientConfiguration({ ...access, timeoutMs }), maxAttempts: 1 };
}

function shared({ config }: EC2Client): EC2ClientConfig {
  const { authSchemePreference, credentials, defaultsMode, maxAttempts, requestHandler, retryMode } = config;
  const { useDualstackEndpoint, useFipsEndpoint, userAgentAppId } = config;
  return {
    authSchemePreference,
    credentials,
    defaultsMode,
    maxAttempts,
    requestHandler,
    retryMode,
    useDualstackEndpoint,
    useFipsEndpoint,
    userAgentAppId,
  };
}

/** Region of the shared AWS config file, as the SDK reads it. */
export async function sharedConfigRegion(): Promise<string | undefined> {
  return new EC2Client({}).config.region().catch(() => undefined);
}
