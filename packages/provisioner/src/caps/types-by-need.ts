import { globMatcher } from '@ami-select/core';
import { findInstanceType, type InstanceType, recordedTypeNames } from '@ami-select/ec2-data/instance-types';
import { zonesWith } from '@ami-select/ec2-data/offerings';
import { pricesRecordedOn } from '@ami-select/ec2-data/prices';
import { checkCompatibility, type Image, toInstanceType } from '@ami-select/selector';
import type { InstanceTypeInfo } from '@aws-sdk/client-ec2';
import { ProvisionerError } from '../fleet/errors.ts';
import type { Market } from '../fleet/fleet-request.ts';
import type { Caps } from './caps.ts';
import { listPrice } from './list-price.ts';

/** What instances have to have at least. */
export interface Need {
  readonly vcpus?: number | undefined;
  readonly memoryGiB?: number | undefined;
  /** Globs such as `c7g.*`. What they name is asked for: also burstable types, bare metal and accelerators. */
  readonly among?: readonly string[] | undefined;
}

/** Where and with what the types run. */
export interface NeedContext {
  readonly region: string;
  readonly image: Image;
  readonly market?: Market | undefined;
  readonly nestedVirtualization?: boolean | undefined;
  readonly caps?: readonly Caps[] | undefined;
}

/** Types that meet a need, and why these. */
export interface ChosenTypes {
  /** Cheapest first. */
  readonly instanceTypes: readonly string[];
  /** One sentence: how many there were, their prices and where those come from. */
  readonly explanation: string;
}

/** More pools than these take long to try, and each further one is dearer. */
const MOST_TYPES = 10;
const GIB = 1_024;

interface Candidate {
  readonly type: InstanceType;
  readonly perHour: number;
  readonly basis: string;
}

/**
 * The cheapest types of a region with enough vCPUs and memory that run an image, by recorded facts and list prices; no
 * call is made. Current generations; burstable types, bare metal and accelerators only where `among` names them.
 *
 * @throws ProvisionerError `INVALID_REQUEST` when there is none.
 */
export function typesByNeed(need: Need, context: NeedContext): ChosenTypes {
  const fitting = recordedTypeNames()
    .flatMap((name) => findInstanceType(name) ?? [])
    .filter((type) => meets(type, need) && isAllowed(type.InstanceType, context) && runs(type, context))
    .map((type) => priced(type, context.region))
    .sort(byPrice);
  const chosen = fitting.slice(0, MOST_TYPES);
  const [first] = chosen;
  if (first === undefined) throw nothingFits(need, context);
  const names = chosen.map(({ type }) => type.InstanceType);
  const shown = chosen.map(({ type, perHour }) =>
    Number.isFinite(perHour) ? `${type.InstanceType} ($${perHour}/h)` : type.InstanceType,
  );
  return {
    instanceTypes: names,
    explanation: `Of ${fitting.length} types with ${describeNeed(need)} that run ${context.image.architecture} in ${context.region}, the cheapest first at ${first.basis}: ${shown.join(', ')}.`,
  };
}

function meets(type: InstanceType, { vcpus = 0, memoryGiB = 0, among }: Need): boolean {
  if (type.VCpuInfo.DefaultVCpus < vcpus || type.MemoryInfo.SizeInMiB < memoryGiB * GIB) return false;
  if (among !== undefined) return globMatcher(among)(type.InstanceType);
  return (
    type.CurrentGeneration && !type.BareMetal && !type.BurstablePerformanceSupported && !accelerates(type)
  );
}

/** GPUs, FPGAs, media and machine learning hardware. */
function accelerates(type: InstanceType): boolean {
  return ['GpuInfo', 'FpgaInfo', 'InferenceAcceleratorInfo', 'NeuronInfo', 'MediaAcceleratorInfo'].some(
    (member) => member in type,
  );
}

function isAllowed(name: string, { caps = [] }: NeedContext): boolean {
  return caps.every(({ allowedInstanceTypes: globs }) => globs === undefined || globMatcher(globs)(name));
}

function runs(type: InstanceType, context: NeedContext): boolean {
  const { region, image, market = 'on-demand', nestedVirtualization = false } = context;
  if (!type.SupportedUsageClasses.includes(market)) return false;
  if (zonesWith(type.InstanceType, region).length === 0) return false;
  const facts = toInstanceType(type as unknown as InstanceTypeInfo);
  return checkCompatibility(image, [facts], { httpTokens: 'required', nestedVirtualization }).length === 0;
}

/** A type without a known price comes last. */
function priced(type: InstanceType, region: string): Candidate {
  const price = listPrice(region, type.InstanceType);
  const date = pricesRecordedOn(region) ?? pricesRecordedOn('us-east-1');
  const basis = price === undefined ? 'unknown prices' : `${price.basis} (${date})`;
  return { type, perHour: price?.perHour ?? Number.POSITIVE_INFINITY, basis };
}

function byPrice(left: Candidate, right: Candidate): number {
  if (left.perHour !== right.perHour) return left.perHour < right.perHour ? -1 : 1;
  return (
    left.type.VCpuInfo.DefaultVCpus - right.type.VCpuInfo.DefaultVCpus ||
    left.type.MemoryInfo.SizeInMiB - right.type.MemoryInfo.SizeInMiB
  );
}

function describeNeed({ vcpus, memoryGiB, among }: Need): string {
  const parts = [
    vcpus === undefined ? undefined : `at least ${vcpus} vCPUs`,
    memoryGiB === undefined ? undefined : `at least ${memoryGiB} GiB of memory`,
    among === undefined ? undefined : `a name like ${among.join(', ')}`,
  ];
  return parts.filter((part) => part !== undefined).join(' and ');
}

function nothingFits(need: Need, { region, image }: NeedContext): ProvisionerError {
  const field = need.vcpus === undefined ? 'memory' : 'vcpus';
  const message = `no instance type of ${region} with ${describeNeed(need)} runs ${image.id} (${image.architecture}) and is allowed`;
  return new ProvisionerError('INVALID_REQUEST', `${field}: ${message}; expected less, or instance-types`, {
    problems: [{ field, message }],
  });
}
