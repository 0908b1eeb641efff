import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { abortedError, TransportError } from '../contract/errors.ts';
import type { SshTarget } from '../contract/transport.ts';
import type { OutsideLimits } from '../ssh/use-outside.ts';
import type { ClientFolder } from './client-folder.ts';
import { explainFailure, REFUSED_LOGIN } from './explain-failure.ts';

/** The process of OpenSSH's client that holds the connection. */
export interface Master {
  readonly program: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly channelConfig: string;
  /** Whether it is open; after a channel was lost, that may take a moment to show. */
  isOpen(): boolean;
  /** Resolves when it has ended. */
  readonly ended: Promise<void>;
  /** Ends the connection and removes its files. */
  close(): Promise<void>;
}

export interface MasterOptions extends OutsideLimits {
  readonly program: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly folder: ClientFolder;
  /** Resolves when the host key is verified. */
  readonly hostKeyOnly: boolean;
}

const READY = 'ami-select-ready';
/** Ends with its input, and so with the process that started it. */
const HOLD = `exec sh -c 'echo ${READY}; exec cat >/dev/null'`;
/** Characters of the client's own words that are kept. */
const MOST_SAID = 16_384;
const KILL_MS = 1_000;

/**
 * Starts the connection; resolves when a command ran over it.
 * @throws TransportError `UNREACHABLE`, `TIMED_OUT`, `AUTHENTICATION_REFUSED`, `HOST_KEY_MISMATCH`, `ABORTED`,
 * `INVALID_OPTIONS`
 */
export async function startMaster(target: SshTarget, options: MasterOptions): Promise<Master> {
  const { program, folder, signal, timeoutMs, hostKeyOnly } = options;
  const environment = { ...options.environment, AMI_SELECT_SHOWN_KEY: folder.shownKey };
  const words = ['-F', folder.masterConfig, '-T', '--', target.host, HOLD];
  const child = spawn(program, words, { env: environment, stdio: 'pipe' });
  child.stdin.on('error', () => undefined);
  const closed = once(child, 'close').then(
    () => undefined,
    () => undefined,
  );
  let isOpen = false;
  void closed.then(() => {
    isOpen = false;
  });
  const close = async (): Promise<void> => {
    child.stdin.end();
    child.kill('SIGTERM');
    const timer = setTimeout(() => child.kill('SIGKILL'), KILL_MS);
    await closed;
    clearTimeout(timer);
    folder.remove();
  };
  try {
    const outcome = await untilReady(child, { target, signal, timeoutMs });
    if (outcome !== 'ready') {
      const isVerified = hostKeyOnly && REFUSED_LOGIN.test(outcome.said);
      if (!isVerified) throw explainFailure(target, { said: outcome.said, shownKeyFile: folder.shownKey });
    }
    isOpen = outcome === 'ready' && !hostKeyOnly;
    if (!isOpen) await close();
    return {
      program,
      environment,
      channelConfig: folder.channelConfig,
      isOpen: () => isOpen,
      ended: closed,
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

interface Waiting extends OutsideLimits {
  readonly target: SshTarget;
}

async function untilReady(
  child: ChildProcessWithoutNullStreams,
  { target: { label, host, port }, signal, timeoutMs }: Waiting,
): Promise<'ready' | { readonly said: string }> {
  const { promise, resolve, reject } = Promise.withResolvers<'ready' | { readonly said: string }>();
  let [heard, said] = ['', ''];
  const onAbort = (): void => {
    if (signal) reject(abortedError(label, signal));
  };
  if (signal?.aborted) onAbort();
  signal?.addEventListener('abort', onAbort, { once: true });
  const late = setTimeout(() => {
    const message = `${label}: ${host}:${port} did not finish the SSH handshake in time`;
    reject(new TransportError('TIMED_OUT', message, { label, retryable: true }));
  }, timeoutMs);
  child.stdout.on('data', (chunk: Buffer) => {
    heard = (heard + chunk.toString()).slice(-MOST_SAID);
    if (heard.includes(READY)) resolve('ready');
  });
  child.stderr.on('data', (chunk: Buffer) => {
    said = (said + chunk.toString()).slice(-MOST_SAID);
  });
  child.once('error', (cause) =>
    reject(
      new TransportError('UNREACHABLE', `${label}: cannot start ssh: ${cause.message}`, { label, cause }),
    ),
  );
  child.once('close', () => resolve({ said }));
  try {
    return await promise;
  } finally {
    clearTimeout(late);
    signal?.removeEventListener('abort', onAbort);
  }
}
