/** Exit status of every exit class, for the command and the actions alike. */
export const EXIT_STATUS = {
  /** A bug of ours, a service that kept failing, or a disk that takes no more. */
  failed: 1,
  /** Bad input or wrong usage. */
  usage: 2,
  'no-image': 3,
  /** An ambiguous or unsafe query or request. */
  ambiguous: 4,
  'lock-out-of-date': 5,
  /** An unreachable index or endpoint. */
  unreachable: 6,
  unpinned: 10,
  hash: 11,
  'no-wheel': 12,
  'system-package': 13,
  'step-failed': 14,
  'tests-failed': 15,
  /** An environment that differs from its lock file, or a row of publishers that differs from AWS. */
  drift: 16,
  /** A licence or a vulnerability that a build refuses. */
  policy: 17,
  capacity: 20,
  /** A machine that did not boot, or SSH that failed. */
  machine: 21,
  'timed-out': 22,
  permission: 23,
  'cap-exceeded': 24,
  /** Something of a fleet remains. */
  remaining: 30,
  /** Unknown whether something of a fleet remains. */
  'remaining-unknown': 31,
  hangup: 129,
  interrupted: 130,
  terminated: 143,
} as const;

/** The class of an error; each has one exit status. */
export type ExitClass = keyof typeof EXIT_STATUS;
