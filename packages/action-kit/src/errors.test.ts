import { describe, expect, it } from 'vitest';
import { invalidInputs } from './errors.ts';

describe('invalidInputs', () => {
  it('writes one problem on one line', () => {
    expect(invalidInputs([{ message: 'input "a" is bad' }]).message).toBe('input "a" is bad');
  });

  it('lists several problems under their number', () => {
    const error = invalidInputs([{ message: 'a' }, { field: 'count', message: 'b' }]);

    expect(error.message).toBe('2 problems with the inputs:\n  - a\n  - count: b');
    expect(error.problems).toHaveLength(2);
  });
});
