import { expect, it } from 'vitest';
import { isOfKind, kindOfNumber } from './number-kind.ts';
import { PROTOCOLS } from './protocol.ts';

const MEMBERS = Object.values(PROTOCOLS).flatMap(({ model: { structures } }) =>
  Object.entries(structures).flatMap(([structure, { members }]) =>
    Object.entries(members)
      .filter(([, { type }]) => type === 'number')
      .map(([name]) => `${structure}.${name}`),
  ),
);

it('knows the members of the models that are no integer of 32 bits', () => {
  const others = MEMBERS.filter((member) => kindOfNumber(member) !== 'integer');

  expect(others.map((member) => `${member}: ${kindOfNumber(member)}`).sort()).toEqual([
    'FleetLaunchTemplateOverridesRequest.Priority: real',
    'FleetLaunchTemplateOverridesRequest.WeightedCapacity: real',
    'LabelParameterVersionRequest.ParameterVersion: long',
    'MemoryGiBPerVCpuRequest.Max: real',
    'MemoryGiBPerVCpuRequest.Min: real',
    'NetworkBandwidthGbpsRequest.Max: real',
    'NetworkBandwidthGbpsRequest.Min: real',
    'TotalLocalStorageGBRequest.Max: real',
    'TotalLocalStorageGBRequest.Min: real',
    'UnlabelParameterVersionRequest.ParameterVersion: long',
  ]);
});

it.each([
  [
    'integer',
    [2 ** 31 - 1, -(2 ** 31), 0, -0],
    [2 ** 31, -(2 ** 31) - 1, 1.5, 2 ** 32, Number.NaN, Number.POSITIVE_INFINITY],
  ],
  ['long', [2 ** 53 - 1, -(2 ** 53) + 1], [2 ** 53, 1.5, Number.NaN, Number.POSITIVE_INFINITY]],
  ['real', [1.5, -1e300], [Number.NaN, Number.POSITIVE_INFINITY]],
] as const)('a number that is %s', (kind, right, wrong) => {
  expect(right.filter((value) => !isOfKind(value, kind))).toEqual([]);
  expect(wrong.filter((value) => isOfKind(value, kind))).toEqual([]);
});
