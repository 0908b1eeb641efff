import { createHmac } from 'node:crypto';

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

/** The endpoint's own credentials with this secret key. */
export function ownCredentials(secretAccessKey: string): Credentials {
  return {
    accessKeyId: 'AKIALOCALEC200000000',
    secretAccessKey,
    accountId: SELF_ACCOUNT,
    arn: `arn:aws:iam::${SELF_ACCOUNT}:user/local`,
    userId: 'AIDALOCALEC200000000',
  };
}

/** Id of every instance profile: only the ARN differs. */
export const PROFILE_ID = 'AIPALOCALEC200000000';

/** Callers: the own account, the other accounts, and sessions of assumed roles. */
export interface Accounts {
  readonly self: Credentials;
  /** The credentials of an access key. Unknown keys act for the own account. */
  find(accessKeyId: string): Credentials;
  /** The credentials that signatures are verified with: own ones, those of an account by its 12 digits, issued ones. */
  known(accessKeyId: string): Credentials | undefined;
  add(credentials: Credentials): void;
  /** HMAC-SHA256 by the secret key, for what only its owner may make or guess. */
  sign(text: string): Buffer;
}

export function createAccounts(secretAccessKey: string): Accounts {
  const self = ownCredentials(secretAccessKey);
  const table = new Map<string, Credentials>([[self.accessKeyId, self]]);
  const known = (accessKeyId: string): Credentials | undefined =>
    table.get(accessKeyId) ?? ofAccount(accessKeyId, secretAccessKey);
  return {
    self,
    known,
    add: (credentials) => void table.set(credentials.accessKeyId, credentials),
    find: (accessKeyId) => known(accessKeyId) ?? { ...self, accessKeyId },
    sign: (text) => createHmac('sha256', secretAccessKey).update(text).digest(),
  };
}

function ofAccount(accountId: string, secretAccessKey: string): Credentials | undefined {
  if (!/^\d{12}$/.test(accountId)) return undefined;
  const arn = `arn:aws:iam::${accountId}:root`;
  return { accessKeyId: accountId, secretAccessKey, accountId, arn, userId: accountId };
}
