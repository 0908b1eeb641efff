import type { VCpuInfo } from '@aws-sdk/client-ec2';
import type { InstanceTypeRecord } from '../../catalogue/instance-types/instance-type.ts';

/** Cores and threads of a type, and what CPU options may make of them. */
export function cpuInfo(type: InstanceTypeRecord): VCpuInfo {
  const { vcpus, bareMetal } = type;
  const threads = vcpus > 1 && hasThreads(type) ? 2 : 1;
  const cores = vcpus / threads;
  if (bareMetal) return { DefaultVCpus: vcpus, DefaultCores: cores, DefaultThreadsPerCore: threads };
  return {
    DefaultVCpus: vcpus,
    DefaultCores: cores,
    DefaultThreadsPerCore: threads,
    ValidCores: validCores(cores),
    ValidThreadsPerCore: threads === 2 ? [1, 2] : [1],
  };
}

/** Two threads a core: Intel but T2, and AMD up to the sixth generation. */
function hasThreads({ name, processor }: InstanceTypeRecord): boolean {
  if (processor === 'Intel') return !name.startsWith('t2.');
  return processor === 'AMD' && !/^[a-z]+[78]/.test(name);
}

/** Every count of a small processor, the even ones of a large one. */
function validCores(cores: number): number[] {
  if (cores <= 4) return Array.from({ length: cores }, (_, index) => index + 1);
  return Array.from({ length: Math.floor(cores / 2) }, (_, index) => (index + 1) * 2);
}
