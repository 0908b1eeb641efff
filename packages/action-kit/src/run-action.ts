import type { EventEmitter } from 'node:events';
import { resolve } from 'node:path';
import {
  CodedError,
  EXIT_STATUS,
  exitStatusOf,
  type Interrupts,
  type Logger,
  listenForInterrupts,
  StalledError,
  withCauses,
} from '@ami-select/core';
import { type AnnotationOptions, annotationsOf } from './annotations.ts';
import { ActionError } from './errors.ts';
import type { FencedCore } from './fence.ts';
import { createLogger } from './logger.ts';

/** The context of an action's main function. */
export interface ActionContext {
  readonly core: FencedCore;
  readonly logger: Logger;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Aborted, with a `CANCELLED` error as its reason, when the runner cancels the step; also by an error that nobody caught. */
  readonly signal: AbortSignal;
  /** Gives the lines that a second signal prints before the process ends at once. */
  readonly describeRemaining: (describe: () => readonly string[]) => void;
  /** Names the folders that files of problems are relative to, the likeliest first. */
  readonly filesAreIn?: ((folders: readonly string[]) => void) | undefined;
}

export interface RunActionOptions {
  /** The process: its environment and the signals sent to it. */
  readonly process: Pick<EventEmitter, 'on' | 'off'> & {
    readonly env: Readonly<Record<string, string | undefined>>;
    readonly stdout: Pick<EventEmitter, 'on' | 'off'>;
    /** Ends the process at once. */
    exit(status: number): void;
  };
  /** The runner. */
  readonly core: FencedCore;
  /** Ends the process in the middle of its work; `process.exit`, which loses what is not delivered, without it. */
  readonly exit?: ((status: number) => void) | undefined;
}

/**
 * The runner sends SIGINT, 7.5 seconds later SIGTERM, and kills 2.5 seconds after that. The second one ends the process:
 * what the first one began has sent its TerminateInstances by then, in the process that launched; another process first
 * needs one response of EC2 that shows that the machines are its own, and asks again within a second until it has that.
 */
const CANCEL_SIGNALS = { SIGINT: 'interrupted', SIGTERM: 'terminated' } as const;
type CancelSignal = keyof typeof CANCEL_SIGNALS;

/** Runs an action to its end and resolves with its exit status; never rejects. The only place where errors are caught. */
export async function runAction(
  main: (context: ActionContext) => Promise<void>,
  { process, core, exit = (status) => process.exit(status) }: RunActionOptions,
): Promise<number> {
  const interrupts = listenForCancellation(process, core, exit);
  // A dead runner no longer reads the log. Without a listener the next line would end the process at once, and
  // its fleet would remain.
  let folders: readonly string[] = [resolve()];
  const unread = new AbortController();
  process.stdout.on('error', () => unread.abort(new ActionError('CANCELLED', 'cancelled by an unread log')));
  try {
    await main({
      core,
      logger: createLogger(core),
      environment: process.env,
      signal: AbortSignal.any([interrupts.signal, unread.signal]),
      describeRemaining: interrupts.describeRemaining,
      filesAreIn: (named) => {
        folders = named;
      },
    });
    // The work may have been over where its abort is not looked at any more.
    return interrupts.crashed() === undefined ? 0 : EXIT_STATUS.failed;
  } catch (error) {
    if (error !== interrupts.crashed())
      reportFailure(core, error, { workspace: workspaceOf(process.env), folders });
    return exitStatusOf(error);
  } finally {
    core.closeFence();
    interrupts.close();
  }
}

interface ActionInterrupts extends Interrupts {
  /** The first error that nobody caught; it is reported already. */
  crashed(): Error | undefined;
}

function listenForCancellation(
  process: RunActionOptions['process'],
  core: FencedCore,
  exit: (status: number) => void,
): ActionInterrupts {
  let crashed: Error | undefined;
  const names = Object.keys(CANCEL_SIGNALS) as readonly CancelSignal[];
  const interrupts = listenForInterrupts<CancelSignal>({
    now: () => performance.now(),
    onSignal: (listener) => {
      for (const name of names) process.on(name, listener);
      return () => {
        for (const name of names) process.off(name, listener);
      };
    },
    onCrash: (listener) => {
      const stalled = (): void => {
        // The process then comes here again, unless the listener found something to do.
        setImmediate(() => undefined);
        listener(new StalledError());
      };
      process.on('uncaughtException', listener);
      process.on('beforeExit', stalled);
      return () => {
        process.off('uncaughtException', listener);
        process.off('beforeExit', stalled);
      };
    },
    begin: (name) => new ActionError('CANCELLED', `cancelled by ${name}`),
    stop: (name, remaining) => {
      core.closeFence();
      core.error([`stopped by ${name} before the clean-up was complete`, ...remaining].join('\n'));
      exit(EXIT_STATUS[CANCEL_SIGNALS[name]]);
    },
    crash: (error) => {
      crashed = error;
      reportFailure(core, error);
      core.info('a fault of the action: ending what it began');
    },
    crashAgain: (error) => core.warning(`a further fault of the action: ${error.message}`),
    giveUp: (error, remaining) => {
      reportFailure(core, error);
      core.closeFence();
      core.error(['a fault of the action before the clean-up was complete', ...remaining].join('\n'));
      exit(remaining.length === 0 ? EXIT_STATUS.failed : EXIT_STATUS['remaining-unknown']);
    },
  });
  return { ...interrupts, crashed: () => crashed };
}

function workspaceOf({ GITHUB_WORKSPACE }: RunActionOptions['process']['env']): string {
  return resolve(GITHUB_WORKSPACE || '.');
}

/** Reports why an action failed: the reason and its problems as annotations, its causes as debug lines. */
export function reportFailure(core: FencedCore, error: unknown, places: AnnotationOptions = NO_PLACES): void {
  const [first, ...causes] = withCauses(error);
  if (first instanceof CodedError)
    for (const { message, place } of annotationsOf(first, places)) core.error(message, place);
  else core.error(stackOf(first));
  // Without a stack there is no more to print.
  if (first === error)
    core.debug([stackOf(first), ...causes.map((cause) => `Caused by: ${stackOf(cause)}`)].join('\n'));
}

const NO_PLACES: AnnotationOptions = { workspace: resolve(), folders: [] };

function stackOf({ stack, message }: Error): string {
  return stack ?? message;
}
