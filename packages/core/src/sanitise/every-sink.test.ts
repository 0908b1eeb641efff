import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findHidden, HOSTILE_PIECES, readCommands } from '../testing/index.ts';
import { forAnnotation } from './for-annotation.ts';
import { forJson } from './for-json.ts';
import { forLog } from './for-log.ts';
import { forOutput } from './for-output.ts';
import { forSummary } from './for-summary.ts';
import { forTerminal } from './for-terminal.ts';
import { portableName } from './portable-name.ts';

const hostile = fc
  .array(fc.constantFrom(...HOSTILE_PIECES), { maxLength: 10 })
  .map((parts) => parts.join(''));

const SINKS: readonly (readonly [name: string, sink: (text: string) => string])[] = [
  ['log', forLog],
  ['annotation', forAnnotation],
  ['output', forOutput],
  ['terminal in a workflow', (text) => forTerminal(text, { inWorkflow: true })],
  ['JSON', (text) => forJson({ text, list: [text] }, 2)],
  ['summary', forSummary],
];

describe.each(SINKS)('the sink %s', (name, sink) => {
  it('has no command and nothing hidden, whatever a stranger writes', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const written = sink(text);

        expect(findHidden(written)).toEqual([]);
        if (name !== 'summary') expect(readCommands(written)).toEqual([]);
      }),
      { numRuns: 2_000 },
    );
  });

  it('has no command whatever a reader puts before it in the same line', () => {
    fc.assert(
      fc.property(hostile, fc.constantFrom('', ' ', '  - ', 'host-1 │ '), (text, before) => {
        if (name !== 'summary') expect(readCommands(`${before}${sink(text)}`)).toEqual([]);
      }),
    );
  });
});

it('sanitising twice is sanitising once', () => {
  fc.assert(
    fc.property(hostile, (text) => {
      for (const sink of [forLog, forAnnotation, forOutput]) expect(sink(sink(text))).toBe(sink(text));
    }),
  );
});

it('JSON is the same JSON', () => {
  fc.assert(
    fc.property(hostile, (text) => {
      expect(JSON.parse(forOutput(forJson({ text })))).toEqual({ text });
    }),
    // What a comparison of texts in .NET ignores stands in the midst of a command.
    { numRuns: 2_000, examples: ['##[', '###[', '##\u200d[', '##\u00ad\ufe0f['].map((text) => [text]) },
  );
});

it('a portable name has nothing hidden and nothing that upload-artifact refuses', () => {
  fc.assert(
    fc.property(hostile, (text) => {
      const portable = portableName(text);
      if ('reason' in portable) expect(findHidden(portable.reason)).toEqual([]);
      else {
        expect(findHidden(portable.name)).toEqual([]);
        expect(portable.name).not.toMatch(/["<>|*?:\\/\r\n\t]|[. ]$/);
      }
    }),
  );
});
