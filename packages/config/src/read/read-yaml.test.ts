import { describe, expect, it } from 'vitest';
import { readYaml } from './read-yaml.ts';

async function readValueOf(text: string): Promise<unknown> {
  const { value, problems } = await readYaml(text, 'a.yml');
  expect(problems).toEqual([]);
  return value;
}

describe('readYaml', () => {
  it.each([
    ['9.0', '9.0'],
    ['1.10', '1.10'],
    ['007', '007'],
    ['0x1F', '0x1F'],
    ['1_000', '1_000'],
    ['12345678901234567890', '12345678901234567890'],
    ['yes', 'yes'],
    ['TRUE', 'TRUE'],
    ['2026-11-28', '2026-11-28'],
    ['12:30:00', '12:30:00'],
    ['" 5 "', ' 5 '],
    ["'it''s'", "it's"],
    ['|\n  a\n  b\n', 'a\nb\n'],
    ['!!str 5', '5'],
    ['!!int "5"', '5'],
    ['~', undefined],
    ['', undefined],
  ])('keeps the text of %j', async (scalar, text) => {
    expect(await readValueOf(`key: ${scalar}`)).toEqual({ key: text });
  });

  it('keeps the text of keys', async () => {
    expect(await readValueOf('{ 1.10: a, yes: b, __proto__: c }')).toEqual(
      Object.fromEntries([
        ['1.10', 'a'],
        ['yes', 'b'],
        ['__proto__', 'c'],
      ]),
    );
  });

  it('resolves aliases and merge keys, and the own keys of a mapping win', async () => {
    const text = `
base: &base { version: 9.0, nth: 1 }
other: &other { nth: 3, state: available }
one: { <<: *base, nth: 2 }
two: { <<: [*base, *other] }
three: { version: *nine }
four: &nine 9.00
`.replace('three: { version: *nine }\nfour: &nine 9.00', 'three: &nine 9.00\nfour: { version: *nine }');

    expect(await readValueOf(text)).toMatchObject({
      one: { version: '9.0', nth: '2' },
      two: { version: '9.0', nth: '1', state: 'available' },
      four: { version: '9.00' },
    });
  });

  it('knows the line of every path', async () => {
    const { lines } = await readYaml('a:\n  b:\n    - c\n    - d: e\n', 'a.yml');

    expect(Object.fromEntries(lines)).toMatchObject({ a: 1, 'a.b': 2, 'a.b[0]': 3, 'a.b[1].d': 4 });
  });

  it.each([
    ['a: 1\na: 2', 2, /unique/],
    ['a:\n\t- b', 2, /Tabs/],
    ['a: 1\n---\nb: 2', 2, /multiple documents/],
    ['a: "b', 1, /quote/],
    ['a: !secret b', 1, /^invalid YAML: a tag is unknown$/],
    [
      'a: 1\nb: [good-{python}.txt]',
      2,
      /^invalid YAML: Missing , or : between flow sequence items; expected quotes around a value with \{ or \}$/,
    ],
    ['b: [{python}.txt]', 1, /; expected quotes around a value with \{ or \}$/],
    ['b: [{python: 1]', 1, /^(?!.*expected quotes)/],
    ['? [a]\n: b', 1, /must be strings/],
    ['a: 1\nb: *nobody', 2, /^the alias is unknown$/],
    ['a: &x\n  b: *x', 2, /^the alias contains itself$/],
    ['a: &x\n  - *x', 2, /^the alias contains itself$/],
    ['a: &x\n  <<: *x', 2, /^the alias contains itself$/],
    ['a:\n  <<: 5', 2, /merge key/],
    ['a: &x {}\nb: { <<: *x, <<: *x }', 2, /unique/],
  ])('reports %j with its line', async (text, line, message) => {
    const { problems } = await readYaml(text, 'a.yml');

    expect(problems[0]).toEqual({ file: 'a.yml', line, message: expect.stringMatching(message) });
  });

  it.each([
    ['a: 1\nb: [good-{python}.txt]', [2]],
    ['- a\nb: [good-{python}.txt]', [2]],
    ['a: "\\xzz"\nb: "\\xzz" c\n', [1, 2]],
  ])('reports one mistake a line of %j', async (text, lines) => {
    const { problems } = await readYaml(text, 'a.yml');

    expect(problems.map(({ line }) => line)).toEqual(lines);
  });

  it.each([
    'a: !Marker5ecret b',
    'a: *Marker5ecret',
    '*Marker5ecret',
    '%Marker5ecret',
    '%YAML Marker5ecret\n---\na: 1',
    'a: "\\xMarker5ecret"',
    'a: "\\uMarker5ecret"',
    'a: |Marker5ecret\n  b',
    'a: >Marker5ecret',
    'a: `Marker5ecret`',
    'a: @Marker5ecret',
    'a: [b] Marker5ecret',
    'a: "b" Marker5ecret',
    '}Marker5ecret',
    'a: Marker5ecret: b',
    'a: {Marker5ecret',
    'a: b\n}Marker5ecret',
    'a: 1\nMarker5ecret',
    'a: 1\n  Marker5ecret: 2',
    'Marker5ecret: &x *x',
    '!<tag:Marker5ecret> a',
    'Marker5ecret: 1\nMarker5ecret: 2',
  ])('shows nothing of what is no YAML of ours: %j', async (text) => {
    const { problems } = await readYaml(text, 'a.yml');

    expect(problems.length).toBeGreaterThan(0);
    expect(JSON.stringify(problems)).not.toContain('Marker5ecret');
  });

  it('refuses aliases that stand for more than a file can hold', async () => {
    const names = [...'bcdefghi'];
    const rows = names.map((name, index) => {
      const earlier = names[index - 1] ?? 'a';
      return `${name}: &${name} [${Array(10).fill(`*${earlier}`).join(', ')}]`;
    });

    const { problems } = await readYaml(['a: &a [x, x, x]', ...rows].join('\n'), 'a.yml');

    expect(problems).toEqual([expect.objectContaining({ message: 'the aliases stand for too many values' })]);
  });
});
