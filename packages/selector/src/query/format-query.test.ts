import { describe, expect, it } from 'vitest';
import { formatFlags, formatQuery } from './format-query.ts';
import type { ImageQuery } from './image-query.ts';
import { parseImageQuery } from './parse-image-query.ts';

const query: ImageQuery = {
  owners: ['063491364108'],
  name: ['a-*', 'b-*'],
  enaSupport: true,
  allowAnyOwner: false,
  tags: { team: ['core', 'web'] },
  tagKeys: ['stage'],
  nth: 2,
  regions: ['us-east-1'],
};

describe('formatQuery', () => {
  it('writes the fields as a person would, in a form that parses again', () => {
    const { allowAnyOwner: _, ...safe } = query;

    expect(formatQuery(safe)).toEqual({
      owner: '063491364108',
      name: ['a-*', 'b-*'],
      'ena-support': true,
      tags: { team: ['core', 'web'] },
      'tag-key': 'stage',
      nth: 2,
      region: 'us-east-1',
    });
    expect(parseImageQuery(formatQuery(safe))).toEqual(safe);
  });
});

describe('formatFlags', () => {
  it('gives one word per item', () => {
    expect(formatFlags(query).join(' ')).toBe(
      '--owner 063491364108 --name a-* --name b-* --ena-support --tag team=core --tag team=web --tag-key stage --nth 2 --region us-east-1',
    );
  });
});
