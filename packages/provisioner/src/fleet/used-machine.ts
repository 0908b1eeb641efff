import type { Market } from './fleet-request.ts';

/** An instance as its bill sees it. */
export interface UsedMachine {
  readonly instanceId: string;
  readonly instanceType: string;
  readonly market: Market;
  /** Name of the availability zone. */
  readonly zone?: string | undefined;
  /** As EC2 calls it, such as `Linux/UNIX` or `Windows`. */
  readonly platform?: string | undefined;
  /** `default`, `dedicated` or `host`. */
  readonly tenancy?: string | undefined;
  /** ISO 8601; EC2 bills from a few seconds later on, when it runs. */
  readonly launchedAt: string;
  /** ISO 8601: when it stopped or began to shut down, as EC2 dates it or as it was seen; absent while it runs. */
  readonly endedAt?: string | undefined;
  /** `endedAt` is when the first look saw it, which may be long after its end. */
  readonly isUndated?: boolean | undefined;
  /** It ended before it ran, or EC2 took the spot instance back, which is free in its first hour. */
  readonly unbilled?: 'never-ran' | 'first-hour' | undefined;
}
