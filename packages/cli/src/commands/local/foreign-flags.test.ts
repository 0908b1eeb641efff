import { expect, it } from 'vitest';
import { foreignFlags } from './foreign-flags.ts';

it('refuses flags of start elsewhere', () => {
  const options = { port: '1', json: true, images: '2000' };

  expect(foreignFlags('start', options)).toEqual([]);
  expect(foreignFlags('stop', options)).toEqual([
    '--images means nothing to "local stop"; known: --port, --json, --verbose',
  ]);
});
