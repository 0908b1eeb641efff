import { globMatcher } from '@ami-select/core';
import { describe, expect, it } from 'vitest';
import { REAL_NAMES } from '../testing/real-names.ts';
import { namesOf } from './names-of.ts';
import { findPublisher, PUBLISHERS } from './table.ts';

describe('the names of a publisher', () => {
  it.each(PUBLISHERS.map((publisher) => [publisher.id, publisher] as const))(
    'of %s are few enough for a filter',
    (_, publisher) => {
      expect(namesOf(publisher)?.length).toBeGreaterThan(0);
    },
  );

  it('match every name that one of its queries finds', () => {
    const missed = REAL_NAMES.filter(({ query, raw, found }) => {
      const publisher = findPublisher(query.publisher ?? '');
      return found && publisher !== undefined && !globMatcher(namesOf(publisher) ?? [])(raw.Name ?? '');
    });

    expect(missed).toEqual([]);
  });

  it('are undefined where EC2 does not take so many', () => {
    const [ubuntu] = PUBLISHERS;
    const names = Array.from({ length: 200 }, (_, index) => `a-${index}-{version}`);

    expect(ubuntu && namesOf({ ...ubuntu, lines: [{ variant: 'a', names }] })).toBeUndefined();
  });
});
