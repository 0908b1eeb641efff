import { describe, expect, it } from 'vitest';
import { fillMarkdownTable, fillTable, outputRows } from './readme-tables.ts';

const README = 'before\n<!-- inputs -->\nold\n<!-- /inputs -->\nafter\n';

const TABLE = {
  header: ['input', 'meaning', 'default'],
  rows: [
    ['`name` (required)', 'A name | glob.', ''],
    ['`count`', 'How\n  many.', '`1`'],
  ],
};

describe('fillMarkdownTable', () => {
  const text = 'before\n<!-- rows:start -->\nold\n<!-- rows:end -->\nafter\n';

  it('pads the columns between the markers', () => {
    const filled = fillMarkdownTable(text, 'rows', '| a | b |\n|---|---|\n| long | x |');

    expect(filled).toBe(
      'before\n<!-- rows:start -->\n| a    | b   |\n| ---- | --- |\n| long | x   |\n<!-- rows:end -->\nafter\n',
    );
  });

  it('refuses a text without markers', () => {
    expect(() => fillMarkdownTable('nothing', 'rows', '')).toThrow('markers of rows');
  });
});

describe('fillTable', () => {
  it('replaces what stands between the markers and nothing else', () => {
    expect(fillTable(README, 'inputs', TABLE)).toBe(
      [
        'before',
        '<!-- inputs -->',
        '| input             | meaning         | default |',
        '| ----------------- | --------------- | ------- |',
        '| `name` (required) | A name \\| glob. |         |',
        '| `count`           | How many.       | `1`     |',
        '<!-- /inputs -->',
        'after',
        '',
      ].join('\n'),
    );
  });

  it('changes nothing the second time', () => {
    const once = fillTable(README, 'inputs', TABLE);

    expect(fillTable(once, 'inputs', TABLE)).toBe(once);
  });

  it('refuses a README without markers', () => {
    expect(() => fillTable('nothing', 'inputs', TABLE)).toThrow('<!-- inputs -->');
  });
});

describe('outputRows', () => {
  it('describes every output', () => {
    expect(outputRows({ id: { description: 'The id.' } })).toEqual([['`id`', 'The id.']]);
  });

  it('rejects an output without a description', () => {
    expect(() => outputRows({ a: {} })).toThrow('a has no description');
  });
});
