import { CodedError, type CodedErrorOptions, type ExitClass } from '@ami-select/core';

/**
 * - `INVALID_INPUT`: the request is not valid; `problems` lists everything.
 * - `UNKNOWN_FLEET`: a word that is neither a handle file nor a fleet id.
 * - `FOREIGN_HANDLE`: a handle of another repository or another endpoint than this environment's.
 * - `NO_LOGIN`: an image whose machines nobody can log in to, such as Bottlerocket.
 * - `NO_HOSTS`: a fleet that never became ready, or was terminated already.
 * - `FLEET_ENDED`: a fleet that another process terminated while it was built on.
 * - `NOT_LAUNCHED`: the job of one image, where that of another was refused before anything was launched.
 * - `UNWRITABLE_FILE`: an output directory that takes no file, found out before anything was launched.
 */
export type JobErrorCode =
  | 'INVALID_INPUT'
  | 'UNKNOWN_FLEET'
  | 'FOREIGN_HANDLE'
  | 'NO_LOGIN'
  | 'NO_HOSTS'
  | 'FLEET_ENDED'
  | 'NOT_LAUNCHED'
  | 'UNWRITABLE_FILE';

const EXIT_CLASS: Readonly<Record<JobErrorCode, ExitClass>> = {
  INVALID_INPUT: 'usage',
  UNKNOWN_FLEET: 'usage',
  FOREIGN_HANDLE: 'usage',
  NO_LOGIN: 'usage',
  NO_HOSTS: 'usage',
  FLEET_ENDED: 'machine',
  NOT_LAUNCHED: 'usage',
  UNWRITABLE_FILE: 'failed',
};

/** The job itself refuses, as opposed to a package below it. */
export class JobError extends CodedError<JobErrorCode> {
  override readonly name = 'JobError';

  constructor(code: JobErrorCode, message: string, options: CodedErrorOptions = {}) {
    super(code, EXIT_CLASS[code], message, options);
  }
}
