import { asError, endProcess, exitProcess, StalledError } from '@ami-select/core';
import { watchDelivery } from './standard-output.ts';

/** A stream that text is written to. */
export interface Output {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

export type Signal = 'SIGINT' | 'SIGTERM' | 'SIGHUP';

const SIGNALS: readonly Signal[] = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/** All that the command takes from the process it runs in. */
export interface Environment {
  /** Arguments after the program's name. */
  readonly args: readonly string[];
  readonly variables: Readonly<Record<string, string | undefined>>;
  readonly workingDirectory: string;
  readonly stdout: Output;
  readonly stderr: Output;
  readonly stdinIsTty: boolean;
  /** Calls the listener for every terminating signal, until the returned function is called. */
  onSignal(listener: (signal: Signal) => void): () => void;
  /** Calls the listener, in place of those before it, for every error that nobody caught and where the work stalls, until the returned function is called. */
  onCrash(listener: (error: unknown) => void): () => void;
  /** The first error that nobody caught, whoever listened for it. */
  crashed(): Error | undefined;
  /** Waits until all of standard output is delivered, or lost: the line that names the loss. */
  lostOutput(): Promise<string | undefined>;
  /** Id of this process. */
  readonly pid: number;
  /** The command line that starts this program: the executable, then its own arguments. */
  readonly self: readonly string[];
  /** Sends a signal to another process, 0 to check that it exists; false when it does not. */
  kill(pid: number, signal: Signal | 'SIGKILL' | 0): boolean;
  /** Ends the process at once. */
  exit(status: number): void;
}

/** Reads the real process. The only place, with `bin.ts`, that touches it. */
export function readEnvironment(): Environment {
  const { loss } = watchDelivery(process.stdout);
  process.stderr.on('error', () => undefined);
  return {
    args: process.argv.slice(2),
    variables: process.env,
    workingDirectory: process.cwd(),
    stdout: process.stdout,
    stderr: process.stderr,
    stdinIsTty: process.stdin.isTTY === true,
    onSignal: listenForSignals,
    ...watchCrashes(),
    lostOutput: loss,
    pid: process.pid,
    self: [process.execPath, ...process.execArgv, process.argv[1] ?? ''],
    kill: sendSignal,
    exit: (status) => exitProcess(process, status),
  };
}

/** Ends this process, once its output is delivered, with this status. */
export function endOwnProcess(status: number): void {
  endProcess(process, status);
}

function sendSignal(pid: number, signal: Signal | 'SIGKILL' | 0): boolean {
  try {
    return process.kill(pid, signal);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ESRCH') return false;
    throw error;
  }
}

function listenForSignals(listener: (signal: Signal) => void): () => void {
  const handlers = SIGNALS.map((signal) => ({ signal, handle: () => listener(signal) }));
  for (const { signal, handle } of handlers) process.on(signal, handle);
  return () => {
    for (const { signal, handle } of handlers) process.off(signal, handle);
  };
}

function watchCrashes(): Pick<Environment, 'onCrash' | 'crashed'> {
  let first: Error | undefined;
  let listeners: readonly ((error: unknown) => void)[] = [];
  const noting = (error: unknown): void => {
    first ??= asError(error);
    listeners.at(-1)?.(error);
  };
  process.on('uncaughtException', noting);
  process.on('beforeExit', () => {
    // The work is over.
    if (process.exitCode !== undefined) return;
    // The process then comes here again, unless the listener found something to do.
    setImmediate(() => undefined);
    noting(new StalledError());
  });
  const onCrash: Environment['onCrash'] = (listener) => {
    listeners = [...listeners, listener];
    return () => {
      listeners = listeners.filter((other) => other !== listener);
    };
  };
  return { onCrash, crashed: () => first };
}
