import type { Broken } from './case.ts';
import { empty } from './empty.ts';
import { encodings } from './encodings.ts';
import { foreignLocks } from './foreign.ts';
import { hashes } from './hashes.ts';
import { includes } from './includes.ts';
import { markers } from './markers.ts';
import { names } from './names.ts';
import { pins } from './pins.ts';
import { pylock } from './pylock.ts';
import { sizes } from './sizes.ts';
import { sources } from './sources.ts';

/** Every broken lock that is answered from its files alone. */
export const brokenLocks: readonly Broken[] = [
  ...pins,
  ...hashes,
  ...names,
  ...sources,
  ...includes,
  ...encodings,
  ...markers,
  ...foreignLocks,
  ...empty,
  ...sizes,
  ...pylock,
];
