import type { Image } from '@ami-select/selector';
import { describe, expect, it } from 'vitest';
import { failureOf } from '../testing/simulate.ts';
import { type Need, type NeedContext, typesByNeed } from './types-by-need.ts';

const IMAGE = {
  id: 'ami-0123456789abcdef0',
  name: 'any',
  architecture: 'x86_64',
  virtualizationType: 'hvm',
  rootDeviceType: 'ebs',
  bootMode: 'uefi-preferred',
  enaSupport: true,
} as unknown as Image;

function choose(need: Need, context: Partial<NeedContext> = {}) {
  return typesByNeed(need, { region: 'us-east-1', image: IMAGE, ...context });
}

describe('typesByNeed', () => {
  it('takes the cheapest types with enough of both, and says what they cost and since when', () => {
    const { instanceTypes, explanation } = choose({ vcpus: 2, memoryGiB: 4 });

    expect(instanceTypes).toHaveLength(10);
    expect(instanceTypes.some((name) => /^t\d|metal/.test(name))).toBe(false);
    expect(explanation).toMatch(
      /^Of \d+ types with at least 2 vCPUs and at least 4 GiB of memory that run x86_64 in us-east-1, the cheapest first at the list price of us-east-1 \(\d{4}-\d\d-\d\d\): \S+ \(\$0\.\d+\/h\), /,
    );
    const prices = [...explanation.matchAll(/\$([\d.]+)\/h/g)].map(([, price]) => Number(price));
    expect(prices).toEqual(prices.toSorted((left, right) => left - right));
  });

  it('follows the architecture of the image', () => {
    const image = { ...IMAGE, architecture: 'arm64', bootMode: 'uefi' } as Image;

    expect(choose({ vcpus: 4 }, { image }).instanceTypes.every((name) => /^\w\d+g/.test(name))).toBe(true);
  });

  it('says that prices of other regions are guesses', () => {
    expect(choose({ vcpus: 2 }, { region: 'eu-central-1' }).explanation).toContain('none is recorded');
  });

  it('takes burstable types, bare metal and accelerators where they are named', () => {
    expect(choose({ memoryGiB: 1, among: ['t3.*'] }).instanceTypes[0]).toBe('t3.micro');
    expect(choose({ vcpus: 1, among: ['g6.*'] }).instanceTypes[0]).toBe('g6.xlarge');
  });

  it('keeps to the types that the caps of every place allow', () => {
    const caps = [{ allowedInstanceTypes: ['c7*', 'm7*'] }, { allowedInstanceTypes: ['m7*'] }];

    expect(choose({ vcpus: 2 }, { caps }).instanceTypes.every((name) => name.startsWith('m7'))).toBe(true);
  });

  it('refuses a need that no type meets', async () => {
    const refused = async () => choose({ vcpus: 2000 });

    expect(await failureOf(refused())).toMatchObject({
      code: 'INVALID_REQUEST',
      message: expect.stringContaining('vcpus: no instance type of us-east-1 with at least 2000 vCPUs'),
    });
  });
});
