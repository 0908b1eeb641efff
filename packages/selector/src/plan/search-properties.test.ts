import type { Image as Ec2Image } from '@aws-sdk/client-ec2';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chooseImage } from '../choose/choose-image.ts';
import type { Choice } from '../choose/conclude.ts';
import { toImage } from '../image/normalise-image.ts';
import type { ImageQuery } from '../query/image-query.ts';
import { selectOptional } from '../select/select.ts';
import { fakeDependencies, NOW, REGION, rawImage, SELF } from '../testing/samples.ts';

const CORP = '444455556666';

const image = fc.record({
  number: fc.integer({ min: 1, max: 500 }),
  OwnerId: fc.constantFrom(SELF, CORP),
  Name: fc.constantFrom('corp-1', 'corp-2', 'corp-10', 'corp-10-rc1', 'other'),
  Architecture: fc.constantFrom('x86_64' as const, 'arm64' as const),
  CreationDate: fc
    .oneof(
      fc.date({ min: new Date('2007-01-01'), max: new Date('2028-06-01'), noInvalidDate: true }),
      fc.date({ min: new Date('2025-09-01'), max: new Date('2026-11-22'), noInvalidDate: true }),
    )
    .map((date) => `${date.toISOString().slice(0, 10)}T00:00:00.000Z`),
  DeprecationTime: fc.constantFrom('2026-01-01T00:00:00.000Z', '2030-01-01T00:00:00.000Z'),
  State: fc.constantFrom('available' as const, 'available' as const, 'pending' as const, 'disabled' as const),
});

const catalogue = fc.uniqueArray(image, { selector: ({ number }) => number, maxLength: 30 });

const queries: fc.Arbitrary<ImageQuery> = fc.record(
  {
    owners: fc.constantFrom(['self'], [CORP], ['self', CORP]),
    regions: fc.constant([REGION]),
    optional: fc.constant(true),
    name: fc.constantFrom(['corp-*'], ['corp-1', 'other']),
    nameRegex: fc.constantFrom('-1', '^o'),
    exclude: fc.constant(['*-rc*']),
    architecture: fc.constantFrom('x86_64' as const, 'arm64' as const),
    order: fc.constantFrom('date' as const, 'version' as const),
    nth: fc.integer({ min: 1, max: 4 }),
    minimumAge: fc.constantFrom('3d', '60w'),
    maximumAge: fc.constantFrom('200w'),
    createdAfter: fc.constantFrom('2015-06-15', '2026-10-05'),
    createdBefore: fc.constantFrom('2026-11-10', '2027-03-01'),
    includeDeprecated: fc.boolean(),
    includeDisabled: fc.boolean(),
  },
  { requiredKeys: ['owners', 'regions', 'optional'] },
);

const paging = fc.integer({ min: 1, max: 7 });

/** The choice of the pure core from the whole listing. */
function expectedOf(images: readonly Ec2Image[], query: ImageQuery): Choice | undefined {
  const isAsked = ({ OwnerId }: Ec2Image): boolean =>
    query.owners?.includes(OwnerId === SELF ? 'self' : CORP) ?? false;
  const listing = images.filter(isAsked).map((raw) => toImage(raw, { region: REGION, now: NOW }));
  return chooseImage(listing, query, NOW);
}

/** The same items in an order that the numbers decide. */
function shuffled<T>(items: readonly T[], numbers: readonly number[]): T[] {
  const keyed = items.map((item, index) => ({ item, key: numbers[index % numbers.length] ?? 0 }));
  return keyed.sort((left, right) => left.key - right.key).map(({ item }) => item);
}

describe('the result of a search', () => {
  it('is that of the full listing whatever the catalogue, query and paging', async () => {
    await fc.assert(
      fc.asyncProperty(catalogue, queries, paging, async (members, query, pageSize) => {
        const images = members.map(rawImage);
        const expected = expectedOf(images, query);

        const selection = await selectOptional(query, fakeDependencies(images, { pageSize }));

        expect(selection?.image).toEqual(expected?.image);
        const runnersUp = selection?.runnersUp ?? [];
        expect(runnersUp).toEqual(expected?.runnersUp.slice(0, runnersUp.length) ?? []);
      }),
      { numRuns: 300 },
    );
  });

  it('is the same whatever the order of each response', async () => {
    const orders = fc.array(fc.nat(), { minLength: 40, maxLength: 40 });

    await fc.assert(
      fc.asyncProperty(catalogue, queries, orders, async (members, query, numbers) => {
        const images = members.map(rawImage);
        const dependencies = fakeDependencies(images, {
          beforeResponse: (_request, call) => {
            const turned = numbers.map((number) => (number * (call + 1)) % 1_009);
            dependencies.ec2.images.splice(0, images.length, ...shuffled(images, turned));
          },
        });

        const selection = await selectOptional(query, dependencies);

        expect(selection?.image).toEqual(expectedOf(images, query)?.image);
      }),
      { numRuns: 200 },
    );
  });

  it('is that of some moment of the search while images are published', async () => {
    const publications = fc.array(
      fc.record({
        call: fc.integer({ min: 1, max: 6 }),
        image: fc.record({ OwnerId: fc.constantFrom(SELF, CORP) }),
      }),
      { minLength: 1, maxLength: 4 },
    );

    await fc.assert(
      fc.asyncProperty(catalogue, queries, paging, publications, async (members, query, pageSize, news) => {
        const images = members.map(rawImage);
        const moments: Ec2Image[][] = [[...images]];
        const dependencies = fakeDependencies(images, {
          pageSize,
          beforeResponse: (_request, call) => {
            for (const [index, one] of news.entries()) {
              if (one.call !== call) continue;
              const CreationDate = NOW.toISOString();
              dependencies.ec2.images.push(
                rawImage({ number: 1_000 + index, Name: 'corp-3', CreationDate, ...one.image }),
              );
              moments.push([...dependencies.ec2.images]);
            }
          },
        });

        const selection = await selectOptional(query, dependencies);

        const expected = moments.map((moment) => expectedOf(moment, query)?.image.id);
        expect(expected).toContain(selection?.image.id);
      }),
      { numRuns: 300 },
    );
  });
});
