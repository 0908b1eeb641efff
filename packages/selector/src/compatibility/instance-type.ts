import {
  DescribeInstanceTypesCommand,
  type InstanceTypeInfo,
  type _InstanceType as InstanceTypeName,
} from '@aws-sdk/client-ec2';
import { invalidQuery } from '../errors.ts';
import { explainAwsError } from '../plan/aws-errors.ts';
import type { Ec2Sender } from '../ports.ts';

/** What of an instance type decides whether an image starts on it. */
export interface InstanceType {
  readonly name: string;
  readonly architectures: readonly string[];
  readonly virtualizationTypes: readonly string[];
  readonly rootDeviceTypes: readonly string[];
  readonly bootModes: readonly string[];
  readonly ena: 'required' | 'supported' | 'unsupported';
  readonly nitroTpm: boolean;
}

export interface InstanceTypeQuestion {
  readonly ec2: Ec2Sender;
  readonly region: string;
  readonly signal?: AbortSignal;
}

/** DescribeInstanceTypes takes at most 100 names. */
const NAMES_PER_CALL = 100;

/**
 * The facts of some instance types in a region, in the order of their names.
 *
 * @throws SelectorError `INVALID_QUERY` that names the types a region does not have, `PERMISSION_DENIED`...
 */
export async function describeInstanceTypes(
  names: readonly string[],
  question: InstanceTypeQuestion,
): Promise<InstanceType[]> {
  const wanted = [...new Set(names)];
  const found: InstanceType[] = [];
  for (let start = 0; start < wanted.length; start += NAMES_PER_CALL) {
    found.push(...(await askTypes(wanted.slice(start, start + NAMES_PER_CALL), question)));
  }
  const missing = wanted.filter((name) => !found.some((type) => type.name === name));
  if (missing.length > 0) throw unknownTypes(missing, question.region);
  return found;
}

/** A filter rather than `InstanceTypes`: one unknown name would fail the whole call and hide the others. */
async function askTypes(
  names: readonly string[],
  { ec2, region, signal }: InstanceTypeQuestion,
): Promise<InstanceType[]> {
  const types: InstanceType[] = [];
  let token: string | undefined;
  do {
    const filter = { Name: 'instance-type', Values: [...names] };
    const command = new DescribeInstanceTypesCommand({
      Filters: [filter],
      MaxResults: 100,
      ...(token === undefined ? {} : { NextToken: token }),
    });
    const answer = await ec2
      .send(command, signal === undefined ? {} : { abortSignal: signal })
      .catch((error: unknown) => {
        throw explainAwsError(error, { region, action: 'ec2:DescribeInstanceTypes' });
      });
    types.push(...(answer.InstanceTypes ?? []).map(toInstanceType));
    token = answer.NextToken === '' ? undefined : answer.NextToken;
  } while (token !== undefined);
  return types;
}

/** Normalises EC2's answer. Absent lists mean what EC2 has always had. */
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
  };
}

function unknownTypes(names: readonly string[], region: string): Error {
  const problems = names.map((name) => ({
    field: 'instance-types',
    message: `"${name}" does not exist in ${region}`,
  }));
  return invalidQuery(problems);
}
