import type { CompleteFleetSettings } from '@ami-select/config';
import type { Image } from '@ami-select/selector';
import { expect, it } from 'vitest';
import { chooseTypes, namedTypes } from './need.ts';

const settings = { count: 1, ttlMinutes: 60, market: 'on-demand', hopLimit: 1 } as CompleteFleetSettings;
const image = {
  id: 'ami-0123456789abcdef0',
  architecture: 'arm64',
  virtualizationType: 'hvm',
  rootDeviceType: 'ebs',
  bootMode: 'uefi',
  enaSupport: true,
} as unknown as Image;
const place = { image, region: 'us-east-1', caps: undefined };

it('puts types in place of a need, and explains them once', () => {
  const lines: string[] = [];
  const need = { ...settings, vcpus: 2, memory: 4, instanceTypes: ['c7g.*'] };

  const chosen = chooseTypes(need, place, (text) => void lines.push(text));

  expect(chosen.instanceTypes?.[0]).toBe('c7g.large');
  expect(lines).toEqual([expect.stringContaining('c7g.large ($0.0725/h)')]);
});

it('keeps the types that are named', () => {
  const named = { ...settings, instanceTypes: ['t3.small'] };

  expect(chooseTypes(named, place, () => {})).toBe(named);
  expect(namedTypes(named)).toEqual(['t3.small']);
});

it('knows no types before the image is known where a need chooses them', () => {
  expect(namedTypes({ ...settings, vcpus: 2, instanceTypes: ['c7g.*'] })).toBeUndefined();
});
