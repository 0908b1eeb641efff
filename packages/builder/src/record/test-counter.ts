import type { LeftFile, LeftFiles } from '@ami-select/transport';

/** A failed test, as its JUnit file names it. */
export interface FailedTest {
  /** `class.name`. */
  readonly name: string;
  /** First line of why it failed; absent when the file does not say. */
  readonly message?: string | undefined;
  /** Path below the workspace, and its line; absent when the file does not say. */
  readonly file?: string | undefined;
  readonly line?: number | undefined;
}

/** The test cases of a machine's JUnit files, counted. */
export interface TestSummary {
  readonly tests: number;
  readonly failed: number;
  readonly skipped: number;
  /** The first 1,000 failed tests, in order. */
  readonly failures: readonly FailedTest[];
  /** Files that could not be counted, or not to their end; absent when there are none. */
  readonly malformed?: LeftFiles | undefined;
}

/** What became of one test case. */
export type TestOutcome = 'passed' | 'skipped' | FailedTest;

/** Failed tests that are named; all are counted. */
const MOST_FAILURES = 1_000;

/** Files that could not be counted and are named. */
const MOST_MALFORMED = 50;

/** Adds up the test cases of several JUnit files. */
export class TestCounter {
  readonly #failures: FailedTest[] = [];
  readonly #malformed: LeftFile[] = [];
  #tests = 0;
  #failed = 0;
  #skipped = 0;
  #malformedCount = 0;

  add(outcome: TestOutcome): void {
    this.#tests += 1;
    if (outcome === 'passed') return;
    if (outcome === 'skipped') {
      this.#skipped += 1;
      return;
    }
    this.#failed += 1;
    if (this.#failures.length < MOST_FAILURES) this.#failures.push(outcome);
  }

  /** A file that is not counted, or not to its end. */
  addMalformed(name: string, reason: string): void {
    this.#malformedCount += 1;
    if (this.#malformed.length < MOST_MALFORMED) this.#malformed.push({ name, reason });
  }

  get tests(): number {
    return this.#tests;
  }

  get summary(): TestSummary {
    const malformed = { count: this.#malformedCount, examples: this.#malformed };
    return {
      tests: this.#tests,
      failed: this.#failed,
      skipped: this.#skipped,
      failures: this.#failures,
      malformed: malformed.count === 0 ? undefined : malformed,
    };
  }
}
