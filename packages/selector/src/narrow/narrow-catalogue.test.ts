import type { LocalEc2 } from '@ami-select/local-ec2';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chooseImage } from '../choose/choose-image.ts';
import type { SelectDependencies } from '../contract/ports.ts';
import type { Image } from '../image/image.ts';
import { toImage } from '../image/normalise-image.ts';
import { ownersIn } from '../publishers/expand.ts';
import { KNOWN_PUBLISHERS, PUBLISHERS } from '../publishers/table.ts';
import { parseShorthand } from '../query/parse-shorthand.ts';
import { select } from '../select/select.ts';
import { listPlainly } from '../testing/http.ts';
import { dependenciesOf, startEndpoint } from '../testing/local-endpoint.ts';
import { NOW, REGION } from '../testing/samples.ts';
import type { ChosenFacets } from './matching.ts';
import { createNarrowing, type Narrower } from './narrow.ts';

let local: LocalEc2;
let dependencies: SelectDependencies;
let images: readonly Image[];
let narrowing: Narrower;

beforeAll(async () => {
  local = await startEndpoint();
  dependencies = dependenciesOf(local);
  const listing = await listPlainly(dependencies, REGION, []);
  images = listing.map((raw) => toImage(raw, { region: REGION, now: NOW }));
  narrowing = createNarrowing(images, KNOWN_PUBLISHERS, NOW);
});

afterAll(async () => {
  await local?.close();
});

function wordsOf(name: string, chosen: ChosenFacets): string[] {
  const facet = narrowing.narrow(chosen).facets.find((one) => one.name === name);
  return facet?.values.map(({ value, longTerm }) => `${value}${longTerm === true ? ' long-term' : ''}`) ?? [];
}

describe('narrowing a real mixture of images', () => {
  it('offers every publisher that the region has', () => {
    const words = wordsOf('publisher', {});
    const missing = PUBLISHERS.filter(
      (one) => ownersIn(one, REGION) !== undefined && !words.includes(one.id),
    );

    expect(missing.map(({ id }) => id)).toEqual([]);
  });

  it.each([
    ['ubuntu', '24.04', 'minimal', 'arm64', 'ubuntu/24.04/minimal@arm64'],
    ['ubuntu', '22.04', 'server', 'x86_64', 'ubuntu/22.04/server@x86_64'],
    ['debian', '12', undefined, 'arm64', 'debian/12@arm64'],
    ['amazon-linux', '2023', 'minimal', 'arm64', 'amazon-linux/2023/minimal@arm64'],
    ['amazon-linux', '2', 'standard', undefined, 'amazon-linux/2/standard'],
    ['windows', '2022', 'core', undefined, 'windows/2022/core'],
  ] as const)('%s, %s, %s, %s is %s', async (publisher, version, variant, architecture, shorthand) => {
    const steps: ChosenFacets[] = [{ publisher }];
    for (const next of [{ version }, { variant }, { architecture }] as ChosenFacets[]) {
      const [name, value] = Object.entries(next)[0] ?? [];
      if (name === undefined || value === undefined) continue;
      expect(wordsOf(name, steps.at(-1) ?? {}).map((word) => word.split(' ')[0])).toContain(value);
      steps.push({ ...steps.at(-1), ...next });
    }

    const result = narrowing.narrow(steps.at(-1) ?? {});
    const selection = await select({ ...parseShorthand(shorthand), regions: [REGION] }, dependencies);

    expect(result.shorthand).toBe(shorthand);
    expect(result.image?.id).toBe(selection.image.id);
  });

  it('lists the versions of Ubuntu newest first and marks those with long-term support', () => {
    const versions = wordsOf('version', { publisher: 'ubuntu' });

    expect(versions).toEqual([...versions].sort().reverse());
    expect(versions).toContain('24.04 long-term');
    expect(versions).toContain('25.10');
  });

  it('offers the variants of Windows with the default first', () => {
    expect(wordsOf('variant', { publisher: 'windows', version: '2022' }).slice(0, 2)).toEqual([
      'full',
      'core',
    ]);
  });

  it.each(PUBLISHERS.map(({ id }) => id))(
    'shows the image that the query selects, for each facet of %s',
    (id) => {
      for (const { name, values } of narrowing.narrow({ publisher: id }).facets) {
        for (const { value, count } of values) {
          const { query, image, matches } = narrowing.narrow({ publisher: id, [name]: value });

          expect(matches).toBe(count);
          const choice = chooseImage(images, query, NOW);
          expect([query, choice?.image.id]).toEqual([query, image?.id]);
          // One variant is one line of images: nothing of the same release may be meant as well.
          expect(choice?.warnings).not.toContainEqual(expect.stringContaining('they differ in'));
        }
      }
    },
  );
});
