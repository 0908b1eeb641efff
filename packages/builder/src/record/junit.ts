import type { LeftFile, LeftFiles } from '@ami-select/transport';

/** The test cases of a machine's JUnit files, counted. */
export interface TestSummary {
  readonly tests: number;
  readonly failed: number;
  readonly skipped: number;
  /** `class.name` of the first 1,000 failed tests, in order. */
  readonly failures: readonly string[];
  /** Files that could not be counted, or not to their end; absent when there are none. */
  readonly malformed?: LeftFiles | undefined;
}

/** Names that are kept; all failures are counted. */
const MOST_FAILURES = 1_000;

/** Characters of the name of a test. */
const LONGEST_NAME = 500;

/** Files that could not be counted and are named. */
const MOST_MALFORMED = 50;

const OPEN = '<testcase';
const CLOSE = '</testcase>';

/** Counts the test cases of JUnit XML documents, in one pass over each; anything else in them is ignored. */
export class TestCounter {
  readonly #failures: string[] = [];
  readonly #malformed: LeftFile[] = [];
  #tests = 0;
  #failed = 0;
  #skipped = 0;
  #malformedCount = 0;

  add(name: string, document: string): void {
    let at = document.indexOf(OPEN);
    while (at !== -1) {
      const end = this.#addCase(document, at + OPEN.length);
      if (end === -1) {
        this.addMalformed(name, 'a test case in it has no end');
        return;
      }
      at = document.indexOf(OPEN, end);
    }
  }

  /** A file that is not counted. */
  addMalformed(name: string, reason: string): void {
    this.#malformedCount += 1;
    if (this.#malformed.length < MOST_MALFORMED) this.#malformed.push({ name, reason });
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

  /** Counts the case whose tag goes on at `start`, if it is one, and returns its end; -1 when it has none. */
  #addCase(document: string, start: number): number {
    if (!/[\s/>]/.test(document[start] ?? '>')) return start;
    const endOfTag = document.indexOf('>', start);
    if (endOfTag === -1) return -1;
    const isAlone = document[endOfTag - 1] === '/';
    const end = isAlone ? endOfTag : document.indexOf(CLOSE, endOfTag);
    if (end !== -1)
      this.#count(document.slice(start, endOfTag), isAlone ? '' : document.slice(endOfTag + 1, end));
    return end;
  }

  #count(attributes: string, body: string): void {
    this.#tests += 1;
    if (/<(failure|error)\b/.test(body)) {
      this.#failed += 1;
      if (this.#failures.length < MOST_FAILURES) this.#failures.push(nameOf(attributes));
    } else if (/<skipped\b/.test(body)) {
      this.#skipped += 1;
    }
  }
}

function nameOf(attributes: string): string {
  const name = [attribute(attributes, 'classname'), attribute(attributes, 'name')].filter(Boolean).join('.');
  return name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME)}…` : name;
}

function attribute(attributes: string, name: string): string {
  return (
    new RegExp(`\\b${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(attributes)?.slice(1).find(Boolean) ?? ''
  );
}
