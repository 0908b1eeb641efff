import type { Clock } from '@ami-select/core';
import { type Transport, TransportError } from '@ami-select/transport';
import type { Machine } from '../machine/machine.ts';
import { BuilderError } from '../report/errors.ts';
import { whyNotHeld } from './hold-answer.ts';
import { holdScript } from './hold-script.ts';

export interface HolderOptions {
  readonly clock: Clock;
  readonly token: string;
  /** When the build started, ISO 8601. */
  readonly startedAt: string;
  /** The build had the machine before. */
  readonly again: boolean;
  /** Ends the wait for an answer. */
  readonly signal?: AbortSignal | undefined;
  /** Ends what holds the machine. */
  readonly stop: AbortSignal;
  /** Lets go of the machine. */
  readonly letGo: Promise<string>;
}

/** What holds a machine, until it ends. */
export interface Holder {
  /** Why it ended: the error of the connection, or undefined when it ended by itself. Never rejects. */
  readonly ended: Promise<unknown>;
}

/** Milliseconds that a machine may take to say whether it is held. */
const LONGEST_ANSWER_MS = 120_000;

/** Milliseconds between two signs of life of a build. */
const BEAT_MS = 15_000;

/** Seconds without one after which a machine lets go: its network may have broken without a word. */
const PATIENCE_S = 90;

/**
 * Holds a machine over one connection; `free` where nothing there can.
 * @throws BuilderError `MACHINE_FAILED` when another build has it; TransportError
 */
export async function startHolder(
  machine: Machine,
  connection: Transport,
  options: HolderOptions,
): Promise<Holder | 'free'> {
  const { clock, token, startedAt: since, again, signal, stop } = options;
  const [late, answered] = [new AbortController(), new AbortController()];
  void clock.sleep(LONGEST_ANSWER_MS, answered.signal, { background: true }).then(
    () => late.abort(),
    () => undefined,
  );
  const waiting = signal === undefined ? late.signal : AbortSignal.any([late.signal, signal]);
  const ends = new AbortController();
  const giveUp = (): void => ends.abort(waiting.reason);
  if (waiting.aborted) giveUp();
  waiting.addEventListener('abort', giveUp, { once: true });
  const held = Promise.withResolvers<'held'>();
  let said = '';
  const running = connection.exec(holdScript({ token, since, again, patience: PATIENCE_S }), {
    unguarded: true,
    reply: options.letGo,
    beats: { line: 'beat', everyMs: BEAT_MS },
    signal: AbortSignal.any([ends.signal, stop]),
    onStdout: (text) => {
      if (said.length < HELD.length) said += text;
      if (said.startsWith(HELD)) held.resolve('held');
    },
  });
  const ended = running.then(
    () => undefined,
    (error: unknown) => error,
  );
  try {
    const answer = await Promise.race([held.promise, running]);
    if (answer === 'held' || answer.stdout.startsWith(HELD)) return { ended };
    if (answer.stdout === 'free\n') return 'free';
    throw failedToHold(machine, whyNotHeld(answer, { again }));
  } catch (error) {
    if (!late.signal.aborted) throw error;
    throw failedToHold(machine, `it did not say within ${LONGEST_ANSWER_MS / 1000} s whether it is held`);
  } finally {
    waiting.removeEventListener('abort', giveUp);
    answered.abort();
  }
}

const HELD = 'held\n';

/** The error of one machine that is not held. */
export function failedToHold({ name }: Machine, message: string): BuilderError {
  return new BuilderError('MACHINE_FAILED', message, {
    problems: [{ code: 'MACHINE_FAILED', message, machine: name }],
  });
}

/** Whether an error is that of a lost connection. */
export function isLoss(error: unknown): boolean {
  return error instanceof TransportError && error.code === 'DISCONNECTED';
}
