import { SSMClient } from '@aws-sdk/client-ssm';
import type { Access } from './access.ts';
import { clientConfiguration } from './client-configuration.ts';
import { correctSkew } from './correct-skew.ts';
import { nameHost } from './name-host.ts';

/** In a module of its own: only a query that reads a parameter loads it. */
export function createSsmClient(access: Access): SSMClient {
  return nameHost(correctSkew(new SSMClient(clientConfiguration(access))));
}
