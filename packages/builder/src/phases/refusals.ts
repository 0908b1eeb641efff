import { BuilderError, type Problem } from '../report/errors.ts';
import { throwProblems } from '../report/problem.ts';

/** Errors of several checks, as one. */
export class Refusals {
  readonly #errors: BuilderError[] = [];

  /** The result of a check, or undefined where it refuses. @throws what is no BuilderError */
  async attempt<T>(check: () => T | Promise<T>): Promise<T | undefined> {
    try {
      return await check();
    } catch (error) {
      if (!(error instanceof BuilderError)) throw error;
      this.#errors.push(error);
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
