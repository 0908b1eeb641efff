import { EC2Client, type EC2ClientConfig } from '@aws-sdk/client-ec2';
import type { Access } from './access.ts';
import { clientConfiguration } from './client-configuration.ts';
import { correctSkew } from './correct-skew.ts';
import { nameHost } from './name-host.ts';

/** In a module of its own, which is loaded on first use: the SDK is most of the time that a command takes to start. */
export function createEc2Client(access: Access, options: { readonly maxAttempts?: number } = {}): EC2Client {
  return correctSkew(new EC2Client({ ...clientConfiguration(access), ...options }));
}

/**
 * Clients by region that share what does not depend on it: credentials, connections, and settings from variables and
 * the shared config file. Every client of its own would search them again, a millisecond each.
 */
export function createEc2Clients(
  access: Omit<Access, 'region'>,
  options: { readonly maxAttempts?: number } = {},
): (region: string) => EC2Client {
  let first: EC2Client | undefined;
  return (region) => {
    const configuration = { ...clientConfiguration({ ...access, region }), ...options };
    const client = nameHost(
      correctSkew(
        new EC2Client(first === undefined ? configuration : { ...configuration, ...shared(first) }),
      ),
    );
    first ??= client;
    return client;
  };
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
