import { describe, expect, it } from 'vitest';
import { chooseImage } from '../choose/choose-image.ts';
import { toImage } from '../image/normalise-image.ts';
import { CANONICAL, imageId, NOW, REGION, SELF, sampleImage, ubuntuImage } from '../testing/samples.ts';
import { nameFamily } from './facets.ts';
import { narrow } from './narrow.ts';

const ubuntu = [
  ubuntuImage({ number: 1, serial: '20261001' }),
  ubuntuImage({ number: 2, serial: '20261101' }),
  ubuntuImage({ number: 3, serial: '20261101', arch: 'arm64' }),
].map((raw) => toImage(raw, { region: REGION, now: NOW }));
const images = [...ubuntu, sampleImage({ number: 4, Name: 'corp-base-1' })];

describe('narrow', () => {
  it('offers the first facet in which the images differ, with counts', () => {
    expect(narrow(images, {}, NOW)).toMatchObject({
      matches: 4,
      facet: {
        name: 'owner',
        values: [
          { value: CANONICAL, count: 3 },
          { value: SELF, count: 1 },
        ],
      },
    });
  });

  it('skips facets in which the matches do not differ', () => {
    const step = narrow(images, { owner: CANONICAL }, NOW);

    expect(step.facet).toEqual({
      name: 'architecture',
      values: [
        { value: 'x86_64', count: 2 },
        { value: 'arm64', count: 1 },
      ],
    });
  });

  it('ends when the matches differ in their date only, and takes the newest', () => {
    const step = narrow(images, { owner: CANONICAL, architecture: 'x86_64' }, NOW);

    expect(step).toMatchObject({ matches: 2, image: { id: imageId(2) } });
    expect(step.facet).toBeUndefined();
  });

  it('returns the query that selects the same images', () => {
    const family = nameFamily(ubuntu[0]?.name ?? '');

    const { query, image } = narrow(images, { owner: CANONICAL, architecture: 'x86_64', name: family }, NOW);

    expect(query).toEqual({
      owners: [CANONICAL],
      architecture: 'x86_64',
      name: ['ubuntu/images/hvm-ssd-gp3/ubuntu-noble-24.04-amd64-server-*'],
    });
    expect(chooseImage(images, query, NOW)?.image.id).toBe(image?.id);
  });

  it('offers no facet without a match', () => {
    expect(narrow(images, { owner: '000000000000' }, NOW)).toEqual({
      matches: 0,
      query: { owners: ['000000000000'] },
    });
  });

  it('does not depend on the order of the images', () => {
    expect(narrow([...images].reverse(), {}, NOW)).toEqual(narrow(images, {}, NOW));
  });
});

describe('nameFamily', () => {
  it.each([
    ['debian-12-amd64-20250115-1993', 'debian-12-amd64-*-1993'],
    ['Windows_Server-2022-English-Full-Base-2025.01.15', 'Windows_Server-2022-English-Full-Base-*'],
    ['bottlerocket-aws-k8s-1.31-x86_64-v1.30.0-fcf71a47', 'bottlerocket-aws-k8s-1.31-x86_64-v1.30.0-*'],
    ['corp-base-1', 'corp-base-1'],
  ])('of %s is %s', (name, family) => {
    expect(nameFamily(name)).toBe(family);
  });
});
