import { declaredMetadata, readActionMetadata } from '@ami-select/action-kit/testing';
import { inputsOf } from '@ami-select/config';
import { expect, it } from 'vitest';
import { REAP_OUTPUTS } from './outputs.ts';

it('declares the inputs and outputs of action.yml', () => {
  const metadata = readActionMetadata(new URL('../action.yml', import.meta.url));

  expect(declaredMetadata(inputsOf('reap'), REAP_OUTPUTS)).toEqual(metadata);
});
