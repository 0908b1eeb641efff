import { type ChildProcess, type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { Duplex } from 'node:stream';
import type { Variables } from './access.ts';

/** Characters of standard error that an error repeats. */
const LONGEST_REASON = 1_000;

/**
 * A command whose standard input and output are the connection, as OpenSSH's `ProxyCommand` is. Open as soon as it
 * writes anything: an SSH server speaks first. It has a process group of its own, so that Ctrl-C does not cut it while
 * the job still cleans up, and ends with the stream.
 *
 * @throws Error with its standard error when the command ends before that; the reason of the signal
 */
export async function openCommandTunnel(
  [command = '', ...args]: readonly string[],
  { variables, signal }: { readonly variables: Variables; readonly signal: AbortSignal },
): Promise<Duplex> {
  signal.throwIfAborted();
  const child = spawn(command, args, { env: { ...variables }, detached: true, stdio: 'pipe' });
  child.stdin.on('error', () => undefined);
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const said = collectReason(child);
  const onAbort = (): void => reject(signal.reason);
  signal.addEventListener('abort', onAbort, { once: true });
  child.stdout.once('readable', () => child.stdout.readableLength > 0 && resolve());
  child.once('error', reject);
  child.once('close', (status) => reject(new Error(`${command} ended with status ${status}: ${said()}`)));
  try {
    await promise;
  } catch (error) {
    end(child);
    throw error;
  } finally {
    signal.removeEventListener('abort', onAbort);
  }
  const stream = Duplex.from({ readable: child.stdout, writable: child.stdin });
  stream.once('close', () => end(child));
  return stream;
}

function collectReason({ stderr }: ChildProcessWithoutNullStreams): () => string {
  let text = '';
  stderr.setEncoding('utf8').on('data', (part: string) => {
    text = (text + part).slice(-LONGEST_REASON);
  });
  return () => text.trim() || 'no reason given';
}

/** The whole group: the AWS CLI leaves the session to a plugin that it starts. */
function end({ pid, exitCode }: ChildProcess): void {
  if (pid === undefined || exitCode !== null) return;
  try {
    process.kill(-pid, 'SIGTERM');
  } catch {
    // It has ended meanwhile.
  }
}
