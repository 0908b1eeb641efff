import {
  DescribeInstanceTypesCommand,
  type InstanceTypeInfo,
  type _InstanceType as InstanceTypeName,
} from '@aws-sdk/client-ec2';
import { explainAwsError } from '../aws/explain-aws-error.ts';
import { sendOptions } from '../aws/send-options.ts';
import { invalidQuery } from '../contract/errors.ts';
import type { Ec2Sender } from '../contract/ports.ts';

/** The facts of an instance type that decide whether an image starts on it. */
export interface InstanceType {
  readonly name: string;
  readonly architectures: readonly string[];
  readonly virtualizationTypes: readonly string[];
  readonly rootDeviceTypes: readonly string[];
  readonly bootModes: readonly string[];
  readonly ena: 'required' | 'supported' | 'unsupported';
  readonly nitroTpm: boolean;
  /** Whether instances may run virtual machines themselves (CpuOptions); bare metal does without asking. */
  readonly nestedVirtualization: boolean;
}

export interface InstanceTypeRequest {
  readonly ec2: Ec2Sender;
  readonly region: string;
  readonly signal?: AbortSignal | undefined;
}

/** DescribeInstanceTypes takes at most 100 names. */
const NAMES_PER_CALL = 100;

/**
 * The facts of some instance types in a region, in the order of the names given.
 *
 * @throws SelectorError `INVALID_QUERY` that names the types a region does not have, `PERMISSION_DENIED`...
 */
export async function describeInstanceTypes(
  names: readonly string[],
  request: InstanceTypeRequest,
): Promise<InstanceType[]> {
  const wanted = [...new Set(names)];
  const found = new Map<string, InstanceType>();
  for (let start = 0; start < wanted.length; start += NAMES_PER_CALL) {
    const types = await describeTypes(wanted.slice(start, start + NAMES_PER_CALL), request);
    for (const type of types) found.set(type.name, type);
  }
  const missing = wanted.filter((name) => !found.has(name));
  if (missing.length > 0) throw unknownTypes(missing, request.region);
  return wanted.flatMap((name) => found.get(name) ?? []);
}

/** Normalises EC2's response. Absent lists are EC2's original defaults. */
export function toInstanceType(raw: InstanceTypeInfo): InstanceType {
  const name: InstanceTypeName | '' = raw.InstanceType ?? '';
  return {
    name,
    architectures: raw.ProcessorInfo?.SupportedArchitectures ?? [],
    virtualizationTypes: raw.SupportedVirtualizationTypes ?? ['hvm'],
    rootDeviceTypes: raw.SupportedRootDeviceTypes ?? ['ebs'],
    bootModes: raw.SupportedBootModes ?? ['legacy-bios'],
    ena: raw.NetworkInfo?.EnaSupport ?? 'unsupported',
    nitroTpm: raw.NitroTpmSupport === 'supported',
    nestedVirtualization: raw.ProcessorInfo?.SupportedFeatures?.includes('nested-virtualization') === true,
  };
}

/** A filter rather than `InstanceTypes`: one unknown name would fail the whole call and hide the others. */
async function describeTypes(
  names: readonly string[],
  { ec2, region, signal }: InstanceTypeRequest,
): Promise<InstanceType[]> {
  const types: InstanceType[] = [];
  let token: string | undefined;
  do {
    const filter = { Name: 'instance-type', Values: [...names] };
    const command = new DescribeInstanceTypesCommand({
      Filters: [filter],
      MaxResults: 100,
      NextToken: token,
    });
    const page = await ec2.send(command, sendOptions(signal)).catch((error: unknown) => {
      throw explainAwsError(error, { region, action: 'ec2:DescribeInstanceTypes' });
    });
    types.push(...(page.InstanceTypes ?? []).map(toInstanceType));
    token = page.NextToken === '' ? undefined : page.NextToken;
  } while (token !== undefined);
  return types;
}

function unknownTypes(names: readonly string[], region: string): Error {
  const problems = names.map((name) => ({
    field: 'instance-types',
    message: `"${name}" does not exist in ${region}`,
  }));
  return invalidQuery(problems);
}
