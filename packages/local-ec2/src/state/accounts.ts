/** One set of credentials the endpoint knows, and the account it acts for. */
export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
  readonly accountId: string;
  /** ARN that GetCallerIdentity returns. */
  readonly arn: string;
  readonly userId: string;
  readonly expiresAt?: Date;
}

/** The account that owns all resources created with the endpoint's own credentials. */
export const SELF_ACCOUNT = '111122223333';

export const SELF_CREDENTIALS: Credentials = {
  accessKeyId: 'AKIALOCALEC200000000',
  secretAccessKey: 'local-ec2-secret-access-key-is-no-secret',
  accountId: SELF_ACCOUNT,
  arn: `arn:aws:iam::${SELF_ACCOUNT}:user/local`,
  userId: 'AIDALOCALEC200000000',
};

/** Id of every instance profile: only the ARN differs. */
export const PROFILE_ID = 'AIPALOCALEC200000000';

/** Callers: registered credentials, sessions of assumed roles, and all others. */
export interface Accounts {
  /** The credentials of an access key. Unknown keys act for the own account, 12 digits for that account. */
  find(accessKeyId: string): Credentials;
  /** The credentials of a key that was registered or issued here; for strict signature checks. */
  known(accessKeyId: string): Credentials | undefined;
  add(credentials: Credentials): void;
}

export function createAccounts(): Accounts {
  const table = new Map<string, Credentials>([[SELF_CREDENTIALS.accessKeyId, SELF_CREDENTIALS]]);
  return {
    known: (accessKeyId) => table.get(accessKeyId),
    add: (credentials) => void table.set(credentials.accessKeyId, credentials),
    find: (accessKeyId) => table.get(accessKeyId) ?? unregistered(accessKeyId),
  };
}

function unregistered(accessKeyId: string): Credentials {
  if (!/^\d{12}$/.test(accessKeyId)) return { ...SELF_CREDENTIALS, accessKeyId };
  const arn = `arn:aws:iam::${accessKeyId}:root`;
  return { accessKeyId, secretAccessKey: '', accountId: accessKeyId, arn, userId: accessKeyId };
}
