import { CodedError, type Gathering } from '@ami-select/core';
import { IMAGE_FIELDS } from '../schema/image-fields.ts';
import type { Config } from './config.ts';
import { nameOf } from './read-fields.ts';
import type { Place } from './source.ts';

/** Where the fields of a query were written. */
export interface QueryOrigin {
  readonly config: Config;
  /** Name of the image in the config, or one line. */
  readonly image?: string | undefined;
  /** Fields of flags or inputs, and how each is called there. */
  readonly given?: Readonly<Record<string, unknown>> | undefined;
  readonly nameOf?: ((field: string) => string) | undefined;
}

/** Runs a parser of a query; each field that it refuses is gathered with its flag, input, or file and line. */
export async function checkFields<Query>(
  parse: () => Query | Promise<Query>,
  origin: QueryOrigin,
  gathering: Gathering,
): Promise<Query | undefined> {
  return gathering.check(async () => {
    try {
      return await parse();
    } catch (error) {
      if (!(error instanceof CodedError) || error.exitClass !== 'usage' || error.problems.length === 0)
        throw error;
      gathering.add(error.problems.map((problem) => ({ ...problem, ...placeOf(problem.field, origin) })));
      return undefined;
    }
  });
}

function placeOf(
  field: string | undefined,
  { config, image, given = {}, nameOf: nameIn }: QueryOrigin,
): Place {
  if (field === undefined) return {};
  const [key = ''] = field.split(/[.[]/);
  const name = nameOf(IMAGE_FIELDS, key) ?? key;
  if (nameIn !== undefined && Object.hasOwn(given, name)) return { field: nameIn(name) };
  const isNamed = image !== undefined && Object.hasOwn(config.images, image);
  return isNamed && config.locate !== undefined ? config.locate(`images.${image}.${field}`) : { field };
}
