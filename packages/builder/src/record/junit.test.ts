import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { JunitReader } from './junit.ts';
import { TestCounter, type TestSummary } from './test-counter.ts';

function read(pieces: readonly string[]): { summary: TestSummary; problem: string | undefined } {
  const counter = new TestCounter();
  const reader = new JunitReader((outcome) => counter.add(outcome));
  for (const piece of pieces) reader.write(piece);
  reader.end();
  return { summary: counter.summary, problem: reader.problem };
}

const suite = (cases: string): string => `<testsuite>${cases}</testsuite>`;

describe('JunitReader', () => {
  it('counts cases and names those that failed', () => {
    const { summary, problem } = read([
      `<?xml version="1.0"?><testsuites><testsuite tests="4">
        <testcase classname="a.B" name="passes" time="0.1"/>
        <testcase classname="a.B" name="fails"><failure message="x &gt; y">trace</failure></testcase>
        <testcase name='breaks[&lt;1&gt;]' classname='a.C'><error/></testcase>
        <testcase classname="a.B" name="skips"><skipped/></testcase>
      </testsuite></testsuites>`,
    ]);

    expect(problem).toBeUndefined();
    expect(summary).toEqual({
      tests: 4,
      failed: 2,
      skipped: 1,
      failures: [{ name: 'a.B.fails', message: 'x > y' }, { name: 'a.C.breaks[<1>]' }],
    });
  });

  it.each([
    ['a failure in CDATA', '<testcase><system-out><![CDATA[<failure/>]]></system-out></testcase>'],
    ['a failure in a comment', '<testcase><!-- <failure/> --></testcase>'],
    ['a failure of another element', '<testcase><properties><failure/></properties></testcase>'],
    ['a test that passed when it ran again', '<testcase><flakyFailure/></testcase>'],
  ])('does not count %s', (_title, cases) => {
    expect(read([suite(cases)])).toMatchObject({ summary: { tests: 1, failed: 0 }, problem: undefined });
  });

  it('does not mind the ESC of coloured output', () => {
    const colours = '\u001b[31mred\u001b[0m &#x1b;[1m';

    const { summary, problem } = read([
      suite(`<testcase name="a"><failure message="\u001b[31mbad\u001b[0m">${colours}</failure></testcase>`),
    ]);

    expect(problem).toBeUndefined();
    expect(summary).toMatchObject({ tests: 1, failed: 1, failures: [{ name: 'a', message: 'bad' }] });
  });

  it.each([
    ['cut off in a case', '<testsuite><testcase/><testcase><failure>', /unclosed tag: failure/],
    ['cut off in a tag', '<testsuite><testcase/><testcase na', /unclosed tag: testsuite/],
    ['without its end', '<testsuite><testcase/>', /unclosed tag: testsuite/],
    ['with a wrong end', '<testsuite><testcase/></testsuites>', /unexpected close tag/],
    ['with two roots', '<testsuite><testcase/></testsuite><testsuite/>', /only one root/],
    ['with text behind it', '<testsuite><testcase/></testsuite>Traceback', /text data outside/],
    [
      'with an entity of its own',
      '<testsuite><testcase/><testcase name="&x;"/></testsuite>',
      /undefined entity/,
    ],
    ['with an unquoted value', '<testsuite><testcase/><testcase name=x/></testsuite>', /unquoted/],
  ])('names a file %s, and counts what is before it', (_title, text, reason) => {
    const { summary, problem } = read([text]);

    expect(problem).toMatch(/^it is not XML at 1:\d+: /);
    expect(problem).toMatch(reason);
    expect(summary).toMatchObject({ tests: 1, failed: 0 });
  });

  it('names a file that is too deep', () => {
    const { problem } = read([suite('<a>'.repeat(100_000))]);

    expect(problem).toBe('it has more than 200 elements within each other');
  });

  it('expands nothing that a document declares', () => {
    const { summary, problem } = read([
      '<!DOCTYPE testsuite [<!ENTITY a "x">]><testsuite><testcase name="&a;"><failure/></testcase></testsuite>',
    ]);

    expect(problem).toMatch(/undefined entity/);
    expect(summary.tests).toBe(0);
  });

  it('stops at other XML', () => {
    const reader = new JunitReader(() => undefined);

    reader.write('<project><testcase/>');

    expect([reader.isReport, reader.isOver, reader.problem]).toEqual([false, true, undefined]);
  });

  it('cuts names and messages', () => {
    const { summary } = read([
      suite(`<testcase name="${'n'.repeat(100_000)}"><error message="${'m'.repeat(100_000)}"/></testcase>`),
    ]);

    expect(summary.failures[0]?.name).toHaveLength(501);
    expect(summary.failures[0]?.message).toHaveLength(301);
  });

  it.each([
    [
      'the end of a trace',
      '<testcase name="t"><failure>x\ntests/test_a.py:12: in t\nlib/b.py:9: AssertionError</failure></testcase>',
      { file: 'lib/b.py', line: 9 },
    ],
    [
      'no line of what is installed',
      '<testcase name="t"><failure>tests/test_a.py:12: in t\n/usr/lib/b.py:9: E\n../c.py:3: E</failure></testcase>',
      { file: 'tests/test_a.py', line: 12 },
    ],
    [
      'no line of what is no file',
      '<testcase name="t"><failure>tests/test_a.py:12: in t\n&lt;frozen os&gt;:679: KeyError</failure></testcase>',
      { file: 'tests/test_a.py', line: 12 },
    ],
    [
      'the attributes',
      '<testcase name="t" file="a.js" line="3"><failure/><system-out>b.py:9: x</system-out></testcase>',
      { file: 'a.js', line: 3 },
    ],
    ['a file alone', '<testcase name="t" file="a.js" line="-1"><failure/></testcase>', { file: 'a.js' }],
    [
      'no file whose path is too long',
      `<testcase name="t" file="${'a'.repeat(501)}"><failure/></testcase>`,
      {},
    ],
    ['nothing', '<testcase name="t" file="/etc/passwd"><failure/></testcase>', {}],
  ])('takes the place of a failed test from %s', (_title, cases, place) => {
    expect(read([suite(cases)]).summary.failures).toEqual([{ name: 't', ...place }]);
  });

  it('reads the same however the text is cut', () => {
    const text = suite(
      '<testcase name="a"/><testcase name="b"><failure message="&lt;m&gt;"><![CDATA[a.py:1: E]]></failure></testcase>',
    );

    fc.assert(
      fc.property(fc.array(fc.nat(text.length), { maxLength: 5 }), (cuts) => {
        const at = [0, ...cuts.sort((one, other) => one - other), text.length];
        const pieces = at.slice(1).map((end, index) => text.slice(at[index], end));

        expect(read(pieces)).toEqual(read([text]));
      }),
    );
  });
});

describe('TestCounter', () => {
  it('counts every failure and names the first thousand', () => {
    const counter = new TestCounter();

    for (let index = 0; index < 20_000; index += 1) counter.add({ name: 'a' });

    expect([counter.summary.failed, counter.summary.failures.length]).toEqual([20_000, 1_000]);
  });

  it('names the first of ten thousand malformed files', () => {
    const counter = new TestCounter();

    for (let index = 0; index < 10_000; index += 1) counter.addMalformed('a.xml', 'why');

    expect(counter.summary.malformed).toMatchObject({ count: 10_000, examples: { length: 50 } });
  });
});
