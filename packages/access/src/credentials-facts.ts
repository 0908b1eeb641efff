import type { Access, Variables } from './access.ts';

/** What is known of how long credentials stay valid. */
export interface CredentialsFacts {
  /** Undefined when nobody says: for ever without a session token, unknown with one. An invalid date for a bad text. */
  readonly expiresAt?: Date | undefined;
  /** They have a session token, so that they end at some time. */
  readonly isTemporary: boolean;
  /** The SDK gets new ones before they end. It cannot for those of the environment (Credential provider chain of the SDK). */
  readonly isRenewed: boolean;
}

/**
 * How long the credentials that calls are signed with stay valid, by the SDK's provider chain.
 * @throws the SDK's error where there are none.
 */
export async function credentialsFacts(access: Access, variables: Variables): Promise<CredentialsFacts> {
  const { createEc2Client } = await import('./ec2-client.ts');
  const client = createEc2Client(access);
  try {
    const { accessKeyId, expiration, sessionToken } = await client.config.credentials();
    const isGiven = access.credentials !== undefined || accessKeyId === variables.AWS_ACCESS_KEY_ID;
    return {
      expiresAt: expiration,
      isTemporary: sessionToken !== undefined,
      isRenewed: expiration !== undefined && !isGiven,
    };
  } finally {
    client.destroy();
  }
}
