import { whyUnwritable } from '@ami-select/core';
import { ProvisionerError } from '../fleet/errors.ts';

const HINT =
  'Free some space there, or set RUNNER_TEMP, or XDG_STATE_HOME where that is not set, to a folder of your own that can be written.';

/** Makes an error of the file system one that names the file and its cause; throws any other on. */
export function refuseUnwritable(path: string): (error: unknown) => never {
  return (error) => {
    const reason = whyUnwritable(error);
    if (reason === undefined) throw error;
    throw new ProvisionerError('UNWRITABLE_FILE', `${path} cannot be written because ${reason}`, {
      cause: error,
      hint: HINT,
    });
  };
}
