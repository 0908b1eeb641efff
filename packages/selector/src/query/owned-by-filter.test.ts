import { describe, expect, it } from 'vitest';
import { parseImageQuery } from './parse-image-query.ts';

describe('an owner in a raw filter', () => {
  it.each([
    [{ filters: { 'owner-id': '099720109477' } }, { owners: ['099720109477'] }],
    [
      { filters: { 'owner-alias': ['amazon', 'aws-marketplace'], name: 'a*' } },
      { owners: ['amazon', 'aws-marketplace'], filters: { name: ['a*'] } },
    ],
    [
      { filters: { 'owner-id': '099720109477', 'owner-alias': 'amazon' } },
      { owners: ['099720109477'], filters: { 'owner-alias': ['amazon'] } },
    ],
    [
      { image_search: { 'owner-id': '099720109477', 'tag:Role': 'web' } },
      { owners: ['099720109477'], filters: { 'tag:Role': ['web'] } },
    ],
    [
      { owner: 'self', fallback: [{ filters: { 'owner-id': '099720109477' } }] },
      { owners: ['self'], fallback: [{ owners: ['099720109477'] }] },
    ],
  ])('says whose in %j', (fields, query) => {
    expect(parseImageQuery(fields)).toEqual(query);
    expect(parseImageQuery(parseImageQuery(fields))).toEqual(query);
  });

  it.each([{ owners: ['self'] }, { publisher: 'ubuntu' }, { allowAnyOwner: true }])(
    'stays a filter beside %j',
    (other) => {
      const query = { ...other, filters: { 'owner-id': ['099720109477'] } };

      expect(parseImageQuery(query)).toEqual(query);
    },
  );

  it.each(['0997201*', '?99720109477', '*', 'somebody'])('is none for %s', (owner) => {
    expect(() => parseImageQuery({ filters: { 'owner-id': owner } })).toThrow(
      expect.objectContaining({ code: 'UNSAFE_QUERY' }),
    );
  });
});
