import { globMatcher } from '@ami-select/core';
import { describe, expect, it } from 'vitest';
import { parseShorthand } from '../../query/parse-shorthand.ts';
import { REGION, STRANGER } from '../../testing/samples.ts';
import { expandPublisher, ownersIn } from '../expand.ts';
import { mayBeHighest } from '../may-be-highest.ts';
import { publisherOf } from '../recognise.ts';
import { requestedVersion } from '../requested-version.ts';
import { findPublisher, PUBLISHERS } from '../table.ts';
import { AMAZON_NAMES } from './amazon.ts';
import { LINUX_NAMES } from './linux.ts';
import { OTHER_NAMES } from './others.ts';
import { type CorpusName, readCorpus } from './read-corpus.ts';

const CORPUS = [LINUX_NAMES, OTHER_NAMES, AMAZON_NAMES].flatMap(readCorpus);

/** Whether a query's row lets an image of that name win. */
function finds({ query, name }: CorpusName): boolean {
  const { publisher: id = '', version, variant, architecture } = parseShorthand(query);
  const publisher = findPublisher(id);
  if (publisher === undefined) throw new Error(`no row ${id}`);
  const { names, exclude } = expandPublisher(publisher, { version, variant, architecture });
  const named = globMatcher(names)(name) && !globMatcher(exclude)(name);
  return (
    named &&
    (requestedVersion(publisher, version) !== undefined ||
      mayBeHighest(publisher, { version, variant, architecture })(name))
  );
}

function never(): never {
  throw new Error('no such row');
}

function rowOf({ query }: CorpusName): string {
  return parseShorthand(query).publisher ?? '';
}

describe('a corpus of real image names', () => {
  it.each(CORPUS.filter(({ found }) => found))('$query finds $name', (entry) => {
    expect(finds(entry)).toBe(true);
  });

  it.each(CORPUS.filter(({ found }) => !found))('$query does not find $name', (entry) => {
    expect(finds(entry)).toBe(false);
  });

  it.each(CORPUS.filter(({ found }) => found))('an account of $query is recognised by $name', (entry) => {
    const id = rowOf(entry);
    const [owner = ''] = ownersIn(findPublisher(id) ?? never(), REGION) ?? [];
    const account = /^\d/.test(owner) ? { ownerId: owner } : { ownerId: STRANGER, ownerAlias: owner };

    expect(publisherOf({ ...account, name: entry.name, region: REGION })?.id).toBe(id);
  });

  it('has at least 150 different names, 40 of them not to be found, and 3 of every row', () => {
    expect(new Set(CORPUS.map(({ name }) => name)).size).toBeGreaterThanOrEqual(150);
    expect(CORPUS.filter(({ found }) => !found).length).toBeGreaterThanOrEqual(40);
    const namesOf = (id: string): Set<string> =>
      new Set(CORPUS.filter((entry) => rowOf(entry) === id).map(({ name }) => name));
    const few = PUBLISHERS.filter(({ id }) => namesOf(id).size < 3).map(({ id }) => id);
    expect(few).toEqual([]);
  });

  it('says of every name where and when it was published', () => {
    const unsaid = CORPUS.filter(
      ({ source, date }) => source === undefined || !/^20\d\d-\d\d-\d\d$/.test(date),
    );
    expect(unsaid).toEqual([]);
    expect(CORPUS.filter(({ name }) => /[*?]/.test(name))).toEqual([]);
  });
});
