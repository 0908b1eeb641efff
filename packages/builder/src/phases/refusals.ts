import type { Clock } from '@ami-select/core';
import { stopSoon } from '../index/stop-soon.ts';
import { BuilderError, type Problem } from '../report/errors.ts';
import { throwProblems } from '../report/problem.ts';

/** Errors of several checks at once, as one. */
export class Refusals {
  readonly #errors: BuilderError[] = [];
  readonly #clock: Clock;
  readonly #stop = new AbortController();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Ends other checks soon after one could not reach what it asks. */
  get signal(): AbortSignal {
    return this.#stop.signal;
  }

  /** The result of a check, or undefined where it refuses. @throws what is no BuilderError */
  async attempt<T>(check: () => T | Promise<T>): Promise<T | undefined> {
    try {
      return await check();
    } catch (error) {
      if (!(error instanceof BuilderError)) throw error;
      if (error === this.signal.reason) return undefined;
      this.#errors.push(error);
      if (error.code === 'UNREACHABLE_INDEX') stopSoon(error, this.#stop, this.#clock);
      return undefined;
    }
  }

  /** @throws BuilderError with everything that was refused */
  throwAll(title: string): void {
    const [first, ...others] = this.#errors;
    if (first !== undefined && others.length === 0) throw first;
    throwProblems(title, this.#errors.flatMap(problemsOf));
  }
}

function problemsOf({ code, message, problems }: BuilderError): readonly Problem[] {
  return problems.length > 0 ? problems : [{ code, message }];
}
