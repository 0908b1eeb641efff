import type { Reporter, TestCase, TestModule } from 'vitest/node';

/**
 * Says which tests did not run and why, and closes the run with its plain counts.
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
    for (const [suite, members] of Map.groupBy(skipped, suiteOf)) {
      console.warn(`SKIPPED  ${members.length} of ${suite}`);
    }
    if (skipped.length > 0 && this.#forbidSkips) {
      console.error(`${skipped.length} tests were skipped where none may be.`);
      process.exitCode = 1;
    }
    const passed = tests.filter((test) => test.result().state === 'passed').length;
    const failed = tests.length - passed - skipped.length;
    console.log(`${passed} passed, ${failed} failed, ${skipped.length} skipped`);
  }
}

/** File and outermost suite, whose name gives the reason; a test outside suites stands for itself. */
function suiteOf(test: TestCase): string {
  const [outermost] = test.fullName.split(' > ');
  return `${test.module.relativeModuleId}: ${outermost?.replaceAll(/\s+/g, ' ')}`;
}
