import { expect, it } from 'vitest';
import { VCPU_QUOTAS, vcpuQuotaOf } from './vcpu-quotas.ts';

it('has each code and each group of a market once', () => {
  expect(new Set(VCPU_QUOTAS.map(({ code }) => code)).size).toBe(VCPU_QUOTAS.length);
  expect(new Set(VCPU_QUOTAS.map(({ name }) => name)).size).toBe(VCPU_QUOTAS.length);
});

it.each([
  ['t3.micro', 'on-demand', 'L-1216C47A'],
  ['m7i.large', 'spot', 'L-34B43A08'],
  ['d3.xlarge', 'on-demand', 'L-1216C47A'],
  ['dl1.24xlarge', 'on-demand', 'L-6E869C2A'],
  ['vt1.3xlarge', 'spot', 'L-3819A6DF'],
  ['trn1.2xlarge', 'on-demand', 'L-2C3B7624'],
  ['u-6tb1.56xlarge', 'on-demand', 'L-43DA4232'],
  ['u7i-12tb.224xlarge', 'spot', undefined],
  ['hpc7g.4xlarge', 'on-demand', 'L-F7808C92'],
  ['mac2.metal', 'on-demand', undefined],
] as const)('counts %s %s in %s', (type, market, code) => {
  expect(vcpuQuotaOf(type, market)?.code).toBe(code);
});
