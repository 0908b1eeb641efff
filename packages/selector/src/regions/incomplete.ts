import type { ExitClass } from '@ami-select/core';
import { SelectorError } from '../contract/errors.ts';
import type { MissingRegion } from './attempt-region.ts';
import { describeMissing } from './describe-missing.ts';

export interface IncompleteContext {
  /** Count of the regions of the query. */
  readonly total: number;
  /** Whether "no image" is a result of the query. */
  readonly isOptional: boolean;
}

/**
 * `REGIONS_INCOMPLETE` with the reason of each region, whole. Its exit class is that of its causes; where they differ,
 * the gravest.
 */
export function incomplete(
  missing: readonly MissingRegion[],
  { total, isOptional }: IncompleteContext,
): SelectorError {
  const gravest = GRAVITY.flatMap((exitClass) =>
    missing.filter(({ error }) => error.exitClass === exitClass),
  )[0]?.error;
  return new SelectorError(
    'REGIONS_INCOMPLETE',
    `${missing.length} of ${total} regions have no selection:\n${describeMissing(missing).join('\n')}`,
    {
      exitClass: gravest?.exitClass,
      hint: missing.length === total ? gravest?.hint : hintFor(gravest, isOptional),
      cause: gravest,
      details: { regions: missing.map(({ region }) => region), missing },
    },
  );
}

/** The gravest first: a region that did not answer may have an image, so "no image" is the last. */
const GRAVITY: readonly ExitClass[] = [
  'permission',
  'unreachable',
  'failed',
  'ambiguous',
  'usage',
  'no-image',
];

function hintFor(gravest: SelectorError | undefined, isOptional: boolean): string | undefined {
  if (gravest?.exitClass !== 'no-image') return gravest?.hint;
  const optional = isOptional ? '' : ', or set optional: true to get the others';
  return `Remove these regions${optional}.`;
}
