import { resolve } from 'node:path';

/** What is read of vitest's report in JSON. */
export interface TestReport {
  readonly testResults: readonly {
    /** Absolute path of the test file. */
    readonly name: string;
    readonly assertionResults: readonly { readonly status: string; readonly fullName: string }[];
  }[];
}

export interface Verdict {
  readonly word: 'red' | 'GREEN' | 'SKIPPED' | 'NOT RUN';
  readonly failed: number;
  readonly passed: number;
  /** Listed files of which no test ran. */
  readonly notRun: readonly string[];
  readonly skipped: readonly string[];
}

/** Whether the tests of a fix, of which each file must have run, turned red without it; skipped ones prove nothing. */
export function judgeRun(root: string, files: readonly string[], { testResults }: TestReport): Verdict {
  const ran = new Set(
    testResults
      .filter(({ assertionResults }) => assertionResults.length > 0)
      .map(({ name }) => resolve(root, name)),
  );
  const notRun = files.filter((file) => !ran.has(resolve(root, file)));
  const tests = testResults.flatMap(({ assertionResults }) => assertionResults);
  const failed = tests.filter(({ status }) => status === 'failed').length;
  const passed = tests.filter(({ status }) => status === 'passed').length;
  const skipped = tests
    .filter(({ status }) => status !== 'failed' && status !== 'passed')
    .map(({ fullName }) => fullName);
  return { word: wordOf({ failed, passed, notRun }), failed, passed, notRun, skipped };
}

function wordOf({ failed, passed, notRun }: Pick<Verdict, 'failed' | 'passed' | 'notRun'>): Verdict['word'] {
  if (notRun.length > 0) return 'NOT RUN';
  if (failed > 0) return 'red';
  return passed > 0 ? 'GREEN' : 'SKIPPED';
}

/** Words that are part of no threat's name. */
export function unknownThreats(wanted: readonly string[], threats: readonly string[]): string[] {
  return wanted.filter((word) => !threats.some((threat) => threat.includes(word)));
}
