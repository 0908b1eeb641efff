import { declaredMetadata, readActionMetadata } from '@ami-select/action-kit/testing';
import { inputsOf } from '@ami-select/config';
import { expect, it } from 'vitest';
import { BAKE_OUTPUTS } from './outputs.ts';

it('declares the inputs and outputs of action.yml', () => {
  const metadata = readActionMetadata(new URL('../action.yml', import.meta.url));

  expect(declaredMetadata(inputsOf('bake'), BAKE_OUTPUTS)).toEqual(metadata);
});
