import { DescribeSpotPriceHistoryCommand, type SpotPrice as HistoryItem } from '@aws-sdk/client-ec2';
import { awsErrorName, isDenial } from '../aws/classify-error.ts';
import { collectPages } from '../aws/pages.ts';
import { retry } from '../aws/patience.ts';
import type { ProvisionerDependencies } from '../aws/ports.ts';
import { timedClient } from '../aws/timed-client.ts';
import { toProvisionerError } from '../aws/to-provisioner-error.ts';

/** What a type costs in a zone from one moment on, in US dollars an hour, for Linux. */
export interface SpotPrice {
  readonly instanceType: string;
  readonly zone: string;
  readonly zoneId?: string | undefined;
  readonly perHour: number;
  /** ISO 8601. */
  readonly since: string;
}

/** Spot prices, or why there are none. */
export type SpotPrices =
  | {
      readonly prices: readonly SpotPrice[];
      /** ISO 8601. */
      readonly askedAt: string;
    }
  | { readonly missing: string };

/** Types, and the time whose prices are wanted, in ISO 8601. */
export interface SpotQuestion {
  readonly instanceTypes: readonly string[];
  readonly from: string;
  readonly until: string;
}

type Dependencies = Pick<ProvisionerDependencies, 'ec2' | 'clock' | 'logger' | 'signal'>;

const ACTION = 'ec2:DescribeSpotPriceHistory';
/** EC2's name of Linux without a licence to pay for. */
export const LINUX = 'Linux/UNIX';
/** A launch or an end waits no longer for a price. */
const LONGEST_MS = 5_000;
const ATTEMPTS = 2;

/**
 * The prices of the types in every zone of the region, from those in force at the start on. Never rejects: without the
 * permission, or without a response, the reason takes their place.
 *
 * Source: EC2 API reference, DescribeSpotPriceHistory (with a start time it returns what was in force then as well).
 */
export async function findSpotPrices(
  { instanceTypes, from, until }: SpotQuestion,
  { ec2, clock, logger, signal }: Dependencies,
): Promise<SpotPrices> {
  const now = clock.now();
  const timed = { ec2: timedClient(ec2, clock, now.getTime() + LONGEST_MS), clock, logger, signal };
  const input = {
    InstanceTypes: [...new Set(instanceTypes)] as HistoryItem['InstanceType'][] as never,
    ProductDescriptions: [LINUX],
    StartTime: new Date(from),
    EndTime: new Date(until),
  };
  try {
    const prices = await collectPages(
      (next) =>
        retry(
          () => timed.ec2.send(new DescribeSpotPriceHistoryCommand({ ...input, ...next })),
          { action: ACTION, attempts: ATTEMPTS },
          timed,
        ),
      ({ SpotPriceHistory = [] }) => SpotPriceHistory.flatMap(toSpotPrice),
    );
    return { prices, askedAt: now.toISOString() };
  } catch (error) {
    if (isDenial(awsErrorName(error))) return { missing: `${ACTION} is not allowed` };
    return { missing: toProvisionerError(error, ACTION).message };
  }
}

/** What is no price is left out. */
function toSpotPrice(item: HistoryItem): readonly SpotPrice[] {
  const { InstanceType, AvailabilityZone, AvailabilityZoneId, Timestamp } = item;
  const perHour = Number(item.SpotPrice ?? Number.NaN);
  if (!(perHour >= 0) || InstanceType === undefined || AvailabilityZone === undefined) return [];
  const since = (Timestamp ?? new Date(0)).toISOString();
  return [{ instanceType: InstanceType, zone: AvailabilityZone, zoneId: AvailabilityZoneId, perHour, since }];
}
