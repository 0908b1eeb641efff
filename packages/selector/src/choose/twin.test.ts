import { describe, expect, it } from 'vitest';
import type { ImageQuery } from '../query/image-query.ts';
import { imageId, NOW, SELF, sampleImage } from '../testing/samples.ts';
import { chooseImage } from './choose-image.ts';

const FIRST = '2026-09-30T01:00:00.000Z';
const MINUTES_LATER = '2026-09-30T01:07:00.000Z';
const NEXT_DAY = '2026-10-01T01:00:00.000Z';
const named: ImageQuery = { owners: [SELF], name: ['*'] };

function choose(left: string, right: string, later: string, query: ImageQuery = named) {
  const images = [
    sampleImage({ number: 1, Name: left, CreationDate: FIRST }),
    sampleImage({ number: 2, Name: right, CreationDate: later }),
  ];
  return chooseImage(images, query, NOW);
}

const DIFFERENT = [
  ['amzn2-ami-hvm-2.0.20260930-x86_64-gp2', 'amzn2-ami-hvm-2.0.20260930-x86_64-ebs', '"ebs" and "gp2"'],
  ['alpine-3.22.1-x86_64-uefi-cloudinit-r0', 'alpine-3.22.1-x86_64-bios-cloudinit-r0', '"bios" and "uefi"'],
  [
    'amzn2-ami-hvm-2.0.20260930-x86_64-gp2',
    'amzn2-ami-kernel-5.10-hvm-2.0.20260930-x86_64-gp2',
    '"kernel 5.10" and nothing',
  ],
  [
    'al2023-ami-2023.12.20260930.0-kernel-6.1-x86_64',
    'al2023-ami-2023.12.20260930.0-kernel-6.12-x86_64',
    '"6.12" and "6.1"',
  ],
  ['corp-web-20260930-4f1c7a2', 'corp-db-20260930-9e0d1b3', '"db" and "web"'],
  ['corp-rhel9-20260930', 'corp-rhel10-20260930', '"rhel10" and "rhel9"'],
] as const;

const BUILDS = [
  ['corp-base-20260930', 'corp-base-20260930.2'],
  ['corp-base-1.2.1', 'corp-base-1.2.2'],
  ['corp-base-1.2.0-rc1', 'corp-base-1.2.0'],
  ['corp-base-v7', 'corp-base-v8'],
  ['corp-base-b98', 'corp-base-b99'],
  ['corp-base-4f1c7a2', 'corp-base-9e0d1b3'],
  ['corp-base-2026-09-29', 'corp-base-2026-09-30'],
  ['debian-12-amd64-20260930-2250', 'debian-12-amd64-20260930-2251'],
] as const;

describe('images of one release', () => {
  it.each(DIFFERENT)('that mean different things are named in a warning: %s and %s', (left, right, words) => {
    const choice = choose(left, right, MINUTES_LATER);

    expect(choice?.image.id).toBe(imageId(2));
    expect(choice?.warnings).toEqual([expect.stringContaining(`they differ in ${words} in their names`)]);
    expect(choice?.warnings[0]).toContain(`${imageId(1)} (${left})`);
  });

  it.each(DIFFERENT)('are ambiguous when not even the date decides: %s and %s', (left, right) => {
    expect(() => choose(left, right, FIRST)).toThrow(
      expect.objectContaining({ code: 'AMBIGUOUS', hint: expect.stringContaining('say which one with') }),
    );
  });

  it.each(BUILDS)('that are builds of the same are no twins: %s and %s', (left, right) => {
    expect(choose(left, right, MINUTES_LATER)?.warnings).toEqual([]);
    expect(choose(left, right, FIRST)?.warnings).toEqual([]);
  });

  it('need no warning when days lie between them', () => {
    expect(choose('corp-web-1', 'corp-db-1', NEXT_DAY)?.warnings).toEqual([]);
  });

  it('need no warning when the version decides', () => {
    const [left, right] = ['corp-rhel9-20260930', 'corp-rhel10-20260930'];

    expect(choose(left, right, FIRST, { ...named, order: 'version' })?.warnings).toEqual([]);
  });

  it('need no warning for a query that says nothing of names', () => {
    const [left, right] = ['corp-web-1', 'corp-db-1'];

    expect(choose(left, right, FIRST, { owners: [SELF] })?.warnings).toEqual([]);
  });

  it('of two architectures are named in a warning unless the query has one', () => {
    const images = [
      sampleImage({ number: 1, Name: 'corp-x86_64-1' }),
      sampleImage({ number: 2, Name: 'corp-arm64-1', Architecture: 'arm64' }),
    ];

    expect(chooseImage(images, named, NOW)?.warnings).toEqual([
      expect.stringContaining('they differ in architecture: x86_64 and arm64: say which one'),
    ]);
    expect(chooseImage(images, { ...named, architecture: 'arm64' }, NOW)?.warnings).toEqual([]);
  });
});
