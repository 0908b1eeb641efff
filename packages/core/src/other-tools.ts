import type { Problem } from './errors.ts';
import { isPlainObject } from './plain-object.ts';
import { kebab } from './words/kebab.ts';
import { type AliasedField, QUERY_ALIASES } from './words/query-words.ts';

type Mapping = Readonly<Record<string, unknown>>;

/** The fields of a query in our own form, with the problem of what has none. */
export interface OwnForm {
  readonly fields: Mapping;
  /** `field` is the key as it was written. */
  readonly problems: readonly Problem[];
}

/**
 * Puts the constructs of terraform, packer, kitchen-ec2 and the AWS CLI into the form of a query; other fields stay as
 * they are. What several readings are possible of is a problem that says the right word.
 */
export function fromOtherTools(fields: Mapping): OwnForm {
  const form = new Form();
  const entries = Object.entries(fields);
  // They add to a field that may come after them.
  const isLast = ([key]: readonly [string, unknown]): boolean => /^tag:|^most.?recent$/i.test(key);
  for (const [key, value] of entries.filter((entry) => !isLast(entry))) form.add(key, value);
  for (const [key, value] of entries.filter(isLast)) form.add(key, value);
  form.finish();
  return { fields: Object.fromEntries(form.fields), problems: form.problems };
}

/** One query that is put into our form. */
class Form {
  readonly fields: Map<string, unknown> = new Map();
  readonly problems: Problem[] = [];
  /** Whether it has a block that fails where it is from when several images match. */
  #isBlock = false;

  add(key: string, value: unknown): void {
    const word = kebab(key);
    if (word === 'source-ami-filter' || (word === 'filter' && (isPairs(value) || isPair(value))))
      this.#isBlock = true;
    if (word === 'source-ami-filter') this.#addGroup(key, value);
    else if (word === 'most-recent') this.#addMostRecent(key, value);
    else if (/^tag:./.test(key)) this.#addTag(key, value);
    else if (isFieldOf('filters', word) && isPairs(value)) this.#addPairs(key, value);
    else if (isFieldOf('filters', word) && isPair(value)) this.#addPairs(key, [value]);
    else if (word === 'platform' && platformLine(value) !== undefined)
      this.#complain(
        key,
        `names a publisher; expected the line ${platformLine(value)} in place of the fields`,
      );
    else if (SINGLE.some((field) => isFieldOf(field, word)) && Array.isArray(value)) this.#addOne(key, value);
    else if (Object.hasOwn(CURES, word)) this.#complain(key, `expected ${CURES[word]}`);
    else if (this.fields.has(key)) this.#complain(key, 'is given twice; expected it once');
    else this.fields.set(key, value);
  }

  /** A block of terraform or packer without `most_recent` takes one image only; fields of ours say what wins. */
  finish(): void {
    const says = ['order', 'nth', 'publisher'].some((field) => this.fields.has(field));
    if (this.#isBlock && !says) this.fields.set('order', 'exactly-one');
  }

  /** packer: `source_ami_filter: { filters: {…}, owners: […], most_recent: true }`. */
  #addGroup(key: string, value: unknown): void {
    if (isPlainObject(value)) for (const [inner, item] of Object.entries(value)) this.add(inner, item);
    else this.#complain(key, 'is not a mapping; expected filters and owners in it');
  }

  /** terraform and packer take the newest with `most_recent: true`, and otherwise fail when several match. */
  #addMostRecent(key: string, value: unknown): void {
    const word = String(value).toLowerCase();
    if (this.fields.has('order')) this.#complain(key, 'is order: date; expected one of the two');
    else if (word === 'true') this.fields.set('order', 'date');
    else if (word === 'false') this.fields.set('order', 'exactly-one');
    else this.#complain(key, 'is neither true nor false; expected true for the newest');
  }

  /** kitchen-ec2: `tag:Role: web` beside the fields. */
  #addTag(key: string, value: unknown): void {
    const tags = this.fields.get('tags') ?? {};
    const name = key.slice('tag:'.length);
    if (isPlainObject(tags) && !Object.hasOwn(tags, name))
      this.fields.set('tags', { ...tags, [name]: value });
    else this.#complain(key, `is given in tags, too; expected tags: { ${name}: … } alone`);
  }

  /** terraform and the AWS CLI: `filters: [{ name: …, values: […] }]`. */
  #addPairs(key: string, pairs: readonly Mapping[]): void {
    const filters = new Map<string, unknown>();
    for (const pair of pairs) {
      const members = Object.entries(pair).map(([member, value]) => [member.toLowerCase(), value]);
      const { name, values, ...others } = Object.fromEntries(members);
      const isPair = typeof name === 'string' && values !== undefined && Object.keys(others).length === 0;
      if (!isPair) this.#complain(key, `${JSON.stringify(pair)} is not a filter; expected { name, values }`);
      else if (filters.has(name))
        this.#complain(key, `"${name}" is given twice; expected one list of values`);
      else filters.set(name, values);
    }
    this.fields.set(key, Object.fromEntries(filters));
  }

  #addOne(key: string, items: readonly unknown[]): void {
    const [only, ...others] = items;
    if (others.length === 0 && only !== undefined) this.fields.set(key, only);
    else if (!isFieldOf('architecture', kebab(key))) this.#complain(key, 'is a list; expected one id');
    else
      this.#complain(key, 'is a list; expected one, or filters: { architecture: […] } for the newest of any');
  }

  #complain(field: string, message: string): void {
    this.problems.push({ field, message });
  }
}

/** Fields of one value that other tools write as a list. */
const SINGLE = ['architecture', 'image-id'] as const;

/** Words that have no field of the same meaning, and what to write instead. */
const CURES: Readonly<Record<string, string>> = {
  windows: 'platform: windows',
  'name-contains': 'name: "*…*", or name-regex',
  'cached-in-context': 'lock, which keeps the image in a file',
};

function isFieldOf(field: AliasedField, word: string): boolean {
  return word === field || QUERY_ALIASES[field].includes(word);
}

/** terraform's block when there is a single one. No filter of EC2 is called `values`. */
function isPair(value: unknown): value is Mapping {
  if (!isPlainObject(value)) return false;
  const members = Object.keys(value).map((key) => key.toLowerCase());
  return members.length === 2 && members.includes('name') && members.includes('values');
}

/** kitchen-ec2: `platform: debian-12`, or the same as its `name`. */
function platformLine(value: unknown): string | undefined {
  const word = isPlainObject(value) ? value.name : value;
  const match = /^([a-z][a-z-]*?)-?(\d[\w.]*?)(?:-(x86_64|i386|arm64))?$/.exec(String(word).toLowerCase());
  if (match === null) return undefined;
  const [, name = '', version = '', architecture] = match;
  const line = `${name === 'amazon' ? 'amazon-linux' : name}/${version}`;
  return architecture === undefined ? line : `${line}@${architecture}`;
}

function isPairs(value: unknown): value is readonly Mapping[] {
  return Array.isArray(value) && value.length > 0 && value.every(isPlainObject);
}
