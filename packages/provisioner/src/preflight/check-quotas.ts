import { findInstanceType } from '@ami-select/ec2-data/instance-types';
import { type VcpuQuota, vcpuQuotaOf } from '@ami-select/ec2-data/vcpu-quotas';
import type { Instance } from '@aws-sdk/client-ec2';
import type { SpawnDependencies } from '../aws/ports.ts';
import { readQuota } from '../aws/read-quota.ts';
import { throwIfAborted } from '../fleet/errors.ts';
import type { FleetIntent } from '../fleet/fleet-intent.ts';
import { findInstances } from '../kinds/instance.ts';
import type { Finding } from './finding.ts';

/** A quota that pools of the fleet are counted in. */
interface Room {
  readonly quota: VcpuQuota;
  readonly value: number;
  /** vCPUs of what lives. */
  readonly used: number;
  readonly types: readonly string[];
  /** Machines of its smallest type that fit. */
  readonly machines: number;
}

/**
 * Whether the vCPU quotas of the account have room for the fleet beside what lives, by pool: a fleet that is launched in one
 * pool needs one quota with room, a quorum may gather from several. What nobody may read, and what Service Quotas does not
 * answer, is a note: the launch is the check.
 */
export async function checkQuotas(
  intent: FleetIntent,
  dependencies: SpawnDependencies,
): Promise<readonly Finding[]> {
  const { serviceQuotas, logger, signal } = dependencies;
  if (serviceQuotas === undefined || intent.pools.length === 0) return [];
  try {
    const rooms = await findRooms(intent, dependencies, (code) =>
      readQuota(code, serviceQuotas, dependencies),
    );
    if (rooms === undefined || hasRoom(intent, rooms)) {
      for (const room of rooms ?? []) {
        if (room.machines < intent.count) logger.info(`instance-types: ${describe(room, intent)}.`);
      }
      return [];
    }
    const expected = 'expected fewer or smaller machines, another market or family, or a higher quota';
    return rooms.map((room) => {
      const message = `${room.types.join(', ')} is not valid because ${describe(room, intent)}; ${expected}`;
      return { code: 'CAPACITY', problem: { field: 'instance-types', message } };
    });
  } catch (error) {
    throwIfAborted(signal, 'reading the quotas of the account');
    logger.info(`Quotas were not checked: ${error instanceof Error ? error.message : String(error)}`);
    return [];
  }
}

/** Undefined when a pool is counted in no quota that is known, so that the fleet may fit there. */
async function findRooms(
  { pools }: FleetIntent,
  dependencies: SpawnDependencies,
  read: (code: string) => Promise<number | undefined>,
): Promise<readonly Room[] | undefined> {
  const counted = pools.map(({ instanceType, market }) => ({
    instanceType,
    quota: vcpusOf(instanceType) === undefined ? undefined : vcpuQuotaOf(instanceType, market),
  }));
  const quotas = new Set(counted.map(({ quota }) => quota));
  const values = await Promise.all(
    [...quotas].map(async (quota) => ({ quota, value: quota && (await read(quota.code)) })),
  );
  if (values.some(({ value }) => value === undefined)) return undefined;
  const living = await findLiving(dependencies);
  return values.flatMap(({ quota, value }): Room[] => {
    if (quota === undefined || value === undefined) return [];
    const types = [...new Set(counted.filter((one) => one.quota === quota).map((one) => one.instanceType))];
    const used = living.filter((one) => isCountedIn(one, quota)).reduce((sum, one) => sum + vcpusIn(one), 0);
    const smallest = Math.min(...types.map((type) => vcpusOf(type) ?? 1));
    return [{ quota, value, used, types, machines: Math.max(0, Math.floor((value - used) / smallest)) }];
  });
}

function hasRoom({ count, minimum }: FleetIntent, rooms: readonly Room[]): boolean {
  if (minimum >= count) return rooms.some(({ machines }) => machines >= count);
  return rooms.reduce((sum, { machines }) => sum + machines, 0) >= minimum;
}

function describe({ quota, value, used, types, machines }: Room, { count }: FleetIntent): string {
  const needed = [...new Set(types.map((type) => vcpusOf(type) ?? 1))].map((vcpus) => vcpus * count);
  const range = [...new Set([Math.min(...needed), Math.max(...needed)])].join(' to ');
  const left = Math.max(0, value - used);
  return `quota ${quota.code} (${quota.name}) is ${value} vCPUs, ${used} are in use and ${left} left, room for ${machines} of ${count} machines, which have ${range}`;
}

/** Only what runs or is about to is counted (EC2 user guide, "Amazon EC2 On-Demand Instance quotas"). */
function findLiving(dependencies: SpawnDependencies): Promise<Instance[]> {
  return findInstances([{ Name: 'instance-state-name', Values: ['pending', 'running'] }], dependencies);
}

function isCountedIn({ InstanceType, InstanceLifecycle }: Instance, quota: VcpuQuota): boolean {
  const market = InstanceLifecycle === 'spot' ? 'spot' : 'on-demand';
  return vcpuQuotaOf(InstanceType ?? '', market) === quota;
}

/** As the machine has them where its type has no record, such as one newer than the recording. */
function vcpusIn({ InstanceType, CpuOptions: { CoreCount = 1, ThreadsPerCore = 1 } = {} }: Instance): number {
  return vcpusOf(InstanceType ?? '') ?? CoreCount * ThreadsPerCore;
}

function vcpusOf(instanceType: string): number | undefined {
  return findInstanceType(instanceType)?.VCpuInfo.DefaultVCpus;
}
