import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Client } from './scenario.ts';
import { type ClientOptions, createSdkClient, type SdkModules } from './sdk-client.ts';

/** Where `e2e/peers/install` puts version 3.8.1, whose dependencies the workspace must not know. */
const folder = new URL('../peers/sdk-of-2021/', import.meta.url);

export const sdkOf2021Installed: boolean = existsSync(new URL('node_modules/@aws-sdk/client-sts', folder));

/** The AWS SDK for JavaScript v3 as it was in March 2021. */
export function createSdkOf2021Client(endpoint: string, options: ClientOptions): Client {
  const load = createRequire(new URL('package.json', folder));
  const modules: SdkModules = {
    ec2: load('@aws-sdk/client-ec2'),
    ssm: load('@aws-sdk/client-ssm'),
    sts: load('@aws-sdk/client-sts'),
  };
  return { ...createSdkClient(endpoint, options, modules), name: 'AWS SDK for JavaScript v3 of 2021' };
}
