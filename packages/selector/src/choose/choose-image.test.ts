import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Image } from '../image/image.ts';
import { toImage } from '../image/normalise-image.ts';
import { imageId, NOW, REGION, rawImage, SELF, STRANGER, sampleImage } from '../testing/samples.ts';
import { chooseImage } from './choose-image.ts';

const own = { owners: [SELF] };

function idOf(...parameters: Parameters<typeof chooseImage>): string | undefined {
  return chooseImage(...parameters)?.image.id;
}

describe('chooseImage', () => {
  it('takes the newest by default', () => {
    const images = [
      sampleImage({ number: 1 }),
      sampleImage({ number: 2, CreationDate: '2026-11-02T00:00:00.000Z' }),
    ];

    expect(idOf(images, own, NOW)).toBe(imageId(2));
  });

  it('takes the highest version although an older minor was published later', () => {
    const images = [
      sampleImage({ number: 1, Name: 'base-8.9', CreationDate: '2026-11-20T00:00:00.000Z' }),
      sampleImage({ number: 2, Name: 'base-8.10', CreationDate: '2026-10-01T00:00:00.000Z' }),
    ];

    expect(idOf(images, own, NOW)).toBe(imageId(1));
    expect(idOf(images, { ...own, order: 'version' }, NOW)).toBe(imageId(2));
  });

  it('takes the N-th newest, and nothing when there are fewer', () => {
    const images = [1, 2, 3].map((number) =>
      sampleImage({ number, CreationDate: `2026-11-0${number}T00:00:00.000Z` }),
    );

    expect(idOf(images, { ...own, nth: 2 }, NOW)).toBe(imageId(2));
    expect(idOf(images, { ...own, nth: 4 }, NOW)).toBeUndefined();
  });

  it('breaks ties of the date by name, numbers as numbers, and reports it', () => {
    const images = [
      sampleImage({ number: 1, Name: 'fedora-9' }),
      sampleImage({ number: 2, Name: 'fedora-43' }),
      sampleImage({ number: 3, Name: 'fedora-43' }),
    ];

    const choice = chooseImage(images, own, NOW);

    expect(choice?.image.id).toBe(imageId(2));
    expect(choice?.reasons[0]).toContain(`tie with ${imageId(3)} (fedora-43) decided by id`);
  });

  it('rejects several matches for exactly-one, and lists the differences', () => {
    const images = [sampleImage({ number: 1 }), sampleImage({ number: 2, Architecture: 'arm64' })];

    expect(() => chooseImage(images, { ...own, order: 'exactly-one' }, NOW)).toThrow(
      expect.objectContaining({
        code: 'AMBIGUOUS',
        hint: expect.stringContaining('They differ in name, architecture'),
      }),
    );
    expect(idOf(images, { ...own, order: 'exactly-one', architecture: 'arm64' }, NOW)).toBe(imageId(2));
  });

  it('ranks deprecated images last, and only with include-deprecated', () => {
    const deprecated = {
      DeprecationTime: '2026-11-20T00:00:00.000Z',
      CreationDate: '2026-11-19T00:00:00.000Z',
    };
    const images = [sampleImage({ number: 1, ...deprecated }), sampleImage({ number: 2 })];

    expect(idOf(images, own, NOW)).toBe(imageId(2));
    expect(idOf(images, { ...own, includeDeprecated: true }, NOW)).toBe(imageId(2));
    expect(idOf(images.slice(0, 1), own, NOW)).toBeUndefined();
    expect(idOf(images.slice(0, 1), { ...own, includeDeprecated: true }, NOW)).toBe(imageId(1));
  });

  it('keeps young images in quarantine', () => {
    const images = [
      sampleImage({ number: 1, CreationDate: '2026-11-21T00:00:00.000Z' }),
      sampleImage({ number: 2, CreationDate: '2026-11-19T00:00:00.000Z' }),
    ];

    expect(idOf(images, { ...own, minimumAge: '3d' }, NOW)).toBe(imageId(2));
    expect(idOf(images, { ...own, maximumAge: '1d' }, NOW)).toBeUndefined();
  });

  it('counts the images that each condition rejected', () => {
    const images = [
      sampleImage({ number: 1, Name: 'base-rc1' }),
      sampleImage({ number: 2, Name: 'base-rc2' }),
      sampleImage({ number: 3, Name: 'base', OwnerId: STRANGER }),
      sampleImage({ number: 4, Name: 'base' }),
    ];

    const choice = chooseImage(images, { ...own, name: ['base*'], exclude: ['*-rc*'] }, NOW);

    expect(choice?.rejected).toEqual([
      { field: 'exclude', wanted: 'not *-rc*', count: 2 },
      { field: 'owner', wanted: SELF, count: 1 },
    ]);
  });

  it.each([
    ['architecture', { Architecture: 'arm64' }, { architecture: 'arm64' }],
    ['virtualization-type', { VirtualizationType: 'paravirtual' }, { virtualizationType: 'paravirtual' }],
    ['image-type', { ImageType: 'kernel' }, { imageType: 'kernel' }],
    ['root-device-type', { RootDeviceType: 'instance-store' }, { rootDeviceType: 'instance-store' }],
    ['boot-mode', { BootMode: 'uefi' }, { bootMode: ['uefi', 'uefi-preferred'] }],
    ['ena-support', { EnaSupport: false }, { enaSupport: false }],
    ['imds-support', { ImdsSupport: 'v2.0' }, { imdsSupport: 'v2.0' }],
    ['tpm-support', { TpmSupport: 'v2.0' }, { tpmSupport: 'v2.0' }],
    ['platform', { Platform: 'Windows' }, { platform: 'windows' }],
    ['hypervisor', { Hypervisor: 'ovm' }, { hypervisor: 'ovm' }],
    ['description', { Description: 'A base image' }, { description: ['*base*'] }],
    ['product-code', { ProductCodes: [{ ProductCodeId: 'abc' }] }, { productCode: ['abc'] }],
    ['tags', { Tags: [{ Key: 'team', Value: 'core' }] }, { tags: { team: ['c*'] } }],
    ['tag-keys', { Tags: [{ Key: 'team', Value: '' }] }, { tagKeys: ['team'] }],
    ['name-regex', { Name: 'ubuntu-10.04' }, { nameRegex: 'ubuntu-10' }],
    ['name', { Name: 'x-y' }, { name: ['?-y'] }],
    ['state', { State: 'pending' }, { state: ['pending'] }],
    ['include-disabled', { State: 'disabled' }, { includeDisabled: true }],
    ['created-before', { CreationDate: '2020-01-01T00:00:00.000Z' }, { createdBefore: '2020-02-01' }],
    ['created-after', { CreationDate: '2026-11-20T00:00:00.000Z' }, { createdAfter: '2026-11-20' }],
  ] as const)('selects by %s', (_, members, query) => {
    const special = toImage(rawImage({ number: 1, ...members } as never), { region: REGION, now: NOW });
    const plain = sampleImage({ number: 2, CreationDate: '2026-11-10T00:00:00.000Z' });
    const onlyDisabledIsLast = 'includeDisabled' in query ? [special] : [special, plain];

    expect(idOf(onlyDisabledIsLast, { ...own, ...query }, NOW)).toBe(imageId(1));
    expect(idOf([plain], { ...own, ...query }, NOW)).toBe(
      'includeDisabled' in query ? imageId(2) : undefined,
    );
  });

  it('never depends on the order of the images', () => {
    const image = fc.record({
      number: fc.integer({ min: 1, max: 40 }),
      Name: fc.constantFrom('a-1', 'a-2', 'a-10', 'a-10-rc1', 'b'),
      CreationDate: fc.constantFrom('2026-01-01T00:00:00.000Z', '2026-02-01T00:00:00.000Z'),
    });
    const catalogue = fc.uniqueArray(image, {
      selector: ({ number }) => number,
      minLength: 1,
      maxLength: 20,
    });
    const order = fc.constantFrom('date' as const, 'version' as const);

    fc.assert(
      fc.property(catalogue, order, fc.infiniteStream(fc.nat()), (members, by, random) => {
        const images = members.map(sampleImage);
        const shuffled = images
          .map((one) => [random.next().value ?? 0, one] as const)
          .sort(([left], [right]) => left - right)
          .map(([, one]) => one);

        const outcome = (list: readonly Image[]): unknown => {
          try {
            return chooseImage(list, { ...own, name: ['*'], order: by }, NOW);
          } catch (error) {
            return error;
          }
        };
        expect(outcome(shuffled)).toEqual(outcome(images));
      }),
    );
  });
});
