import { expect, it } from 'vitest';
import { fromInputs } from '../read/source.ts';
import { CAP_FIELDS } from './cap-fields.ts';

it('caps are inputs of an action under the same names', () => {
  const texts: Record<string, string> = { 'max-count': '7' };
  const source = fromInputs(CAP_FIELDS, (name) => texts[name] ?? '');

  expect(source.values).toEqual(texts);
  expect(source.locate('max-count')).toEqual({ field: 'input "max-count"' });
});
