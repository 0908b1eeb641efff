import type { Problem } from '@ami-select/core';
import { BuilderError } from '../report/errors.ts';
import { StatusFailure } from './failures.ts';
import type { PackageIndex } from './package-index.ts';

/** Where the address of an index was named: a field of the build, a line of a lock, a variable. */
export type AddressPlace = Pick<Problem, 'field' | 'file' | 'line'>;

export interface PlacedIndexOptions {
  readonly place: AddressPlace;
  /** What gave the credentials that are sent with each request; absent where none are. */
  readonly credentialsFrom?: string | undefined;
}

const ORDER =
  'the address, AMI_SELECT_INDEX_PASSWORD or AMI_SELECT_INDEX_PASSWORD_FILE and AMI_SELECT_INDEX_USERNAME (AMI_SELECT_INDEX_<NAME>_… for one of indexes), the keyring or the netrc file, in this order';

/** An index whose projects, where it cannot be reached, are problems of the place that names its address. */
export function placedIndex(index: PackageIndex, options: PlacedIndexOptions): PackageIndex {
  // A host that is down, or knows nobody without credentials, fails everything by one error, which is listed once.
  const placed = new Map<unknown, BuilderError>();
  const place = (error: unknown): unknown => {
    if (!(error instanceof BuilderError) || error.code !== 'UNREACHABLE_INDEX') return error;
    if (error.problems.length > 0) return error;
    const key = statusOf(error) === 401 ? 401 : error;
    const known = placed.get(key) ?? placeError(error, options);
    placed.set(key, known);
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

function placeError(error: BuilderError, { place, credentialsFrom }: PlacedIndexOptions): BuilderError {
  const { code, cause } = error;
  const isRefused = [401, 403].includes(statusOf(error) ?? 0);
  const sent =
    credentialsFrom === undefined ? 'no credentials were sent' : `with the credentials of ${credentialsFrom}`;
  const message = isRefused ? `${error.message} (${sent})` : error.message;
  const refused = `the index refuses the credentials that were sent, those of ${credentialsFrom}: check them; they are taken from ${ORDER}`;
  const hint = isRefused && credentialsFrom !== undefined ? refused : error.hint;
  return new BuilderError(code, message, { problems: [{ ...place, code, message }], hint, cause });
}

function statusOf({ cause }: BuilderError): number | undefined {
  return cause instanceof StatusFailure ? cause.status : undefined;
}
