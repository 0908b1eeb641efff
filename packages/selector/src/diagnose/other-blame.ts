import type { Relaxed } from './relax.ts';

/** Fields that say which image is meant; the others say what it must be like. */
const NAMING: readonly string[] = [
  'publisher',
  'owner',
  'version',
  'variant',
  'architecture',
  'name',
  'name-regex',
  'exclude',
];

/** Whether a condition such as an age alone emptied the result: then images of the names asked for do exist. */
export function isBlamedElsewhere(relaxed: readonly Relaxed[]): boolean {
  return relaxed.some(
    ({ field, images, isCounted }) => isCounted && images.length > 0 && !NAMING.includes(field),
  );
}
