import { HOSTILE_PIECES } from '@ami-select/core/testing';
import fc from 'fast-check';

/** Text of up to ten pieces that a stranger could write. */
export const hostileText: fc.Arbitrary<string> = fc
  .array(fc.constantFrom(...HOSTILE_PIECES), { maxLength: 10 })
  .map((pieces) => pieces.join(''));
