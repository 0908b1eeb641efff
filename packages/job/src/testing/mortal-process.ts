import type { Clock } from '@ami-select/core';

/** Where a process is cut, and how. */
export interface Cut {
  /** Number of the moment, from 0. */
  readonly at: number;
  /** An abort is noticed by the process; a kill is not, and nothing of it has an effect any more. */
  readonly how: 'abort' | 'kill';
}

/** A process whose every contact with the outside is a moment at which it can be cut. */
export interface MortalProcess {
  readonly signal: AbortSignal;
  abort(): void;
  /** Resolves when the process is killed. */
  readonly death: Promise<'killed'>;
  /** Moments so far. */
  moments(): number;
  /** A moment that cannot wait. */
  pass(): void;
  /** A contact that creates nothing: one moment before it. */
  reach<Arguments extends unknown[], Result>(
    work: (...values: Arguments) => Promise<Result>,
  ): (...values: Arguments) => Promise<Result>;
  /** A contact that may create something: one moment before it has an effect, one before its result is known. */
  contact<Arguments extends unknown[], Result>(
    work: (...values: Arguments) => Promise<Result>,
  ): (...values: Arguments) => Promise<Result>;
  /** A clock whose sleeps never end in a killed process. */
  clock(clock: Clock): Clock;
}

export function createMortalProcess(cut?: Cut): MortalProcess {
  const controller = new AbortController();
  const death = Promise.withResolvers<'killed'>();
  const never = new Promise<never>(() => {});
  let moments = 0;
  let isDead = false;

  const abort = (): void => controller.abort(new Error('aborted by the test'));
  const pass = (): void => {
    if (isDead || moments++ !== cut?.at) return;
    if (cut.how === 'abort') abort();
    else isDead = true;
    if (isDead) death.resolve('killed');
  };
  const survive = async (): Promise<void> => {
    if (isDead) await never;
  };
  return {
    signal: controller.signal,
    abort,
    death: death.promise,
    moments: () => moments,
    pass,
    reach:
      (work) =>
      async (...values) => {
        pass();
        await survive();
        const result = await work(...values);
        await survive();
        return result;
      },
    contact:
      (work) =>
      async (...values) => {
        pass();
        await survive();
        const result = await work(...values);
        pass();
        await survive();
        return result;
      },
    clock: ({ now, sleep }) => ({
      now,
      sleep: async (ms, signal, options) => {
        await survive();
        await sleep(ms, signal, options);
        await survive();
      },
    }),
  };
}
