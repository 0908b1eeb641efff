import { RESUMABLE } from '@ami-select/builder';
import { BUILD_FLAGS, BUILD_INPUTS } from '@ami-select/config';
import { expect, it } from 'vitest';

it('are those of the builder, for the flag and for the input', () => {
  expect(BUILD_FLAGS.from.choices).toEqual(RESUMABLE);
  expect(BUILD_INPUTS.from.choices).toEqual(RESUMABLE);
});
