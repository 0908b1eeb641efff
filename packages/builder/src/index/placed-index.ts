import type { Problem } from '@ami-select/core';
import { BuilderError } from '../report/errors.ts';
import { StatusFailure } from './failures.ts';
import type { PackageIndex } from './package-index.ts';

/** Where the address of an index was named: a field of the build, a line of a lock, a variable. */
export type AddressPlace = Pick<Problem, 'field' | 'file' | 'line'>;

export interface PlacedIndexOptions {
  readonly place: AddressPlace;
  /** They are sent with each request. */
  readonly hasCredentials: boolean;
}

const REFUSED_CREDENTIALS =
  'the index refuses the credentials that were sent: check those of the address, of AMI_SELECT_INDEX_PASSWORD or AMI_SELECT_INDEX_PASSWORD_FILE and AMI_SELECT_INDEX_USERNAME (AMI_SELECT_INDEX_<NAME>_… for one of indexes), of the keyring or of the netrc file, which are taken in this order';

/** An index whose projects, where it cannot be reached, are problems of the place that names its address. */
export function placedIndex(index: PackageIndex, options: PlacedIndexOptions): PackageIndex {
  // A host that is down fails everything by one error, which is listed once.
  const placed = new Map<unknown, BuilderError>();
  const place = (error: unknown): unknown => {
    if (!(error instanceof BuilderError) || error.code !== 'UNREACHABLE_INDEX') return error;
    if (error.problems.length > 0) return error;
    const known = placed.get(error) ?? placeError(error, options);
    placed.set(error, known);
    return known;
  };
  return {
    ...index,
    project: async (...given) => {
      try {
        return await index.project(...given);
      } catch (error) {
        throw place(error);
      }
    },
  };
}

function placeError(error: BuilderError, { place, hasCredentials }: PlacedIndexOptions): BuilderError {
  const { code, message, cause } = error;
  const problem = { ...place, code, message };
  const isRefused = cause instanceof StatusFailure && [401, 403].includes(cause.status);
  const hint = isRefused && hasCredentials ? REFUSED_CREDENTIALS : error.hint;
  return new BuilderError(code, message, { problems: [problem], hint, cause });
}
