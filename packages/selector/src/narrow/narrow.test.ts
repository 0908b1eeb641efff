import { describe, expect, it } from 'vitest';
import { chooseImage } from '../choose/choose-image.ts';
import { toImage } from '../image/normalise-image.ts';
import { CANONICAL, imageId, NOW, REGION, SELF, sampleImage, ubuntuImage } from '../testing/samples.ts';
import { narrow } from './narrow.ts';

const DEBIAN = '136693071363';

const ubuntu = [
  ubuntuImage({ number: 1, serial: '20261001' }),
  ubuntuImage({ number: 2, serial: '20261101' }),
  ubuntuImage({ number: 3, serial: '20261101', arch: 'arm64' }),
  ubuntuImage({ number: 4, serial: '20261102', version: '25.10' }),
].map((raw) => toImage(raw, { region: REGION, now: NOW }));

function debianImage(number: number, version: string, arch: string, serial: string) {
  return sampleImage({
    number,
    OwnerId: DEBIAN,
    Name: `debian-${version}-${arch}-${serial}-${2000 + number}`,
    Architecture: arch === 'amd64' ? 'x86_64' : 'arm64',
    CreationDate: `${serial.slice(0, 4)}-${serial.slice(4, 6)}-${serial.slice(6)}T06:00:00.000Z`,
  });
}

const debian = [
  debianImage(11, '12', 'amd64', '20261105'),
  debianImage(12, '12', 'arm64', '20241213'),
  debianImage(13, '12', 'arm64', '20261105'),
  debianImage(14, '13', 'amd64', '20261101'),
];
const own = [
  sampleImage({ number: 21, Name: 'corp-base-20261101-4f1c7a2', Tags: [{ Key: 'role', Value: 'base' }] }),
  sampleImage({ number: 22, Name: 'corp-base-20261102-9e0d1b3', Tags: [{ Key: 'role', Value: 'base' }] }),
  sampleImage({
    number: 23,
    Name: 'corp-web-20261103',
    Tags: [{ Key: 'role', Value: 'w*b' }],
    BootMode: 'uefi',
  }),
];
const all = [...ubuntu, ...debian, ...own];

function facetsOf(...parameters: Parameters<typeof narrow>): string[] {
  return narrow(...parameters).facets.map(({ name }) => name);
}

function valuesOf(name: string, ...parameters: Parameters<typeof narrow>) {
  return narrow(...parameters).facets.find((facet) => facet.name === name)?.values;
}

describe('narrow, for images of publishers', () => {
  it('begins with the publisher', () => {
    expect(narrow(all, {}, NOW)).toMatchObject({
      matches: 11,
      facets: [
        {
          name: 'publisher',
          values: [
            { value: 'debian', count: 4 },
            { value: 'ubuntu', count: 4 },
          ],
        },
        { name: 'owner' },
        { name: 'architecture' },
        { name: 'boot-mode' },
        { name: 'name' },
        { name: 'age' },
        { name: 'tag:role' },
      ],
    });
  });

  it('goes on with the version, newest first, with long-term ones marked', () => {
    expect(valuesOf('version', all, { publisher: 'ubuntu' }, NOW)).toEqual([
      { value: '25.10', count: 1 },
      { value: '24.04', count: 3, longTerm: true },
    ]);
    expect(facetsOf(all, { publisher: 'ubuntu' }, NOW)).toEqual(['version', 'architecture', 'age']);
  });

  it('counts only what is left', () => {
    expect(valuesOf('architecture', all, { publisher: 'debian', version: '12' }, NOW)).toEqual([
      { value: 'arm64', count: 2 },
      { value: 'x86_64', count: 1 },
    ]);
    expect(valuesOf('version', all, { publisher: 'debian', architecture: 'arm64' }, NOW)).toBeUndefined();
  });

  it('yields a query that floats, not a name', () => {
    expect(narrow(all, { publisher: 'debian', version: '12', architecture: 'arm64' }, NOW)).toMatchObject({
      matches: 2,
      image: { id: imageId(13) },
      query: { publisher: 'debian', version: '12', architecture: 'arm64' },
      shorthand: 'debian/12@arm64',
    });
  });

  it('leaves open what nobody chose', () => {
    expect(narrow(all, { publisher: 'debian' }, NOW)).toMatchObject({
      image: { id: imageId(14) },
      query: { publisher: 'debian' },
      shorthand: 'debian',
    });
  });

  it('says what the default has no image of', () => {
    const arm = [...ubuntu, ...debian.slice(1, 3)];

    expect(narrow(arm, { publisher: 'debian' }, NOW)).toMatchObject({
      image: { id: imageId(13) },
      query: { publisher: 'debian', architecture: 'arm64' },
      shorthand: 'debian@arm64',
    });
  });

  it('takes any order, and an undo is a choice left out', () => {
    const chosen = { architecture: 'arm64', version: '12' } as const;

    expect(narrow(all, chosen, NOW)).toMatchObject({ matches: 2, shorthand: 'debian/12@arm64' });
    expect(narrow(all, { architecture: 'arm64' }, NOW).matches).toBe(3);
    expect(valuesOf('publisher', all, { architecture: 'arm64' }, NOW)).toEqual([
      { value: 'debian', count: 2 },
      { value: 'ubuntu', count: 1 },
    ]);
  });

  it('needs no publisher where all images are of one', () => {
    expect(narrow(debian, {}, NOW)).toMatchObject({
      shorthand: 'debian',
      facets: [{ name: 'version' }, {}, {}],
    });
    expect(narrow(debian, { version: '12' }, NOW).shorthand).toBe('debian/12');
  });

  it('never takes a name as evidence of a publisher', () => {
    const forged = sampleImage({ number: 31, Name: debian[0]?.name, CreationDate: NOW.toISOString() });

    expect(narrow([...debian, forged], { publisher: 'debian' }, NOW).matches).toBe(4);
    expect(narrow([...debian, forged], { owner: SELF }, NOW)).toMatchObject({
      query: { owners: [SELF] },
      image: { id: imageId(31) },
    });
  });

  it('keeps an owner that was chosen', () => {
    expect(narrow(all, { owner: CANONICAL, version: '24.04' }, NOW).query).toEqual({
      publisher: 'ubuntu',
      version: '24.04',
      owners: [CANONICAL],
    });
  });
});

describe('narrow, for other images', () => {
  it('groups names by what stays from build to build', () => {
    expect(valuesOf('name', own, {}, NOW)).toEqual([
      { value: 'corp-base-*', count: 2 },
      { value: 'corp-web-*', count: 1 },
    ]);
    expect(narrow(all, { owner: SELF, name: 'corp-base-*' }, NOW)).toMatchObject({
      matches: 2,
      query: { owners: [SELF], name: ['corp-base-*'] },
      shorthand: `${SELF}/corp-base-*`,
    });
  });

  it('counts all that a glob matches', () => {
    const names = ['corp-20261101', 'corp-web-20261101', 'corp-20261102'];
    const images = names.map((Name, index) => sampleImage({ number: index + 1, Name }));

    expect(valuesOf('name', images, {}, NOW)).toEqual([
      { value: 'corp-*', count: 3 },
      { value: 'corp-web-*', count: 1 },
    ]);
    expect(narrow(images, { name: 'corp-*' }, NOW).matches).toBe(3);
  });

  it('offers tags by key, and takes their values literally', () => {
    expect(valuesOf('tag:role', own, {}, NOW)).toEqual([
      { value: 'base', count: 2 },
      { value: 'w*b', count: 1 },
    ]);
    expect(narrow(own, { 'tag:role': 'w*b' }, NOW).query).toEqual({ tags: { role: ['w\\*b'] } });
  });

  it('offers ages and boot modes that tell the images apart', () => {
    const old = sampleImage({
      number: 41,
      Name: 'corp-base-20250101',
      CreationDate: '2025-01-01T00:00:00.000Z',
    });
    const images = [...own, old];

    expect(valuesOf('age', images, {}, NOW)).toEqual([
      { value: '30d', count: 3 },
      { value: '90d', count: 3 },
      { value: '365d', count: 3 },
    ]);
    expect(narrow(images, { age: '30d' }, NOW)).toMatchObject({ matches: 3, query: { maximumAge: '30d' } });
    expect(valuesOf('boot-mode', images, {}, NOW)).toEqual([{ value: 'uefi', count: 1 }]);
  });
});

describe('narrow, for deprecated images', () => {
  const past = { DeprecationTime: '2026-06-01T00:00:00.000Z' };
  const current = sampleImage({ number: 1, Name: 'corp-a-1' });
  const deprecated = sampleImage({ number: 2, Name: 'corp-a-2', ...past });

  it('selects them only where there is nothing else', () => {
    expect(narrow([current, deprecated], {}, NOW)).toMatchObject({ image: { id: imageId(1) }, query: {} });
    expect(narrow([deprecated], {}, NOW)).toMatchObject({
      image: { id: imageId(2) },
      query: { includeDeprecated: true },
    });
  });

  it('offers to leave them out or in', () => {
    expect(valuesOf('deprecation', [current, deprecated], {}, NOW)).toEqual([
      { value: 'any', count: 2 },
      { value: 'current', count: 1 },
    ]);
    expect(narrow([current, deprecated], { deprecation: 'current' }, NOW)).toMatchObject({
      matches: 1,
      query: {},
    });
  });
});

describe('narrow', () => {
  it('ends when the matches differ in nothing that a query says', () => {
    const last = [
      sampleImage({ number: 1, Name: 'corp-20261101' }),
      sampleImage({ number: 2, Name: 'corp-20261102' }),
    ];

    expect(narrow(last, {}, NOW).facets).toEqual([]);
  });

  it('offers nothing without a match', () => {
    expect(narrow(all, { owner: '000000000000' }, NOW)).toEqual({
      matches: 0,
      facets: [],
      query: { owners: ['000000000000'] },
      shorthand: '000000000000',
    });
    expect(narrow([], { publisher: 'debian', version: '12' }, NOW)).toMatchObject({
      matches: 0,
      shorthand: 'debian/12',
    });
  });

  it('leaves out what no plain query selects', () => {
    const odd = [
      sampleImage({ number: 1, State: 'pending' }),
      sampleImage({ number: 2, ImageType: 'kernel' }),
    ];

    expect(narrow(odd, {}, NOW).matches).toBe(0);
  });

  it('does not depend on the order of the images', () => {
    for (const chosen of [{}, { publisher: 'debian' }, { architecture: 'arm64' }]) {
      expect(narrow([...all].reverse(), chosen, NOW)).toEqual(narrow(new Set(all), chosen, NOW));
    }
  });

  it('selects the image that its query selects', () => {
    const { query, image } = narrow(all, { publisher: 'ubuntu', version: '24.04' }, NOW);

    expect(chooseImage(all, query, NOW)?.image.id).toBe(image?.id);
  });
});
