import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Image } from '../image/image.ts';
import { PUBLISHERS } from '../publishers/table.ts';
import { NOW, sampleImage } from '../testing/samples.ts';
import { createRanking } from './ranking.ts';

const OLD = '2022-05-13T00:00:00.000Z';
const RECENT = '2026-07-29T00:00:00.000Z';

/** The names in their order, best first. */
function ranked(images: readonly Image[], versionInName?: RegExp): string[] {
  const { compare } = createRanking({ order: 'version', now: NOW, versionInName });
  return [...images].sort(compare).map(({ name }) => name);
}

function named(...names: readonly (readonly [name: string, date: string])[]): Image[] {
  return names.map(([Name, CreationDate], index) => sampleImage({ number: index + 1, Name, CreationDate }));
}

describe('by version', () => {
  it('takes the newest among equal versions, whatever follows the version', () => {
    const images = named(
      ['app-1.4-9e0d1b3', OLD],
      ['app-1.4-20991231', OLD],
      ['app-1.4-4f1c7a2', RECENT],
      ['app-1.4-0b5a8d3e-94c1-4f5e-9d1c-1a2b3c4d5e6f', OLD],
    );

    expect(ranked(images)[0]).toBe('app-1.4-4f1c7a2');
  });

  it.each([
    ['rhel', 'RHEL-9.8.0_HVM-20260729-x86_64-77-Hourly2-GP3', 'RHEL-9_HVM-20220513-x86_64-0-Hourly2-GP2'],
    [
      'rhel',
      'RHEL-10.2.0_HVM_GA-20260521-x86_64-0-Hourly2-GP3',
      'RHEL-9.8.0_HVM-20260729-x86_64-77-Hourly2-GP3',
    ],
    ['rocky', 'Rocky-9-EC2-Base-9.6.1-20250531.0.x86_64', 'Rocky-9-EC2-Base-9.6-20260531.0.x86_64'],
    ['freebsd', 'FreeBSD 15.1-RELEASE-amd64 base UFS', 'FreeBSD 14.3-RELEASE-p9-amd64 base UFS'],
    ['freebsd', 'FreeBSD 15.1-RELEASE-p2-amd64 base UFS', 'FreeBSD 15.1-RELEASE-amd64 base UFS'],
    ['alpine', 'alpine-3.22.10-x86_64-uefi-cloudinit-r0', 'alpine-3.22.9-x86_64-uefi-cloudinit-r7'],
    [
      'ubuntu',
      'ubuntu/images/hvm-ssd-gp3/ubuntu-noble-24.04-amd64-server-20250101',
      'ubuntu/images/hvm-ssd/ubuntu-jammy-22.04-amd64-server-20260101',
    ],
  ])('of %s, %s comes before %s', (id, better, other) => {
    const pattern = PUBLISHERS.find((publisher) => publisher.id === id)?.versionInName;

    expect(ranked(named([other, RECENT], [better, OLD]), pattern)).toEqual([better, other]);
    expect(ranked(named([better, OLD], [other, RECENT]), pattern)).toEqual([better, other]);
  });
});

describe('the order of images', () => {
  const base = fc.constantFrom('a-1', 'a-1.2', 'a-1.2.1', 'a-10', 'a-10-rc1', 'b', 'b-2', 'corp-rhel9-3');
  const date = fc.constantFrom(OLD, RECENT);
  const suffix = fc.oneof(
    fc.stringMatching(/^-\d{8}$/),
    fc.stringMatching(/^-[0-9a-f]{7}$/),
    fc.uuid().map((id) => `-${id}`),
  );
  const image = fc.record({ base, date, suffix });
  const images = fc.uniqueArray(image, { selector: (one) => one.base, minLength: 2, maxLength: 8 });

  it('never changes when dates, uuids or short hashes are appended to every name', () => {
    fc.assert(
      fc.property(images, fc.constantFrom('date' as const, 'version' as const), (all, order) => {
        const { compare } = createRanking({ order, now: NOW });
        const sorted = (nameOf: (one: (typeof all)[number]) => string): (number | string)[] =>
          all
            .map((one, number) => sampleImage({ number, Name: nameOf(one), CreationDate: one.date }))
            .sort(compare)
            .map(({ id }) => id);

        expect(sorted((one) => one.base + one.suffix)).toEqual(sorted((one) => one.base));
      }),
    );
  });
});
