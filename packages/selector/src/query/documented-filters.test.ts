import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { PATH, renderFilters } from '../../scripts/documented-filters.ts';

it('the filters are those that the installed SDK documents', () => {
  expect(readFileSync(PATH, 'utf8')).toBe(renderFilters());
});
