import type { Clock } from '@ami-select/core';
import { ApiError } from '../api/api-error.ts';

/** A call as the token buckets see it. */
export interface ThrottleSubject {
  readonly operation: string;
  readonly region: string;
  readonly accountId: string;
  readonly input: object;
}

/** EC2's request throttling. */
export interface Throttle {
  /** Takes one token. @throws ApiError `RequestLimitExceeded` when the bucket is empty. */
  take(subject: ThrottleSubject): void;
}

interface Bucket {
  readonly size: number;
  readonly refillPerSecond: number;
}

interface Level {
  tokens: number;
  at: number;
}

/** Buckets of the EC2 developer guide, "Request throttling". */
const RUN: Bucket = { size: 5, refillPerSecond: 2 };
const TERMINATE: Bucket = { size: 100, refillPerSecond: 5 };
const TAGS: Bucket = { size: 100, refillPerSecond: 10 };
const MUTATE: Bucket = { size: 50, refillPerSecond: 5 };
const DESCRIBE: Bucket = { size: 100, refillPerSecond: 20 };
const DESCRIBE_ALL: Bucket = { size: 50, refillPerSecond: 10 };

const OWN_BUCKETS: Readonly<Record<string, Bucket>> = {
  RunInstances: RUN,
  StartInstances: RUN,
  TerminateInstances: TERMINATE,
  CreateTags: TAGS,
  DeleteTags: TAGS,
};

/** Describe calls with a smaller bucket when they request everything at once. */
const COSTLY: ReadonlySet<string> = new Set([
  'DescribeInstances',
  'DescribeInstanceStatus',
  'DescribeNetworkInterfaces',
  'DescribeSecurityGroups',
  'DescribeSnapshots',
  'DescribeSpotInstanceRequests',
  'DescribeVolumes',
]);

const NO_THROTTLE: Throttle = { take: () => {} };

export function createThrottle({ enabled, clock }: { enabled: boolean; clock: Clock }): Throttle {
  if (!enabled) return NO_THROTTLE;
  const levels = new Map<string, Level>();
  return {
    take: (subject) => {
      const { bucket, name } = bucketOf(subject);
      const key = [subject.accountId, subject.region, name].join(' ');
      const level = refill(levels.get(key), bucket, clock.now().getTime());
      levels.set(key, level);
      if (level.tokens < 1) throw new ApiError('RequestLimitExceeded', 'Request limit exceeded.');
      level.tokens -= 1;
    },
  };
}

function refill(level: Level | undefined, { size, refillPerSecond }: Bucket, now: number): Level {
  if (!level) return { tokens: size, at: now };
  const gained = ((now - level.at) / 1000) * refillPerSecond;
  return { tokens: Math.min(size, level.tokens + gained), at: now };
}

/** Calls with a bucket of their own, and one bucket for all calls of the other kinds. */
function bucketOf({ operation, input }: ThrottleSubject): { bucket: Bucket; name: string } {
  const own = OWN_BUCKETS[operation];
  if (own) return { bucket: own, name: operation };
  if (!operation.startsWith('Describe')) return { bucket: MUTATE, name: 'mutating' };
  if (COSTLY.has(operation) && Object.keys(input).length === 0)
    return { bucket: DESCRIBE_ALL, name: 'describe-all' };
  return { bucket: DESCRIBE, name: 'describe' };
}
