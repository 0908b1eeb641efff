import {
  type ChosenFacets,
  createNarrowing,
  type FacetName,
  type FacetValue,
  type Image,
  type ImageQuery,
  namesOf,
  ownersIn,
  type PublisherTable,
} from '@ami-select/selector';

export interface Choice {
  readonly value: string;
  readonly label: string;
  readonly hint?: string;
}

/** Prompts for a person. Every method resolves with undefined when the person gives up. */
export interface Ask {
  choose(question: string, choices: readonly Choice[]): Promise<string | undefined>;
  text(question: string, options: { readonly placeholder: string }): Promise<string | undefined>;
}

export interface AskImageOptions {
  readonly ask: Ask;
  readonly publishers: PublisherTable;
  readonly region: string;
  /** All images of the owners with such names, of any name when there are none, from the API. */
  readonly list: (
    owners: readonly string[],
    names: readonly string[] | undefined,
  ) => Promise<readonly Image[]>;
  readonly now: Date;
}

const ANOTHER_ACCOUNT = 'another account';
const ENOUGH = 'enough';

/** A person asks which image, not how old it may be: the newest is taken. */
const NOT_ASKED: readonly FacetName[] = ['owner', 'age', 'deprecation'];

/** Whose images: of a publisher, or of an account in its own words. */
interface Source {
  readonly owners: readonly string[];
  readonly publisher?: string;
  readonly names?: readonly string[] | undefined;
}

/** Prompts for one facet after another until the matches differ in none; undefined when the person gives up. */
export async function askImage(options: AskImageOptions): Promise<ImageQuery | undefined> {
  const source = await askSource(options);
  if (source === undefined) return undefined;
  const { publisher, owners, names } = source;
  const narrowing = createNarrowing(await options.list(owners, names), options.publishers, options.now);
  let chosen: ChosenFacets = { publisher };
  for (;;) {
    const { facets, matches, query } = narrowing.narrow(chosen);
    const result = publisher === undefined ? { ...query, owners } : query;
    const facet = facets.find(({ name }) => !NOT_ASKED.includes(name));
    if (facet === undefined) return result;
    const enough = { value: ENOUGH, label: 'any of them', hint: `the newest of ${countOf(matches)}` };
    const answer = await options.ask.choose(`Which ${facet.name}?`, [...facet.values.map(choiceOf), enough]);
    if (answer === undefined) return undefined;
    if (answer === ENOUGH) return result;
    chosen = { ...chosen, [facet.name]: answer };
  }
}

async function askSource({ ask, publishers, region }: AskImageOptions): Promise<Source | undefined> {
  const known = publishers.all.map(({ id, title }) => ({ value: id, label: title, hint: id }));
  const account = { value: ANOTHER_ACCOUNT, label: ANOTHER_ACCOUNT, hint: 'by its id, or self' };
  const picked = await ask.choose('Whose images?', [...known, account]);
  const publisher = publishers.all.find(({ id }) => id === picked);
  const owners = publisher && ownersIn(publisher, region);
  if (publisher) return owners && { owners, publisher: publisher.id, names: namesOf(publisher) };
  if (picked === undefined) return undefined;
  const owner = await ask.text('Which account?', { placeholder: '123456789012 or self' });
  return owner === undefined ? undefined : { owners: [owner] };
}

function choiceOf({ value, count, longTerm }: FacetValue): Choice {
  const hint = longTerm ? `long-term, ${countOf(count)}` : countOf(count);
  return { value, label: value, hint };
}

function countOf(images: number): string {
  return images === 1 ? '1 image' : `${images} images`;
}
