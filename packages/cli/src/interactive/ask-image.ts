import {
  type ChosenFacets,
  type Image,
  type ImageQuery,
  narrow,
  ownersIn,
  type Publisher,
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
  readonly publishers: readonly Publisher[];
  readonly region: string;
  /** All images of the owners, from the API. */
  readonly list: (owners: readonly string[]) => Promise<readonly Image[]>;
  readonly now: Date;
}

const ANOTHER_ACCOUNT = 'another account';
const ENOUGH = 'enough';

/** Prompts for one facet after another until the matches differ in none; undefined when the person gives up. */
export async function askImage(options: AskImageOptions): Promise<ImageQuery | undefined> {
  const owners = await askOwners(options);
  if (owners === undefined) return undefined;
  const images = await options.list(owners);
  let chosen: ChosenFacets = {};
  for (;;) {
    const { facet, matches, query } = narrow(images, chosen, options.now);
    if (facet === undefined) return { owners, ...query };
    const choices = facet.values.map(({ value, count }) => ({
      value,
      label: value,
      hint: countOf(count),
    }));
    const enough = { value: ENOUGH, label: 'any of them', hint: `the newest of ${countOf(matches)}` };
    const answer = await options.ask.choose(`Which ${facet.name}?`, [...choices, enough]);
    if (answer === undefined) return undefined;
    if (answer === ENOUGH) return { owners, ...query };
    chosen = { ...chosen, [facet.name]: answer };
  }
}

async function askOwners({
  ask,
  publishers,
  region,
}: AskImageOptions): Promise<readonly string[] | undefined> {
  const known = publishers.map(({ id, title }) => ({ value: id, label: title, hint: id }));
  const account = { value: ANOTHER_ACCOUNT, label: ANOTHER_ACCOUNT, hint: 'by its id, or self' };
  const picked = await ask.choose('Whose images?', [...known, account]);
  const publisher = publishers.find(({ id }) => id === picked);
  if (publisher) return ownersIn(publisher, region);
  if (picked === undefined) return undefined;
  const owner = await ask.text('Which account?', { placeholder: '123456789012 or self' });
  return owner === undefined ? undefined : [owner];
}

function countOf(images: number): string {
  return images === 1 ? '1 image' : `${images} images`;
}
