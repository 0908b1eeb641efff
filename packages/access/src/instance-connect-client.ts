import { EC2InstanceConnectClient, SendSSHPublicKeyCommand } from '@aws-sdk/client-ec2-instance-connect';
import type { Access } from './access.ts';
import { clientConfiguration } from './client-configuration.ts';
import { correctSkew } from './correct-skew.ts';
import { AccessError } from './errors.ts';

export interface PublicKeyForUser {
  readonly instanceId: string;
  readonly user: string;
  /** One `ssh-ed25519 AAAA...` line. */
  readonly publicKey: string;
}

/** Names of a denial (EC2 Instance Connect API reference, "Common errors" and SendSSHPublicKey). */
const DENIED: ReadonlySet<string> = new Set([
  'AuthException',
  'AccessDeniedException',
  'UnrecognizedClientException',
  'CredentialsProviderError',
]);

/**
 * Sends a public key that the instance accepts for this user for 60 seconds. The SDK repeats what is throttled. In a
 * module of its own: only a fleet without a stored key loads it.
 *
 * @throws AccessError `ACCESS_DENIED`; Error where the response is no success; the SDK's error
 */
export async function sendPublicKey(
  { instanceId, user, publicKey }: PublicKeyForUser,
  access: Access,
  signal: AbortSignal,
): Promise<void> {
  const client = correctSkew(new EC2InstanceConnectClient(clientConfiguration(access)));
  const command = new SendSSHPublicKeyCommand({
    InstanceId: instanceId,
    InstanceOSUser: user,
    SSHPublicKey: publicKey,
  });
  const { Success } = await client.send(command, { abortSignal: signal }).catch((error: unknown) => {
    throw denialOf(error, instanceId, access) ?? error;
  });
  if (Success !== true) throw new Error(`EC2 Instance Connect did not give the key to ${instanceId}`);
}

function denialOf(cause: unknown, instanceId: string, { region }: Access): AccessError | undefined {
  if (!(cause instanceof Error) || !DENIED.has(cause.name)) return undefined;
  const message = `not allowed to push a key to ${instanceId} (${cause.name}): ${cause.message}`;
  const resource = `arn:aws:ec2:${region}:ACCOUNT:instance/${instanceId}`;
  const hint = `Allow ec2-instance-connect:SendSSHPublicKey on ${resource}, and check the credentials.`;
  return new AccessError('ACCESS_DENIED', message, { cause, hint });
}
