import { describe, expect, it } from 'vitest';
import { fillTables } from './readme-tables.ts';

const README =
  'before\n<!-- inputs -->\nold\n<!-- /inputs -->\nbetween\n<!-- outputs -->\n<!-- /outputs -->\nafter\n';

describe('fillTables', () => {
  it('replaces what stands between the markers and nothing else', () => {
    const action = {
      inputs: {
        name: { description: 'A name | glob.', required: true },
        count: { description: 'How\n  many.', default: 1 },
      },
      outputs: { id: { description: 'The id.' } },
    };

    const readme = fillTables(README, action);

    expect(readme).toBe(
      [
        'before',
        '<!-- inputs -->',
        '| input             | meaning         | default |',
        '| ----------------- | --------------- | ------- |',
        '| `name` (required) | A name \\| glob. |         |',
        '| `count`           | How many.       | `1`     |',
        '<!-- /inputs -->',
        'between',
        '<!-- outputs -->',
        '| output | meaning |',
        '| ------ | ------- |',
        '| `id`   | The id. |',
        '<!-- /outputs -->',
        'after',
        '',
      ].join('\n'),
    );
  });

  it('changes nothing the second time', () => {
    const once = fillTables(README, { inputs: { a: { description: 'A.' } } });

    expect(fillTables(once, { inputs: { a: { description: 'A.' } } })).toBe(once);
  });

  it('refuses a README without markers', () => {
    expect(() => fillTables('nothing', {})).toThrow('<!-- inputs -->');
  });

  it('refuses an input that nobody described', () => {
    expect(() => fillTables(README, { inputs: { a: {} } })).toThrow('a has no description');
  });
});
