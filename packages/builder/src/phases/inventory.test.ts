import { describe, expect, it } from 'vitest';
import { parseInventory } from './inventory.ts';

const honest = {
  installed: [['greeter', '1.4']],
  hashes: [['greeter', '1.4', 'aa']],
  python: '3.12.3',
  pip: '26.0',
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
    ['packages that are a mapping', JSON.stringify({ ...honest, installed: {} })],
    ['a package without a version', JSON.stringify({ ...honest, installed: [['greeter']] })],
    ['a package that is a text', JSON.stringify({ ...honest, installed: ['greeter==1.4'] })],
    ['a version that is a number', JSON.stringify({ ...honest, installed: [['greeter', 1.4]] })],
    ['a name of a megabyte', JSON.stringify({ ...honest, installed: [['n'.repeat(1_000_000), '1']] })],
    ['a hash that is null', JSON.stringify({ ...honest, hashes: [['greeter', '1.4', null]] })],
    ['no hashes', JSON.stringify({ ...honest, hashes: undefined })],
    ['a Python that is a number', JSON.stringify({ ...honest, python: 3.12 })],
    ['a pip of a megabyte', JSON.stringify({ ...honest, pip: 'x'.repeat(1_000_000) })],
  ])('names the environment of %s', (_title, text) => {
    expect(() => parseInventory('app', text)).toThrow(
      expect.objectContaining({
        code: 'MACHINE_FAILED',
        message: 'the inventory of environment app cannot be read',
      }),
    );
  });
});
