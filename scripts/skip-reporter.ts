import { readFileSync } from 'node:fs';
import type { Reporter, TestCase, TestModule } from 'vitest/node';

export interface SkipReporterOptions {
  /** Where every tool is installed, nothing may be skipped: a skipped test fails the run. */
  readonly forbidSkips: boolean;
  /** File with the names of what must be skipped, one a line: any difference fails the run. */
  readonly expectedSkips?: string | undefined;
}

/** Lists the skipped tests with reasons, and ends the run with its plain counts. */
export class SkipReporter implements Reporter {
  readonly #options: SkipReporterOptions;

  constructor(options: SkipReporterOptions) {
    this.#options = options;
  }

  onTestRunEnd(modules: readonly TestModule[]): void {
    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    const skipped = tests.filter((test) => test.result().state === 'skipped');
    const suites = Map.groupBy(skipped, suiteOf);
    for (const [suite, members] of suites) console.warn(`SKIPPED  ${members.length} of ${suite}`);
    for (const problem of problemsOf([...suites.keys()], this.#options)) {
      console.error(problem);
      process.exitCode = 1;
    }
    const passed = tests.filter((test) => test.result().state === 'passed').length;
    const failed = tests.length - passed - skipped.length;
    console.log(`${passed} passed, ${failed} failed, ${skipped.length} skipped`);
  }
}

function problemsOf(
  skipped: readonly string[],
  { forbidSkips, expectedSkips }: SkipReporterOptions,
): string[] {
  if (forbidSkips && skipped.length > 0) return ['Tests were skipped where none may be.'];
  if (expectedSkips === undefined) return [];
  return compareSkips(skipped.map(withoutReason), readFileSync(expectedSkips, 'utf8').trim().split('\n'));
}

/** One line for every name that stands on one side only. */
export function compareSkips(skipped: readonly string[], expected: readonly string[]): string[] {
  return [
    ...skipped
      .filter((name) => !expected.includes(name))
      .map((name) => `SKIPPED but not expected to be: ${name}`),
    ...expected.filter((name) => !skipped.includes(name)).map((name) => `EXPECTED to be skipped: ${name}`),
  ];
}

/** A reason at the end of a name depends on the machine. */
export function withoutReason(name: string): string {
  return name.replace(/ \((skipped|not installed|needs)\b.*\)/, '');
}

/** File and outermost suite, whose name gives the reason; a test outside suites stands for itself. */
function suiteOf(test: TestCase): string {
  const [outermost] = test.fullName.split(' > ');
  return `${test.module.relativeModuleId}: ${outermost?.replaceAll(/\s+/g, ' ')}`;
}
