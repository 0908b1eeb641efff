import { type Config, findImage, type ImageFields, mergeQueryFields } from '@ami-select/config';
import { type ImageQuery, parseImageQuery, parseShorthand, publisherWords } from '@ami-select/selector';
import { CliError } from '../errors.ts';

export interface QueryRequest {
  readonly config: Pick<Config, 'path' | 'images'>;
  /** Name of one of its images, or a one-line shorthand. */
  readonly wanted: string | undefined;
  /** Query fields from flags; they win. */
  readonly flags: Readonly<Record<string, unknown>>;
}

/**
 * The query that a name or shorthand and the flags make together.
 * @throws CliError INVALID_INPUT when nothing says which image, SelectorError for a query that is refused.
 */
export function readQuery({ config, wanted, flags }: QueryRequest): ImageQuery {
  const names = Object.keys(config.images);
  const label = wanted ?? (isEmptyOfConditions(flags) && names.length === 1 ? names[0] : undefined);
  if (label === undefined && isEmptyOfConditions(flags)) throw missingImage(names);
  const fields = label === undefined ? {} : namedFields(config, label);
  return parseImageQuery(
    mergeQueryFields(typeof fields === 'string' ? { ...parseShorthand(fields) } : fields, flags),
  );
}

/** The fields of each query that is tried when nothing matches. */
export function readFallbacks(
  config: QueryRequest['config'],
  words: readonly string[],
): readonly Readonly<Record<string, unknown>>[] {
  return words.map((word) => {
    const fields = namedFields(config, word);
    return typeof fields === 'string' ? { ...parseShorthand(fields) } : fields;
  });
}

function namedFields(config: QueryRequest['config'], word: string): ImageFields {
  const found = findImage(config, word, publisherWords());
  if ('fields' in found) return found.fields;
  throw new CliError('INVALID_INPUT', `the image ${found.problem}`);
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
