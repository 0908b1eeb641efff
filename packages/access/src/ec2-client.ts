import { EC2Client } from '@aws-sdk/client-ec2';
import type { Access } from './access.ts';
import { clientConfiguration } from './client-configuration.ts';

/** In a module of its own, which is loaded on first use: the SDK is most of the time that a command takes to start. */
export function createEc2Client(access: Access, options: { readonly maxAttempts?: number } = {}): EC2Client {
  return new EC2Client({ ...clientConfiguration(access), ...options });
}

/** Region of the shared AWS config file, as the SDK reads it. */
export async function sharedConfigRegion(): Promise<string | undefined> {
  return new EC2Client({}).config.region().catch(() => undefined);
}
