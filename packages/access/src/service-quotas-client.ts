import { ServiceQuotasClient } from '@aws-sdk/client-service-quotas';
import type { Access } from './access.ts';
import { clientConfiguration } from './client-configuration.ts';
import { correctSkew } from './correct-skew.ts';

/** In a module of its own: only the check of a launch loads it. */
export function createServiceQuotas(access: Access): ServiceQuotasClient {
  return correctSkew(new ServiceQuotasClient({ ...clientConfiguration(access), maxAttempts: 1 }));
}
