import type { Logger } from '@ami-select/core';
import { type KeyOffers, type Transport, TransportError } from '@ami-select/transport';
import type { Connect } from '../aws/ports.ts';
import { ProvisionerError } from '../fleet/errors.ts';
import type { Host } from '../fleet/host.ts';
import { sshTarget } from '../fleet/ssh-target.ts';
import type { Ledger } from '../record/ledger.ts';
import { withoutComment } from './host-key-script.ts';
import { renewHostKey } from './own-host-key.ts';

export interface LoginDependencies {
  readonly connect: Connect;
  readonly logger: Logger;
  readonly signal: AbortSignal;
  /** Where a machine's own host key is stored before the machine changes to it. */
  readonly ledger: Ledger;
}

export interface ConnectionOptions {
  readonly connectTimeoutMs: number;
  readonly keyOffers: KeyOffers;
  readonly hostKeyOnly?: boolean;
}

export interface LoginOptions extends ConnectionOptions {
  /** The machine said that it changed to its own key. */
  readonly hasChanged: boolean;
}

/** The end of one connection. */
export type Login =
  | { readonly ready: Host }
  /** The machine changes to its own host key, which the next connection must see. */
  | { readonly changed: true }
  | { readonly notYet: string };

/**
 * Connects once. `host` has the key of the user data: it is accepted as long as no own key of the machine is stored, or
 * while one is stored that the machine was not heard to change to. A stored key is the only one that a host gets ready
 * with.
 *
 * @throws TransportError of the connection; ProvisionerError `UNREACHABLE_HOST` of a machine that poses as another.
 */
export async function logIn(
  host: Host,
  options: LoginOptions,
  dependencies: LoginDependencies,
): Promise<Login> {
  const own = dependencies.ledger.ownKey(host.instanceId);
  if (own === undefined) return bootLogin(host, options, dependencies);
  const ready = { ...host, hostKey: own.hostKey };
  try {
    // Who has just let the machine change has logged in to it before.
    const connection = { ...options, hostKeyOnly: options.hasChanged };
    await usingConnection(ready, connection, dependencies, async () => undefined);
  } catch (error) {
    const mayNotHaveHeard = !own.confirmed && !options.hasChanged && showsKeyOf(host, error);
    if (mayNotHaveHeard) return bootLogin(host, options, dependencies);
    throw error;
  }
  if (!own.confirmed) await dependencies.ledger.learned({ ...own, confirmed: true });
  return { ready };
}

/** Whether a failed login saw the host key of the user data, if that is the key of `host`. */
export function showsKeyOf({ hostKey }: Host, error: unknown): boolean {
  if (!(error instanceof TransportError) || error.shownHostKey === undefined) return false;
  return withoutComment(error.shownHostKey) === withoutComment(hostKey);
}

/** A login over the key of the user data: learns the machine's own key, stores it, and lets the machine change to it. */
function bootLogin(host: Host, options: LoginOptions, dependencies: LoginDependencies): Promise<Login> {
  const { instanceId, hostKey: bootKey } = host;
  const { ledger, signal } = dependencies;
  return usingConnection(host, options, dependencies, async (transport): Promise<Login> => {
    const learn = async (ownKey: string): Promise<void> => {
      const stored = ledger.ownKey(instanceId);
      if (stored !== undefined && stored.hostKey !== ownKey) throw anotherKey(host);
      return ledger.learned({ instanceId, hostKey: ownKey, confirmed: false });
    };
    const renewal = await renewHostKey(transport, bootKey, { learn, signal });
    if (renewal === undefined) return { notYet: 'the first command failed' };
    if ('changed' in renewal) return renewal;
    if ('kept' in renewal && ledger.ownKey(instanceId) === undefined) {
      dependencies.logger.warn(keptBootKey(host, renewal.kept));
      return { ready: host };
    }
    const reason = 'kept' in renewal ? renewal.kept : renewal.failed;
    return { notYet: `it does not change its host key: ${reason}` };
  });
}

/** Connects to a host that shows `host.hostKey`, and closes the connection after its use. */
export async function usingConnection<T>(
  host: Host,
  { connectTimeoutMs, keyOffers, hostKeyOnly = false }: ConnectionOptions,
  { connect, signal }: Pick<LoginDependencies, 'connect' | 'signal'>,
  use: (transport: Transport) => Promise<T>,
): Promise<T> {
  const transport = await connect(sshTarget(host), {
    signal,
    connectTimeoutMs,
    keyOffers,
    hostKeyOnly,
  });
  try {
    return await use(transport);
  } finally {
    await transport.close();
  }
}

function keptBootKey({ name, instanceId }: Host, reason: string): string {
  return `${name} (${instanceId}) keeps the host key of its user data, since ${reason}: whoever may read its user data can pose as it.`;
}

function anotherKey({ name }: Host): ProvisionerError {
  const message = `${name}: it shows the host key of the user data, and names another key as its own than before`;
  return new ProvisionerError('UNREACHABLE_HOST', message);
}
