import { formatProblem } from '@ami-select/core';
import { describe, expect, it } from 'vitest';
import type { Fields } from '../schema/field.ts';
import { readTable } from './read-fields.ts';

const FIELDS = {
  name: { kind: 'string', help: '' },
  wait: { kind: 'boolean', help: '' },
  size: { kind: 'integer', minimum: 1, maximum: 10, help: '' },
  'boot-time': { kind: 'duration', minimum: '1m', maximum: '1d', help: '' },
  market: { kind: 'choice', choices: ['on-demand', 'spot'], help: '' },
  modes: { kind: 'list', choices: ['uefi', 'bios'], help: '' },
  'subnet-ids': { kind: 'list', help: '' },
  tags: { kind: 'mapping', help: '' },
  filters: { kind: 'multimap', help: '' },
} as const satisfies Fields;

function read(values: Readonly<Record<string, unknown>>): ReturnType<typeof readTable<typeof FIELDS>> {
  return readTable(FIELDS, { values, locate: (field) => ({ field }) });
}

describe('readTable', () => {
  it('gives values the names and types that code has', () => {
    const { settings, problems } = read({
      name: '007',
      wait: 'True',
      size: '10',
      'boot-time': '90s',
      market: 'SPOT',
      modes: ['UEFI'],
      'subnet-ids': 'subnet-1, subnet-2',
      tags: { a: 'x, y', b: '' },
      filters: { c: ['1', '2'], d: '3' },
    });

    expect(problems).toEqual([]);
    expect(settings).toEqual({
      name: '007',
      wait: true,
      size: 10,
      bootTimeMinutes: 2,
      market: 'spot',
      modes: ['uefi'],
      subnetIds: ['subnet-1, subnet-2'],
      tags: { a: 'x, y', b: '' },
      filters: { c: ['1', '2'], d: ['3'] },
    });
  });

  it.each([
    ['name', '', '"" is not valid because it is empty; expected a string'],
    ['name', ['a'], '["a"] is not valid because it is a list; expected a string'],
    ['name', { a: 'b' }, '{"a":"b"} is not valid because it is a mapping; expected a string'],
    ['wait', 'yes', '"yes" is not valid because it is neither true nor false; expected true or false'],
    ['size', '0', '"0" is not valid because it is too small; expected an integer from 1 to 10'],
    ['size', '11', '"11" is not valid because it is too large; expected an integer from 1 to 10'],
    [
      'boot-time',
      '',
      '"" is not valid because it is empty; expected a duration such as 90s, 45m or 1h30m, from 1m to 1d',
    ],
    ['size', '', '"" is not valid because it is empty; expected an integer from 1 to 10'],
    ['market', '', '"" is not valid because it is empty; expected on-demand or spot'],
    ['boot-time', '45', '"45" is not valid because it is not a duration; expected a duration such as'],
    ['boot-time', '59s', '"59s" is not valid because it is too small; expected a duration such as'],
    ['boot-time', '25h', '"25h" is not valid because it is too large; expected a duration such as'],
    [
      'market',
      'spott',
      '"spott" is not valid because it is unknown (did you mean "spot"?); expected on-demand or spot',
    ],
    [
      'modes',
      'bois',
      '"bois" is not valid because "bois" is unknown (did you mean "bios"?); expected a list of uefi, bios',
    ],
    ['subnet-ids', [], '[] is not valid because it is empty; expected a list of strings'],
    [
      'subnet-ids',
      ['a', ['b']],
      '["a",["b"]] is not valid because ["b"] is not a string; expected a list of strings',
    ],
    ['subnet-ids', { a: 'b' }, '{"a":"b"} is not valid because it is a mapping; expected a list of strings'],
    ['tags', 'a', '1 pair is not valid because pair 1 is not key=value; expected keys with one value each'],
    ['tags', { a: { b: 'c' } }, '1 pair is not valid because the value of "a" is not a string; expected'],
    [
      'tags',
      { a: undefined },
      '1 pair is not valid because the value of "a" is missing ("" is an empty one); expected',
    ],
    ['tags', 'token=hunter2\nhunter2', '2 pairs is not valid because pair 2 is not key=value; expected'],
    ['tags', ['a=1', 'a=2'], '2 pairs is not valid because "a" has several values; expected'],
    ['tags', {}, '0 pairs is not valid because it has no keys; expected keys with one value each'],
    [
      'filters',
      { a: [] },
      '1 pair is not valid because the value of "a" is an empty list; expected keys with their values',
    ],
  ])('refuses for %s %j', (field, value, message) => {
    const { problems, refused } = read({ [field]: value });

    expect(refused).toEqual([field]);
    expect(problems.map(formatProblem)).toEqual([expect.stringContaining(`${field}: ${message}`)]);
  });

  it('says everything that is wrong with a list or mapping, and reads the rest', () => {
    const { settings, problems, refused } = read({
      modes: ['bois', 'uefi', 'efi'],
      tags: ['a=1', 'hunter2', 'b=2', '=c', 'a=3'],
      filters: { c: [], d: ['4'], e: [{}] },
    });

    expect(problems.map(({ message }) => message)).toEqual([
      expect.stringContaining('because "bois" is unknown (did you mean "bios"?), and "efi" is unknown'),
      expect.stringMatching(
        /^5 pairs is not valid because pair 2 is not key=value, and pair 4 is not key=value, and "a" has several/,
      ),
      expect.stringContaining('the value of "c" is an empty list, and the value of "e" is not a string'),
    ]);
    expect(settings).toEqual({ modes: ['uefi'], tags: { a: '1', b: '2' }, filters: { d: ['4'] } });
    expect(refused).toEqual(['modes', 'tags', 'filters']);
  });

  it.each(['0x5', '1e1', ' 5 ', '+5', '5.0', '05', '1_0', '', 'NaN', '٣'])(
    'refuses %j as an integer',
    (size) => {
      expect(read({ size }).problems).toHaveLength(1);
    },
  );

  it('takes null and undefined for nothing given', () => {
    expect(read({ name: null, size: undefined })).toEqual({ settings: {}, problems: [], refused: [] });
  });

  it('does not take a property of every object for a field', () => {
    expect(read({ toString: 'x', constructor: 'y' }).problems).toHaveLength(2);
  });

  it('keeps a key that is a property of every object', () => {
    const tags = JSON.parse('{ "__proto__": "x", "toString": "y" }');

    expect(Object.entries(read({ tags }).settings.tags ?? {})).toEqual([
      ['__proto__', 'x'],
      ['toString', 'y'],
    ]);
  });
});

describe('an amount', () => {
  const CAP = { cap: { kind: 'amount', minimum: 0.01, maximum: 100, help: '' } } as const satisfies Fields;

  it.each([
    ['0.001', 'it has more than two decimals'],
    ['cheap', 'it is not an amount'],
  ])('%s is refused, since %s', (cap, because) => {
    const { problems } = readTable(CAP, { values: { cap }, locate: (field) => ({ field }) });

    expect(problems.map(formatProblem)).toEqual([expect.stringContaining(because)]);
  });
});
