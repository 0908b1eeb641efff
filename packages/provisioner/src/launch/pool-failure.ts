import { vcpuGroupOf } from '@ami-select/ec2-data/vcpu-quotas';
import { awsErrorName, classify } from '../aws/classify-error.ts';
import type { CapacityPool } from '../fleet/fleet-intent.ts';

/** What a refused launch says about the pools that are left. */
export interface PoolFailure {
  /** Capacity may be elsewhere; a refusal would be the same everywhere but for the pools that it does not concern. */
  readonly kind: 'capacity' | 'refusal';
  /** Whether the same call would fail in this pool for the same reason. */
  concerns(other: CapacityPool): boolean;
}

type Scope = (failed: CapacityPool) => (other: CapacityPool) => boolean;

const pool: Scope = (failed) => (other) => other.clientToken === failed.clientToken;
const market: Scope = (failed) => (other) => other.market === failed.market;
/** Without a subnet EC2 chooses one for every launch anew. */
const subnet: Scope = (failed) => (other) =>
  failed.subnetId === undefined ? pool(failed)(other) : other.subnetId === failed.subnetId;
const type: Scope = (failed) => (other) => other.instanceType === failed.instanceType;
/** Quotas of vCPUs count a family of types in one market (EC2 user guide, "On-Demand Instance quotas", "Spot Instance quotas"). */
const quota: Scope = (failed) => (other) =>
  other.market === failed.market && vcpuGroupOf(other.instanceType) === vcpuGroupOf(failed.instanceType);

/** Failures that say something of more than the pool itself, or of less than every pool. */
const SCOPES: Readonly<Record<string, readonly [PoolFailure['kind'], Scope]>> = {
  MaxSpotInstanceCountExceeded: ['capacity', quota],
  MaxSpotFleetRequestCountExceeded: ['capacity', market],
  InsufficientFreeAddressesInSubnet: ['capacity', subnet],
  InsufficientAddressCapacity: ['capacity', subnet],
  VcpuLimitExceeded: ['capacity', quota],
  InstanceLimitExceeded: ['capacity', type],
  'InvalidSubnetID.NotFound': ['refusal', subnet],
  // An image may list the types that it runs on (`InstanceTypeSpecification`); EC2 says of others that they do not fit [U].
  InvalidParameterCombination: ['refusal', type],
};

/** What a failed launch says of the other pools; undefined where none of them can do better. */
export function readPoolFailure(error: unknown, failed: CapacityPool): PoolFailure | undefined {
  const name = awsErrorName(error);
  const [kind, scope] = Object.hasOwn(SCOPES, name) ? (SCOPES[name] ?? []) : [];
  if (kind !== undefined && scope !== undefined) return { kind, concerns: scope(failed) };
  return classify(error) === 'next-pool' ? { kind: 'capacity', concerns: pool(failed) } : undefined;
}
