import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chooseImage } from '../choose/choose-image.ts';
import type { Image } from '../image/image.ts';
import { KNOWN_PUBLISHERS } from '../publishers/table.ts';
import { parseImageQuery } from '../query/parse-image-query.ts';
import { parseShorthand } from '../query/parse-shorthand.ts';
import { REAL_NAMES } from '../testing/real-names.ts';
import { NOW, SELF, sampleImage } from '../testing/samples.ts';
import type { ChosenFacets } from './matching.ts';
import { createNarrowing, type Narrowing } from './narrow.ts';

const OWN_NAMES = [
  'corp-20261101',
  'corp-web-20261101',
  'corp-web-4f1c7a2',
  'corp-rhel9-1.2',
  'debian-12-amd64-20261101',
];
const own = fc.constantFrom(...OWN_NAMES).map((Name) => ({ Name, OwnerId: SELF }));
const real = fc.constantFrom(...REAL_NAMES.map(({ raw }) => raw));

const members = fc.record({
  raw: fc.oneof({ weight: 3, arbitrary: real }, { weight: 1, arbitrary: own }),
  days: fc.integer({ min: 0, max: 800 }),
  BootMode: fc.constantFrom(undefined, 'uefi', 'legacy-bios'),
  isDeprecated: fc.boolean(),
  isUndated: fc.boolean(),
  role: fc.constantFrom(undefined, 'web', '*', ''),
});

type Members = typeof members extends fc.Arbitrary<infer Value> ? Value : never;

/** No two of one creation time: then nothing but the name would decide, and that is ambiguous. */
const images = fc
  .array(members, { minLength: 1, maxLength: 40 })
  .map((all) => all.map((one, number) => imageOf(number, one)));

function imageOf(number: number, { raw, days, BootMode, isDeprecated, isUndated, role }: Members): Image {
  return sampleImage({
    number,
    ...raw,
    CreationDate: new Date(NOW.getTime() - days * 86_400_000 - number * 1_000).toISOString(),
    // One of them, so that no two are of one time.
    ...(isUndated && number === 0 && { CreationDate: undefined }),
    ...(BootMode !== undefined && { BootMode }),
    ...(isDeprecated && { DeprecationTime: '2026-01-01T00:00:00.000Z' }),
    ...(role !== undefined && { Tags: [{ Key: 'role', Value: role }] }),
  });
}

/** Chooses one offered value after another, and judges each step. */
function walk(
  all: readonly Image[],
  picks: readonly number[],
  judge: (step: Narrowing, count: number) => void,
): void {
  const narrowing = createNarrowing(all, KNOWN_PUBLISHERS, NOW);
  let chosen: ChosenFacets = {};
  let step = narrowing.narrow(chosen);
  judge(step, all.length);
  for (const pick of picks) {
    const offered = step.facets.flatMap(({ name, values }) => values.map((value) => ({ name, ...value })));
    const next = offered[pick % Math.max(1, offered.length)];
    if (next === undefined) return;
    chosen = { ...chosen, [next.name]: next.value };
    step = narrowing.narrow(chosen);
    judge(step, next.count);
  }
}

const picks = fc.array(fc.nat({ max: 1_000 }), { maxLength: 6 });

describe('narrowing in any order', () => {
  it('shows the image that its query selects', () => {
    fc.assert(
      fc.property(images, picks, (all, choices) => {
        walk(all, choices, ({ query, image }) => {
          expect(chooseImage(all, query, NOW)?.image.id).toBe(image?.id);
        });
      }),
      { numRuns: 150 },
    );
  });

  it('leaves as many images as the value was counted for', () => {
    fc.assert(
      fc.property(images, picks, (all, choices) => {
        walk(all, choices, ({ matches }, count) => expect(matches).toBe(count));
      }),
      { numRuns: 150 },
    );
  });

  it('says the same query in one line, and every query is valid once it says whose images', () => {
    fc.assert(
      fc.property(images, picks, (all, choices) => {
        walk(all, choices, ({ query, shorthand }) => {
          if (shorthand !== undefined) expect(parseShorthand(shorthand)).toEqual(parseImageQuery(query));
          else if ((query.publisher ?? query.owners) !== undefined) parseImageQuery(query);
          expect(JSON.stringify(query)).not.toMatch(/ami-0/);
        });
      }),
      { numRuns: 150 },
    );
  });
});
