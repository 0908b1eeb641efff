import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from '@ami-select/core';
import { type ExecResult, TransportError } from '@ami-select/transport';
import type { Machine } from '../machine/machine.ts';
import { BuilderError } from '../report/errors.ts';
import { holdScript } from './hold-script.ts';
import { onEveryMachine } from './on-every-machine.ts';
import { lastLines } from './run-script.ts';

export interface HoldOptions {
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
  /** @throws BuilderError `MACHINE_FAILED` when another build took a machine while its connection was lost */
  assertHeld(): void;
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

/** Lost connections after which one machine is held again. */
const MOST_LOSSES = 5;

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
    assertHeld: () => {
      for (const { taken } of all) if (taken !== undefined) throw taken;
    },
    release: async () => void (await Promise.all(all.map((hold) => hold.release()))),
  };
}

/** One machine, held by one channel at a time. */
class Hold {
  /** Until the machine is held for the first time. */
  readonly ready: Promise<void>;
  /** Why the machine is not held any more, where another build has it. */
  taken: BuilderError | undefined;
  readonly #machine: Machine;
  readonly #options: HoldOptions & { readonly token: string };
  readonly #letGo = Promise.withResolvers<string>();
  readonly #stop = new AbortController();
  readonly #ended: Promise<void>;
  #wasHeld = false;
  #isOver = false;

  constructor(machine: Machine, options: HoldOptions & { readonly token: string }) {
    this.#machine = machine;
    this.#options = options;
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    promise.catch(() => undefined);
    this.ready = promise;
    this.#ended = this.#keep(resolve).then(resolve, (error: unknown) => this.#fail(error, reject));
  }

  async release(): Promise<void> {
    this.#isOver = true;
    this.#letGo.resolve('');
    const waited = new AbortController();
    const { signal } = waited;
    const enough = delay(LONGEST_RELEASE_MS, undefined, { signal }).catch(() => undefined);
    await Promise.race([this.#ended, enough]);
    waited.abort();
    this.#stop.abort();
  }

  async #keep(onHeld: () => void): Promise<void> {
    for (let losses = 0; ; losses += 1) {
      try {
        if ((await this.#hold(onHeld)) === 'free') return;
      } catch (error) {
        if (!isLoss(error) || losses >= MOST_LOSSES) throw error;
      }
      if (this.#isOver || losses >= MOST_LOSSES) return;
    }
  }

  /** Of a machine that does not come back, the phases say it. */
  #fail(error: unknown, reject: (error: unknown) => void): void {
    if (this.#isOver || !this.#wasHeld) reject(error);
    else if (error instanceof BuilderError)
      this.taken = failed(this.#machine, `its connection was lost, and then ${error.message}`);
  }

  /** Resolves when the machine was held and is no more, or cannot be. */
  async #hold(onHeld: () => void): Promise<'free' | 'ended'> {
    const { token, startedAt: since, signal, logger } = this.#options;
    const late = AbortSignal.timeout(LONGEST_ANSWER_MS);
    const waiting = signal === undefined ? late : AbortSignal.any([late, signal]);
    const giveUp = (): void => this.#stop.abort(waiting.reason);
    if (waiting.aborted) giveUp();
    waiting.addEventListener('abort', giveUp, { once: true });
    let [said, isHeld] = ['', false];
    const hear = (text: string): void => {
      said += isHeld ? '' : text;
      if (isHeld || !said.startsWith('held\n')) return;
      isHeld = true;
      this.#wasHeld = true;
      waiting.removeEventListener('abort', giveUp);
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
      if (isHeld) return 'ended';
      if (result.stdout !== 'free\n') throw failed(this.#machine, whyNot(result));
      const { name } = this.#machine;
      logger.warn(
        `${name}: no flock and no python3 there can lock it, so nothing keeps another build off it`,
      );
      return 'free';
    } catch (error) {
      if (!late.aborted || isHeld) throw error;
      throw failed(this.#machine, `it did not say within ${LONGEST_ANSWER_MS / 1000} s whether it is held`);
    } finally {
      waiting.removeEventListener('abort', giveUp);
    }
  }
}

function isLoss(error: unknown): boolean {
  return error instanceof TransportError && error.code === 'DISCONNECTED';
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
