import { randomUUID } from 'node:crypto';
import type { Clock, Logger } from '@ami-select/core';
import { type ExecResult, TransportError } from '@ami-select/transport';
import type { Machine } from '../machine/machine.ts';
import { BuilderError } from '../report/errors.ts';
import { holdScript } from './hold-script.ts';
import { onEveryMachine } from './on-every-machine.ts';
import { lastLines } from './run-script.ts';

export interface HoldOptions {
  readonly clock: Clock;
  readonly logger: Pick<Logger, 'warn'>;
  readonly signal?: AbortSignal | undefined;
  /** When the build started, ISO 8601; another build that finds the machine held says it. */
  readonly startedAt: string;
}

/** The machines of one build, which no other build gets meanwhile. */
export interface HeldMachines {
  /**
   * Resolves once every machine is held.
   * @throws BuilderError `MACHINE_FAILED` that names each machine that another build has, and since when
   */
  take(): Promise<void>;
  /**
   * Of one machine, or of all of them.
   * @throws BuilderError `MACHINE_FAILED` that says why one is not held any more, so that another build may have it;
   * the error of its transport once the build was stopped
   */
  assertHeld(machine?: string): void;
  /** Waits until every machine whose connection was lost is held again or cannot be; never rejects. */
  settled(): Promise<void>;
  /** Lets go of all of them; never rejects. */
  release(): Promise<void>;
}

/** Milliseconds that a machine may take to say whether it is held. */
const LONGEST_ANSWER_MS = 120_000;

/** Milliseconds to wait for a machine that does not let go; its channel ends with the connection. */
const LONGEST_RELEASE_MS = 5_000;

/** Milliseconds between two signs of life of a build. */
const BEAT_MS = 15_000;

/** Seconds without one after which a machine lets go: its network may have broken without a word. */
const PATIENCE_S = 90;

/** Losses in a row after which one machine is held again. */
const MOST_LOSSES = 5;

/** Milliseconds of one hold that end the row: a network may break now and then in a build of hours. */
const LASTED_MS = 60_000;

const TITLE = 'The machines cannot be held';

/**
 * Holds machines for a build: whoever comes later is refused before it changes anything. Each is held by a process of its
 * own there, which ends with the connection, or 90 seconds after the last sign of life where the network breaks without a
 * word; a connection that is opened again takes it again.
 */
export function holdMachines(machines: readonly Machine[], options: HoldOptions): HeldMachines {
  const token = randomUUID();
  const all: Hold[] = [];
  return {
    take: async () => {
      await onEveryMachine(TITLE, machines, (machine) => {
        const hold = new Hold(machine, { ...options, token });
        all.push(hold);
        return hold.ready;
      });
    },
    assertHeld: (machine) => {
      for (const { name, lost } of all) if (lost !== undefined && (machine ?? name) === name) throw lost;
    },
    settled: async () => void (await Promise.all(all.map((hold) => hold.settled))),
    release: async () => void (await Promise.all(all.map((hold) => hold.release()))),
  };
}

/** One machine, held by one channel at a time. */
class Hold {
  /** Until the machine is held for the first time. */
  readonly ready: Promise<void>;
  /** Why the machine, which was held, is not any more. */
  lost: unknown;
  readonly #machine: Machine;
  readonly #options: HoldOptions & { readonly token: string };
  readonly #letGo = Promise.withResolvers<string>();
  readonly #stop = new AbortController();
  readonly #ended: Promise<void>;
  /** The time at which it was held for the last time, in milliseconds. */
  #heldAt: number | undefined;
  /** Resolved while it is held, and once it is not any more for good. */
  #settled = Promise.withResolvers<void>();
  #isOver = false;

  constructor(machine: Machine, options: HoldOptions & { readonly token: string }) {
    this.#machine = machine;
    this.#options = options;
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    promise.catch(() => undefined);
    this.ready = promise;
    this.#ended = this.#keep(resolve)
      .then(resolve, (error: unknown) => this.#fail(error, reject))
      .finally(() => this.#settled.resolve());
  }

  get name(): string {
    return this.#machine.name;
  }

  get settled(): Promise<void> {
    return this.#settled.promise;
  }

  async release(): Promise<void> {
    this.#isOver = true;
    this.#letGo.resolve('');
    const waited = new AbortController();
    await Promise.race([this.#ended, this.#pass(LONGEST_RELEASE_MS, waited.signal).catch(() => undefined)]);
    waited.abort();
    this.#stop.abort();
  }

  async #keep(onHeld: () => void): Promise<void> {
    for (let losses = 1; ; losses += 1) {
      const before = this.#heldAt;
      const end = await this.#hold(onHeld).catch(lossOf);
      this.#settled.resolve();
      this.#settled = Promise.withResolvers();
      if (end === 'free') return;
      const since = this.#heldAt;
      if (since !== undefined && since !== before && this.#now() - since >= LASTED_MS) losses = 0;
      if (this.#isOver || losses > MOST_LOSSES) throw end;
    }
  }

  #fail(error: unknown, reject: (error: unknown) => void): void {
    if (this.#isOver || this.#heldAt === undefined) reject(error);
    else if (this.#options.signal?.aborted) this.lost = error;
    else {
      const why = error instanceof Error ? error.message : String(error);
      const isOfMachine = error instanceof BuilderError;
      const what = isOfMachine
        ? 'its connection was lost, and then'
        : 'nothing holds it for this build any more:';
      this.lost = failed(this.#machine, `${what} ${why}`);
    }
  }

  #now(): number {
    return this.#options.clock.now().getTime();
  }

  #pass(ms: number, signal: AbortSignal): Promise<void> {
    return this.#options.clock.sleep(ms, signal, { background: true });
  }

  /** Resolves with the end of what held the machine, or when nothing there can. */
  async #hold(onHeld: () => void): Promise<'free' | BuilderError> {
    const { token, startedAt: since, signal, logger } = this.#options;
    const [late, answered] = [new AbortController(), new AbortController()];
    void this.#pass(LONGEST_ANSWER_MS, answered.signal).then(
      () => late.abort(),
      () => undefined,
    );
    const waiting = signal === undefined ? late.signal : AbortSignal.any([late.signal, signal]);
    const giveUp = (): void => this.#stop.abort(waiting.reason);
    if (waiting.aborted) giveUp();
    waiting.addEventListener('abort', giveUp, { once: true });
    let [said, isHeld] = ['', false];
    const hear = (text: string): void => {
      said += isHeld ? '' : text;
      if (isHeld || !said.startsWith('held\n')) return;
      isHeld = true;
      this.#heldAt = this.#now();
      this.#settled.resolve();
      waiting.removeEventListener('abort', giveUp);
      answered.abort();
      onHeld();
    };
    try {
      const result = await this.#machine.transport.exec(holdScript({ token, since, patience: PATIENCE_S }), {
        unguarded: true,
        reply: this.#letGo.promise,
        beats: { line: 'beat', everyMs: BEAT_MS },
        signal: this.#stop.signal,
        onStdout: hear,
      });
      if (isHeld) return failed(this.#machine, 'what holds it there ended again and again');
      if (result.stdout !== 'free\n') throw failed(this.#machine, whyNot(result));
      if (this.#heldAt !== undefined) throw failed(this.#machine, 'nothing there can lock it any more');
      logger.warn(
        `${this.name}: no flock and no python3 there can lock it, so nothing keeps another build off it`,
      );
      return 'free';
    } catch (error) {
      if (!late.signal.aborted || isHeld) throw error;
      throw failed(this.#machine, `it did not say within ${LONGEST_ANSWER_MS / 1000} s whether it is held`);
    } finally {
      waiting.removeEventListener('abort', giveUp);
      answered.abort();
    }
  }
}

function lossOf(error: unknown): TransportError {
  if (error instanceof TransportError && error.code === 'DISCONNECTED') return error;
  throw error;
}

function failed({ name }: Machine, message: string): BuilderError {
  return new BuilderError('MACHINE_FAILED', message, {
    problems: [{ code: 'MACHINE_FAILED', message, machine: name }],
  });
}

/** What the machine says of the other build is its own text: only what looks like it should is repeated. */
function whyNot(result: ExecResult): string {
  const [word, since = '', process = ''] = result.stdout.trimEnd().split(' ');
  if (word !== 'busy') return `the script that holds it failed:\n${lastLines(result)}`;
  const when = /^\d{4}-\d\d-\d\dT[\d:.]{8,12}Z$/.test(since) ? `, the one that started at ${since},` : '';
  const way = /^\d{1,10}$/.test(process)
    ? `its end, or \`kill ${process}\` there if nobody waits for it`
    : 'its end';
  return `another build${when} holds the machine, on which nothing was changed; expected ${way}`;
}
