/**
 * Variables of the project that set no field: those of this machine's SSH client, those that steps on a machine see, and
 * those of its tests and scripts.
 */
export const OTHER_VARIABLES: readonly string[] = [
  'AMI_SELECT_SSH_CLIENT',
  'AMI_SELECT_SSH_OPTIONS',
  'AMI_SELECT_MACHINE',
  'AMI_SELECT_ENVIRONMENTS',
  'AMI_SELECT_LIVE',
  'AMI_SELECT_NO_SKIPS',
  'AMI_SELECT_EXPECTED_SKIPS',
  'AMI_SELECT_SHIFT_DATE',
];

/** What variables for package indexes begin with. */
export const INDEX_PREFIX = 'AMI_SELECT_INDEX_';

/** What they end with: credentials and certificates. */
export const INDEX_ENDS: readonly string[] = [
  'HOST',
  'USERNAME',
  'PASSWORD',
  'PASSWORD_FILE',
  'KEYRING_USER',
  'CLIENT_CERTIFICATE',
  'CLIENT_KEY',
  'AUTHORITY',
];

/** A variable for a package index; that of one of `indexes` has its name in it. */
export const INDEX_VARIABLE: RegExp = new RegExp(
  `^${INDEX_PREFIX}(?:[A-Z0-9]+(?:_[A-Z0-9]+)*_)?(?:${INDEX_ENDS.join('|')})$`,
);
