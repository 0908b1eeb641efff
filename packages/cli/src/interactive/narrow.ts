import type { Publisher } from '@ami-select/selector';

/** The properties of an image that one is asked for, of those that DescribeImages gives. */
export interface Candidate {
  readonly Name?: string | undefined;
  readonly Architecture?: string | undefined;
  readonly RootDeviceType?: string | undefined;
  readonly VirtualizationType?: string | undefined;
  readonly BootMode?: string | undefined;
}

export interface Choice {
  readonly value: string;
  readonly label: string;
  readonly hint?: string;
}

/** How a person is asked. Every method gives undefined when the person gives up. */
export interface Ask {
  choose(question: string, choices: readonly Choice[]): Promise<string | undefined>;
  text(question: string, options: { readonly placeholder: string }): Promise<string | undefined>;
}

export interface NarrowOptions {
  readonly ask: Ask;
  readonly publishers: readonly Publisher[];
  /** All images of a publisher or owner, from the API. */
  readonly list: (source: {
    readonly publisher?: Publisher;
    readonly owner?: string;
  }) => Promise<readonly Candidate[]>;
}

type Fields = Record<string, string>;

const PROPERTIES = [
  { field: 'architecture', question: 'Which architecture?', read: (image: Candidate) => image.Architecture },
  {
    field: 'rootDeviceType',
    question: 'Which root device?',
    read: (image: Candidate) => image.RootDeviceType,
  },
  {
    field: 'virtualizationType',
    question: 'Which virtualization?',
    read: (image: Candidate) => image.VirtualizationType,
  },
  { field: 'bootMode', question: 'Which boot mode?', read: (image: Candidate) => image.BootMode },
] as const;

const ANOTHER_OWNER = 'another owner';
const ANY = 'any';

/** Asks for one property after another until nothing is left to tell apart; undefined when the person gives up. */
export async function narrow(options: NarrowOptions): Promise<Fields | undefined> {
  const source = await askSource(options);
  if (source === undefined) return undefined;
  const images = (await options.list(source.listed)).filter(source.keeps);
  return askProperties(source.fields, images, options.ask);
}

interface Source {
  readonly listed: { readonly publisher?: Publisher; readonly owner?: string };
  readonly fields: Fields;
  readonly keeps: (image: Candidate) => boolean;
}

async function askSource({ ask, publishers }: NarrowOptions): Promise<Source | undefined> {
  const choices = publishers.map(({ id, title }) => ({ value: id, label: title, hint: id }));
  const picked = await ask.choose('Whose images?', [
    ...choices,
    { value: ANOTHER_OWNER, label: 'another account' },
  ]);
  if (picked === undefined) return undefined;
  const publisher = publishers.find(({ id }) => id === picked);
  return publisher ? askVersion(publisher, ask) : askOwner(ask);
}

async function askVersion(publisher: Publisher, ask: Ask): Promise<Source | undefined> {
  const { example } = publisher.version;
  const version = await ask.text('Which version? Empty for any', { placeholder: example });
  if (version === undefined) return undefined;
  return {
    listed: { publisher },
    fields: { publisher: publisher.id, ...(version !== '' && { version }) },
    keeps: ({ Name = '' }) => Name.includes(version),
  };
}

async function askOwner(ask: Ask): Promise<Source | undefined> {
  const owner = await ask.text('Which account?', { placeholder: '123456789012 or self' });
  if (owner === undefined) return undefined;
  const name = await ask.text('What is in the name? Empty for anything', { placeholder: 'corp-base' });
  if (name === undefined) return undefined;
  return {
    listed: { owner },
    fields: { owners: owner, ...(name !== '' && { name: `*${name}*` }) },
    keeps: ({ Name = '' }) => Name.includes(name),
  };
}

async function askProperties(
  fields: Fields,
  images: readonly Candidate[],
  ask: Ask,
): Promise<Fields | undefined> {
  const narrowed = { ...fields };
  let left = images;
  for (const { field, question, read } of PROPERTIES) {
    const choices = countedValues(left, read);
    if (choices.length < 2) continue;
    const value = await ask.choose(question, [
      ...choices,
      { value: ANY, label: ANY, hint: imageCount(left.length) },
    ]);
    if (value === undefined) return undefined;
    if (value === ANY) continue;
    narrowed[field] = value;
    left = left.filter((image) => read(image) === value);
  }
  return narrowed;
}

function countedValues(
  images: readonly Candidate[],
  read: (image: Candidate) => string | undefined,
): readonly Choice[] {
  const counts = new Map<string, number>();
  for (const image of images) {
    const value = read(image);
    if (value !== undefined) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return [...counts].map(([value, count]) => ({ value, label: value, hint: imageCount(count) }));
}

function imageCount(count: number): string {
  return count === 1 ? '1 image' : `${count} images`;
}
