import type { FieldReader } from './field-reader.ts';

/** What tests do that a JUnit file counts as failed, where every step ended with 0: `fail` the build, or `warn`. */
export type FailedTests = 'fail' | 'warn';

/** The field `failed-tests` of the `build:` mapping. */
export function readFailedTests(fields: FieldReader): FailedTests {
  return fields.choice('failed-tests') === 'warn' ? 'warn' : 'fail';
}
