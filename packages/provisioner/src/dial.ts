import { TransportError } from '@ami-select/transport';
import { ProvisionerError } from './errors.ts';
import type { Host } from './host.ts';
import type { Clock, Connect } from './ports.ts';
import { pause } from './repeat.ts';
import { sshTarget } from './ssh-target.ts';

/** What dialling works with. */
export interface DialDependencies {
  readonly connect: Connect;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** Told why an attempt failed; for the history of a time-out. */
  readonly onAttempt: (failure: string) => void;
}

const CONNECT_TIMEOUT_MS = 10_000;
const REDIAL_MS = 500;

function isNotYet(error: unknown): boolean {
  return error instanceof TransportError && error.retryable;
}

async function logIn(host: Host, { connect, signal }: DialDependencies): Promise<boolean> {
  const transport = await connect(sshTarget(host), { signal, connectTimeoutMs: CONNECT_TIMEOUT_MS });
  try {
    const { exitCode } = await transport.exec('true', { signal, timeoutMs: CONNECT_TIMEOUT_MS });
    return exitCode === 0;
  } finally {
    await transport.close();
  }
}

/**
 * Resolves when a login and a first command worked. Closed ports, resets and keys not written yet mean "not yet";
 * another host key than ours ends it at once.
 *
 * @throws ProvisionerError `UNREACHABLE_HOST`, `ABORTED`.
 */
export async function dialUntilReady(host: Host, dependencies: DialDependencies): Promise<void> {
  for (;;) {
    try {
      if (await logIn(host, dependencies)) return;
      dependencies.onAttempt('the first command failed');
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      if (!isNotYet(error) && !dependencies.signal.aborted) {
        throw new ProvisionerError(
          'UNREACHABLE_HOST',
          `${host.name} (${host.instanceId}) will not accept us: ${message}`,
          { cause: error },
        );
      }
      dependencies.onAttempt(message);
    }
    await pause(dependencies.clock, REDIAL_MS * (0.75 + Math.random() / 2), dependencies.signal);
  }
}
