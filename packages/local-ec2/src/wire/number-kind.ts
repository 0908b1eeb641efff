/** What a number of a request may be. */
export type NumberKind = 'integer' | 'long' | 'real';

/** Members `Structure.Member` of requests that are no integer of 32 bits, by the service models, which say so. */
const OTHERS: Readonly<Record<string, NumberKind>> = {
  'FleetLaunchTemplateOverridesRequest.Priority': 'real',
  'FleetLaunchTemplateOverridesRequest.WeightedCapacity': 'real',
  'MemoryGiBPerVCpuRequest.Max': 'real',
  'MemoryGiBPerVCpuRequest.Min': 'real',
  'NetworkBandwidthGbpsRequest.Max': 'real',
  'NetworkBandwidthGbpsRequest.Min': 'real',
  'TotalLocalStorageGBRequest.Max': 'real',
  'TotalLocalStorageGBRequest.Min': 'real',
  'LabelParameterVersionRequest.ParameterVersion': 'long',
  'UnlabelParameterVersionRequest.ParameterVersion': 'long',
};

/** Kind of a number by its member `Structure.Member`: the schemas of the SDK know only numbers. */
export function kindOfNumber(member: string): NumberKind {
  return OTHERS[member] ?? 'integer';
}

/** What a number of a kind must be, to be read behind `must be`. */
export const EXPECTED: Readonly<Record<NumberKind, string>> = {
  integer: 'an integer of 32 bits',
  long: 'an integer that is exact',
  real: 'a number',
};

/** A long above 2^53 could not be kept as it was written. */
export function isOfKind(value: number, kind: NumberKind): boolean {
  if (kind === 'real') return Number.isFinite(value);
  return kind === 'long' ? Number.isSafeInteger(value) : value === (value | 0);
}
