import { declaredMetadata, readActionMetadata } from '@ami-select/action-kit/testing';
import { expect, it } from 'vitest';
import { SELECT_INPUTS } from './inputs.ts';
import { SELECT_OUTPUTS } from './outputs.ts';

it('declares the inputs and outputs of action.yml', () => {
  const metadata = readActionMetadata(new URL('../../../action.yml', import.meta.url));

  expect(declaredMetadata(SELECT_INPUTS, SELECT_OUTPUTS)).toEqual(metadata);
});
