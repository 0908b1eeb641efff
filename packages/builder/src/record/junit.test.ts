import { describe, expect, it } from 'vitest';
import { summarizeJunit } from './junit.ts';

describe('summarizeJunit', () => {
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

    expect(summarizeJunit(documents)).toEqual({
      tests: 5,
      failed: 2,
      skipped: 1,
      failures: ['a.B.fails', 'a.C.breaks'],
    });
  });

  it('counts nothing in documents without cases', () => {
    expect(summarizeJunit(['<html/>', ''])).toEqual({ tests: 0, failed: 0, skipped: 0, failures: [] });
  });
});
