import type { Architecture } from '../image/architecture.ts';
import { architecturesFor, expandPublisher, variantsOf } from '../publishers/expand.ts';
import type { Publisher } from '../publishers/publisher.ts';
import { compareVersionWords } from '../publishers/version-numbers.ts';
import type { ImageQuery } from '../query/image-query.ts';
import { allowedCodes, keep } from './column.ts';
import type { Label } from './label.ts';
import type { ChosenFacets } from './matching.ts';
import type { NarrowingIndex } from './narrowing-index.ts';
import type { Narrowed } from './offered-facets.ts';

/** A query by publisher, and the places of the images that it selects among. */
export interface ProductQuery {
  readonly query: ImageQuery;
  readonly places: Uint32Array;
}

/** What a query by publisher resolves to. */
interface Product {
  readonly version: string | undefined;
  readonly variant: string;
  readonly architecture: string;
}

/**
 * The choices as a query by publisher. What nobody chose floats: the version is the highest, and variant and
 * architecture are said only where those of the publisher's default have no image here.
 */
export function completeProduct(
  index: NarrowingIndex,
  { chosen, places }: Narrowed,
  publisher: Publisher,
): ProductQuery {
  const present = presentProducts(index, places, publisher);
  const product = [...candidates(publisher, chosen, present)].find((one) => present.has(keyOf(one)));
  const query = queryOf(publisher, chosen, product);
  if (product === undefined) return { query, places };
  const { labels, architectures } = index;
  const isOfProduct = (label: Label): boolean =>
    label.publisher === publisher.id &&
    label.version === product.version &&
    label.variant === product.variant;
  const ofLabel = keep(places, labels.codes, allowedCodes(labels, isOfProduct));
  const allowed = allowedCodes(architectures, (one) => one === product.architecture);
  return { query, places: keep(ofLabel, architectures.codes, allowed) };
}

/** In the order of preference: defaults first, and a version only where no image is found without one. */
function* candidates(
  publisher: Publisher,
  { version, variant, architecture }: ChosenFacets,
  present: ReadonlyMap<string, Product>,
): Generator<Product> {
  const named = new Set([...present.values()].flatMap((product) => product.version ?? []));
  const newestFirst = [...named].sort((left, right) => compareVersionWords(right, left));
  for (const oneVersion of version === undefined ? [undefined, ...newestFirst] : [version]) {
    for (const oneVariant of variant === undefined ? variantsOf(publisher) : [variant]) {
      const request = { version: oneVersion, variant: oneVariant };
      for (const one of architecture === undefined ? architecturesFor(publisher, request) : [architecture])
        yield { ...request, architecture: one };
    }
  }
}

/** The products of which there is an image, by key. */
function presentProducts(
  { labels, architectures }: NarrowingIndex,
  places: Uint32Array,
  publisher: Publisher,
): Map<string, Product> {
  const width = architectures.values.length;
  const seen = new Uint8Array(labels.values.length * width);
  for (let index = 0; index < places.length; index += 1) {
    const place = places[index] as number;
    seen[(labels.codes[place] as number) * width + (architectures.codes[place] as number)] = 1;
  }
  const products = new Map<string, Product>();
  for (let code = 0; code < seen.length; code += 1) {
    if (seen[code] === 0) continue;
    const [architecture = ''] = architectures.values[code % width] ?? [];
    for (const label of labels.values[Math.floor(code / width)] ?? []) {
      const { version, variant } = label;
      if (label.publisher !== publisher.id) continue;
      const product = { version, variant, architecture };
      products.set(keyOf(product), product);
    }
  }
  return products;
}

function queryOf(publisher: Publisher, chosen: ChosenFacets, product: Product | undefined): ImageQuery {
  const version = chosen.version ?? product?.version;
  const variant = chosen.variant ?? unlessDefault(product?.variant, variantsOf(publisher)[0]);
  const standard = expandPublisher(publisher, { version, variant }).architecture;
  const architecture = chosen.architecture ?? unlessDefault(product?.architecture, standard);
  return {
    publisher: publisher.id,
    ...(version !== undefined && { version }),
    ...(variant !== undefined && { variant }),
    ...(architecture !== undefined && { architecture: architecture as Architecture }),
  };
}

function unlessDefault(word: string | undefined, standard: string | undefined): string | undefined {
  return word === standard ? undefined : word;
}

function keyOf({ version = '', variant, architecture }: Product): string {
  return `${version}|${variant}|${architecture}`;
}
