import { findPublisher, type ImageQuery, parseImageQuery, parseShorthand } from '@ami-select/selector';
import type { ImageFields } from '../config/config.ts';
import { CliError } from '../errors.ts';
import { didYouMean } from '../nearest.ts';
import { mergeQueryFields } from './merge-query.ts';

export interface QueryRequest {
  /** Images of the config. */
  readonly images: Readonly<Record<string, ImageFields>>;
  /** Name of one of them, or a one-line shorthand. */
  readonly wanted: string | undefined;
  /** Query fields from flags; they win. */
  readonly flags: Readonly<Record<string, unknown>>;
}

/**
 * The query that a name or shorthand and the flags make together.
 * @throws CliError INVALID_INPUT when nothing says which image, SelectorError for a query that is refused.
 */
export function readQuery({ images, wanted, flags }: QueryRequest): ImageQuery {
  const names = Object.keys(images);
  const label = wanted ?? (isEmptyOfConditions(flags) && names.length === 1 ? names[0] : undefined);
  if (label === undefined && isEmptyOfConditions(flags)) throw missingImage(names);
  const fields = label === undefined ? {} : namedFields(label, images);
  return parseImageQuery(
    mergeQueryFields(typeof fields === 'string' ? { ...parseShorthand(fields) } : fields, flags),
  );
}

/** A word without any mark of a shorthand is a name of the config, unless it is a publisher. */
function namedFields(label: string, images: QueryRequest['images']): ImageFields {
  const named = images[label];
  if (named !== undefined) return named;
  const names = Object.keys(images);
  if (names.length === 0 || /[/@:]|^ami-/.test(label) || findPublisher(label) !== undefined) return label;
  throw new CliError(
    'INVALID_INPUT',
    `"${label}" is no image of the config${didYouMean(label, names)}; known: ${names.join(', ')}`,
  );
}

/** Regions say where to look, not what for. */
function isEmptyOfConditions(flags: Readonly<Record<string, unknown>>): boolean {
  return Object.keys(flags).every((field) => field === 'regions');
}

function missingImage(names: readonly string[]): CliError {
  const known = names.length === 0 ? '' : ` or one of the config: ${names.join(', ')}`;
  return new CliError(
    'INVALID_INPUT',
    `no image is asked for: give a shorthand such as ubuntu/24.04@arm64, query flags${known}`,
    {
      hint: 'ami-select select --help lists the flags.',
    },
  );
}
