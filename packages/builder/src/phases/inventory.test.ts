import { describe, expect, it } from 'vitest';
import { parseInventory } from './inventory.ts';

const honest = {
  packages: [['greeter', '1.4', 'aa']],
  differences: [{ package: 'greeter', lines: ['- a', '+ b'] }],
  count: 1,
  python: '3.12.3',
};

describe('parseInventory', () => {
  it('reads what the script prints', () => {
    expect(parseInventory('app', JSON.stringify(honest))).toEqual(honest);
  });

  it.each<[string, string]>([
    ['nothing', ''],
    ['half of it', JSON.stringify(honest).slice(0, 30)],
    ['null', 'null'],
    ['a list', '[]'],
    ['deep JSON', '['.repeat(100_000)],
    ['packages that are a mapping', JSON.stringify({ ...honest, packages: {} })],
    ['a package without a version', JSON.stringify({ ...honest, packages: [['greeter']] })],
    ['a package that is a text', JSON.stringify({ ...honest, packages: ['greeter==1.4'] })],
    ['a version that is a number', JSON.stringify({ ...honest, packages: [['greeter', 1.4, 'aa']] })],
    ['a name of a megabyte', JSON.stringify({ ...honest, packages: [['n'.repeat(1_000_000), '1', 'a']] })],
    ['a hash that is null', JSON.stringify({ ...honest, packages: [['greeter', '1.4', null]] })],
    ['no differences', JSON.stringify({ ...honest, differences: undefined })],
    ['a difference without lines', JSON.stringify({ ...honest, differences: [{ package: 'a' }] })],
    ['a count that is a text', JSON.stringify({ ...honest, count: '1' })],
    ['a wrong RECORD without its number', JSON.stringify({ ...honest, misrecorded: [['a', 'b']] })],
    ['a wrong RECORD of a number', JSON.stringify({ ...honest, misrecorded: [[1, 'b', 2]] })],
    ['a Python that is a number', JSON.stringify({ ...honest, python: 3.12 })],
  ])('names the environment of %s', (_title, text) => {
    expect(() => parseInventory('app', text)).toThrow(
      expect.objectContaining({
        code: 'MACHINE_FAILED',
        message: 'the inventory of environment app cannot be read',
      }),
    );
  });
});
