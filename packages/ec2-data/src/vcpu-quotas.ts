/** A quota of an account in a region on the vCPUs of one group of families. */
export interface VcpuQuota {
  /** As Service Quotas has it, the same in every region. */
  readonly code: string;
  readonly name: string;
  /** `Standard` (A, C, D, H, I, M, R, T, Z), `G` (G and VT), `P`, `F`, `X`, `Inf`, `Trn`, `DL`, `HPC` or `HighMem`. */
  readonly group: string;
  readonly market: 'on-demand' | 'spot';
}

const STANDARD = 'Standard (A, C, D, H, I, M, R, T, Z)';

/**
 * Source: names from the EC2 user guide, codes from the answers of `aws service-quotas list-service-quotas --service-code
 * ec2` in public repositories, read on 2026-11-29. [U] in an account of our own.
 */
export const VCPU_QUOTAS: readonly VcpuQuota[] = [
  onDemand('L-1216C47A', 'Standard', STANDARD),
  onDemand('L-417A185B', 'P'),
  onDemand('L-43DA4232', 'HighMem', 'High Memory'),
  onDemand('L-6E869C2A', 'DL'),
  onDemand('L-7295265B', 'X'),
  onDemand('L-74FC7D96', 'F'),
  onDemand('L-1945791B', 'Inf'),
  onDemand('L-2C3B7624', 'Trn'),
  onDemand('L-DB2E81BA', 'G', 'G and VT'),
  onDemand('L-F7808C92', 'HPC'),
  spot('L-34B43A08', 'Standard', STANDARD),
  spot('L-7212CCBC', 'P'),
  spot('L-85EED4F7', 'DL'),
  spot('L-E3A00192', 'X'),
  spot('L-88CF9481', 'F'),
  spot('L-B5D1601B', 'Inf'),
  spot('L-6B0D517C', 'Trn'),
  spot('L-3819A6DF', 'G', 'G and VT'),
];

/** Longer prefixes first. Mac instances are on dedicated hosts, which have quotas of their own. */
const GROUPS: readonly (readonly [prefix: string, group: string])[] = [
  ['dl', 'DL'],
  ['hpc', 'HPC'],
  ['inf', 'Inf'],
  ['trn', 'Trn'],
  ['mac', ''],
  ['u-', 'HighMem'],
  ['u7', 'HighMem'],
  ['vt', 'G'],
  ['f', 'F'],
  ['g', 'G'],
  ['p', 'P'],
  ['x', 'X'],
];

/** The quota that counts a type; undefined where none of these does. Source: EC2 user guide, On-Demand and Spot quotas. */
export function vcpuQuotaOf(instanceType: string, market: VcpuQuota['market']): VcpuQuota | undefined {
  const group = vcpuGroupOf(instanceType);
  return VCPU_QUOTAS.find((quota) => quota.group === group && quota.market === market);
}

/** The group of families that is counted together with a type, in each market; empty for those of dedicated hosts. */
export function vcpuGroupOf(instanceType: string): string {
  return GROUPS.find(([prefix]) => instanceType.startsWith(prefix))?.[1] ?? 'Standard';
}

function onDemand(code: string, group: string, families: string = group): VcpuQuota {
  return { code, name: `Running On-Demand ${families} instances`, group, market: 'on-demand' };
}

function spot(code: string, group: string, families: string = group): VcpuQuota {
  return { code, name: `All ${families} Spot Instance Requests`, group, market: 'spot' };
}
