/** The test cases of a machine's JUnit files, counted. */
export interface TestSummary {
  readonly tests: number;
  readonly failed: number;
  readonly skipped: number;
  /** `class.name` of each failed test, in order. */
  readonly failures: readonly string[];
}

const CASE = /<testcase\b([^>]*?)(\/>|>([\s\S]*?)<\/testcase>)/g;

/** Counts the test cases of JUnit XML documents; anything else in them is ignored. */
export function summarizeJunit(documents: readonly string[]): TestSummary {
  const summary = { tests: 0, failed: 0, skipped: 0, failures: [] as string[] };
  for (const document of documents) {
    for (const [, attributes = '', , body = ''] of document.matchAll(CASE)) {
      summary.tests += 1;
      if (/<(failure|error)\b/.test(body)) {
        summary.failed += 1;
        summary.failures.push(
          [attribute(attributes, 'classname'), attribute(attributes, 'name')].filter(Boolean).join('.'),
        );
      } else if (/<skipped\b/.test(body)) {
        summary.skipped += 1;
      }
    }
  }
  return summary;
}

function attribute(attributes: string, name: string): string {
  return (
    new RegExp(`\\b${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(attributes)?.slice(1).find(Boolean) ?? ''
  );
}
