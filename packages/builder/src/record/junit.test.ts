import { describe, expect, it } from 'vitest';
import { TestCounter, type TestSummary } from './junit.ts';

function summarize(documents: readonly string[]): TestSummary {
  const counter = new TestCounter();
  for (const document of documents) counter.add('junit.xml', document);
  return counter.summary;
}

describe('TestCounter', () => {
  it('counts cases over documents and names those that failed', () => {
    const documents = [
      `<?xml version="1.0"?><testsuites><testsuite tests="4">
        <testcase classname="a.B" name="passes" time="0.1"/>
        <testcase classname="a.B" name="fails"><failure message="x > y">trace</failure></testcase>
        <testcase name='breaks' classname='a.C'><error/></testcase>
        <testcase classname="a.B" name="skips"><skipped/></testcase>
      </testsuite></testsuites>`,
      '<testsuite><testcase classname="d" name="e"></testcase></testsuite>',
    ];

    expect(summarize(documents)).toEqual({
      tests: 5,
      failed: 2,
      skipped: 1,
      failures: ['a.B.fails', 'a.C.breaks'],
    });
  });

  it('counts nothing in documents without cases', () => {
    expect(summarize(['<html/>', ''])).toEqual({ tests: 0, failed: 0, skipped: 0, failures: [] });
  });

  it('counts every failure and names the first thousand', () => {
    const failed = '<testcase classname="a" name="b"><failure/></testcase>';

    const { failed: count, failures } = summarize([failed.repeat(20_000)]);

    expect([count, failures.length]).toEqual([20_000, 1_000]);
  });

  it('cuts names', () => {
    const { failures } = summarize([`<testcase name="${'n'.repeat(1_000_000)}"><error/></testcase>`]);

    expect(failures[0]).toHaveLength(501);
  });

  it.each([
    ['a case without its end', '<testcase name="a"/><testcase name="b"><failure>', 1],
    ['a tag without its end', '<testcase name="a"/><testcase name="b"', 1],
    ['nothing but an opening', '<testcase', 0],
    ['a million cases without an end', '<testcase>'.repeat(1_000_000), 0],
    ['a million openings', '<testcase'.repeat(1_000_000), 0],
    ['a million other tags before a case', `${'<testcases>'.repeat(1_000_000)}<testcase><failure>`, 0],
    ['a case without its end after a thousand', `${'<testcase/>'.repeat(1_000)}<testcase>`, 1_000],
    ['an attribute without its end', `<testcase name="${'a="'.repeat(300_000)}`, 0],
    ['a million blanks in a tag', `<testcase name${' '.repeat(1_000_000)}`, 0],
    ['a case in a case without an end', '<testcase><testcase>', 0],
  ])('names a file with %s, and counts what is before it', (_title, document, tests) => {
    expect(summarize([document])).toMatchObject({
      tests,
      malformed: { count: 1, examples: [{ name: 'junit.xml', reason: 'a test case in it has no end' }] },
    });
  });

  it('names the first of ten thousand malformed files', () => {
    const { malformed } = summarize(Array.from({ length: 10_000 }, () => '<testcase>'));

    expect([malformed?.count, malformed?.examples.length]).toEqual([10_000, 50]);
  });

  it('takes no other tag for a case', () => {
    expect(summarize(['<testcases><testcase-x/></testcases>'])).toMatchObject({ tests: 0 });
  });
});
