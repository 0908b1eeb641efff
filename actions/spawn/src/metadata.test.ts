import { declaredMetadata, readActionMetadata } from '@ami-select/action-kit/testing';
import { expect, it } from 'vitest';
import { SPAWN_INPUTS } from './inputs.ts';
import { SPAWN_OUTPUTS } from './outputs.ts';

it('declares the inputs and outputs of action.yml', () => {
  const metadata = readActionMetadata(new URL('../action.yml', import.meta.url));

  expect(declaredMetadata(SPAWN_INPUTS, SPAWN_OUTPUTS)).toEqual(metadata);
});
