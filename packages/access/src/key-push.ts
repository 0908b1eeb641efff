import type { Access } from './access.ts';

/** A machine that takes a public key, as the provisioner describes it. */
export interface PushTarget {
  readonly user: string;
  readonly push?: Readonly<Record<string, string>> | undefined;
}

/**
 * Pushes public keys to instances by EC2 Instance Connect: each is accepted for 60 seconds. Whose image lacks the package
 * `ec2-instance-connect` does not take them. Not verified on live AWS [U].
 */
export function createKeyPush(
  access: Omit<Access, 'region'> = {},
): (target: PushTarget, publicKey: string, signal: AbortSignal) => Promise<void> {
  return async ({ user, push = {} }, publicKey, signal) => {
    const { kind, region = '', instanceId = '' } = push;
    if (kind !== 'instance-connect') throw new TypeError(`unknown way to push a key "${kind}"`);
    const { sendPublicKey } = await import('./instance-connect-client.ts');
    await sendPublicKey({ instanceId, user, publicKey }, { ...access, region }, signal);
  };
}
