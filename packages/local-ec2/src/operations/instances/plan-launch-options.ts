import { findInstanceType, type InstanceType } from '@ami-select/ec2-data/instance-types';
import type { RunInstancesRequest } from '@aws-sdk/client-ec2';
import { ApiError, notImplemented } from '../../api/api-error.ts';
import type { CpuCredits, LaunchOptions, PrivateDnsNameOptions } from '../../state/resources.ts';
import { oneOf } from '../one-of.ts';
import type { RequestContext } from '../operation.ts';
import type { LaunchInput } from './launch-input.ts';
import { planPlacement } from './plan-placement.ts';

/**
 * Options of a launch beyond image, network, devices and metadata.
 * @throws ApiError for values that EC2 refuses, and `NotImplemented` for hibernation and enclaves.
 */
export function planLaunchOptions(
  input: LaunchInput,
  type: InstanceType,
  context: RequestContext,
): LaunchOptions {
  if (input.HibernationOptions?.Configured) throw notImplemented('hibernation');
  if (input.EnclaveOptions?.Enabled) throw notImplemented('enclaves');
  const cpuCredits = planCredits(input.CreditSpecification?.CpuCredits, type.InstanceType);
  return {
    cpu: planCpu(input.CpuOptions, type.InstanceType),
    ...(cpuCredits && { cpuCredits }),
    autoRecovery: oneOf(input.MaintenanceOptions?.AutoRecovery ?? 'default', 'AutoRecovery', [
      'default',
      'disabled',
    ]),
    capacityReservation: planReservation(input),
    ...planPlacement(input.Placement, type.InstanceType, context),
    privateDnsName: planPrivateDnsName(input.PrivateDnsNameOptions),
  };
}

/** Cores and threads of a type when the launch sets no CPU options. */
export function defaultCpu(typeName: string): LaunchOptions['cpu'] {
  const { DefaultCores = 1, DefaultThreadsPerCore = 1 } = findInstanceType(typeName)?.VCpuInfo ?? {};
  return { coreCount: DefaultCores, threadsPerCore: DefaultThreadsPerCore };
}

/** T2 starts with standard credits, the later families with unlimited ones; other types have none. */
export function defaultCredits(typeName: string): CpuCredits | undefined {
  if (!findInstanceType(typeName)?.BurstablePerformanceSupported) return undefined;
  return typeName.startsWith('t2.') ? 'standard' : 'unlimited';
}

function planCredits(asked: string | undefined, typeName: string): CpuCredits | undefined {
  const usual = defaultCredits(typeName);
  if (asked === undefined) return usual;
  if (usual) return oneOf<CpuCredits>(asked, 'CpuCredits', ['standard', 'unlimited']);
  throw new ApiError(
    'InvalidParameterCombination',
    `The instance type ${typeName} does not support a CPU credit specification.`,
  );
}

function planCpu(asked: RunInstancesRequest['CpuOptions'], typeName: string): LaunchOptions['cpu'] {
  const usual = defaultCpu(typeName);
  if (asked?.CoreCount === undefined && asked?.ThreadsPerCore === undefined) return usual;
  const { ValidCores = [], ValidThreadsPerCore = [] } = findInstanceType(typeName)?.VCpuInfo ?? {};
  const { CoreCount, ThreadsPerCore } = asked;
  if (CoreCount === undefined || ThreadsPerCore === undefined) {
    throw new ApiError(
      'InvalidParameterCombination',
      'CPU options need both the number of CPU cores and the number of threads per core.',
    );
  }
  if (ValidCores.includes(CoreCount) && ValidThreadsPerCore.includes(ThreadsPerCore)) {
    return { coreCount: CoreCount, threadsPerCore: ThreadsPerCore };
  }
  throw new ApiError(
    'InvalidParameterValue',
    `The instance type ${typeName} does not support ${CoreCount} CPU cores with ${ThreadsPerCore} threads per core.`,
  );
}

/** Without reservations of capacity, open and none come to the same. */
function planReservation({ CapacityReservationSpecification: asked }: LaunchInput): 'none' | 'open' {
  const preference = asked?.CapacityReservationPreference ?? 'open';
  if (preference === 'capacity-reservations-only') throw notImplemented('reservations of capacity');
  return oneOf(preference, 'CapacityReservationPreference', ['open', 'none']);
}

function planPrivateDnsName(asked: RunInstancesRequest['PrivateDnsNameOptions']): PrivateDnsNameOptions {
  if (asked?.EnableResourceNameDnsAAAARecord) {
    throw new ApiError(
      'InvalidParameterCombination',
      'EnableResourceNameDnsAAAARecord needs a subnet with an IPv6 CIDR block.',
    );
  }
  return {
    hostnameType: oneOf(asked?.HostnameType ?? 'ip-name', 'HostnameType', ['ip-name', 'resource-name']),
    resourceNameARecord: asked?.EnableResourceNameDnsARecord ?? false,
  };
}
