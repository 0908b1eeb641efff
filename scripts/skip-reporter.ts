import type { Reporter, TestCase, TestModule } from 'vitest/node';

/**
 * Says which tests did not run and why it matters, and closes the run with its plain counts.
 * With `forbidSkips` a skipped test fails the run: where every tool is installed, nothing may be skipped.
 */
export class SkipReporter implements Reporter {
  readonly #forbidSkips: boolean;

  constructor(options: { readonly forbidSkips: boolean }) {
    this.#forbidSkips = options.forbidSkips;
  }

  onTestRunEnd(modules: readonly TestModule[]): void {
    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    const skipped = tests.filter((test) => test.result().state === 'skipped');
    for (const test of skipped) console.warn(`SKIPPED  ${describe(test)}`);
    if (skipped.length > 0 && this.#forbidSkips) {
      console.error(`${skipped.length} tests were skipped where none may be.`);
      process.exitCode = 1;
    }
    const passed = tests.filter((test) => test.result().state === 'passed').length;
    const failed = tests.length - passed - skipped.length;
    console.log(`${passed} passed, ${failed} failed, ${skipped.length} skipped`);
  }
}

function describe(test: TestCase): string {
  const result = test.result();
  const note = result.state === 'skipped' && result.note ? ` (${result.note})` : '';
  return `${test.module.relativeModuleId} > ${test.fullName}${note}`;
}
