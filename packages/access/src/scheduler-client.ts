import { SchedulerClient } from '@aws-sdk/client-scheduler';
import type { Access } from './access.ts';
import { clientConfiguration } from './client-configuration.ts';
import { correctSkew } from './correct-skew.ts';

/** In a module of its own: only a fleet with a lease on the side of AWS loads it. */
export function createScheduler(access: Access): SchedulerClient {
  return correctSkew(new SchedulerClient({ ...clientConfiguration(access), maxAttempts: 1 }));
}
