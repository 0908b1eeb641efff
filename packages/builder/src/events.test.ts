import { describe, expect, it } from 'vitest';
import { type BuildEvent, formatEvent } from './events.ts';
import { formatProblem, throwProblems } from './problem.ts';

describe('formatEvent', () => {
  it.each<[BuildEvent, string]>([
    [{ type: 'phase-started', phase: 'fetch' }, 'fetch ...'],
    [{ type: 'phase-ended', phase: 'fetch', seconds: 1.25, failed: false }, 'fetch done in 1.3 s'],
    [{ type: 'phase-ended', phase: 'fetch', seconds: 1, failed: true }, 'fetch failed in 1.0 s'],
    [{ type: 'output', machine: 'host-1', phase: 'steps', stream: 'stdout', line: 'ok' }, '[host-1] ok'],
    [{ type: 'step-started', machine: 'host-1', step: 'tests' }, '[host-1] > tests'],
    [
      { type: 'step-ended', machine: 'host-1', step: 'tests', exitCode: 0, seconds: 2 },
      '[host-1] < tests: done in 2.0 s',
    ],
    [
      { type: 'step-ended', machine: 'host-1', step: 'tests', exitCode: null, seconds: 2 },
      '[host-1] < tests: failed with status none in 2.0 s',
    ],
  ])('%j', (event, line) => {
    expect(formatEvent(event)).toBe(line);
  });
});

describe('problems', () => {
  it('name place and scope', () => {
    const problem = {
      code: 'HASH' as const,
      message: 'bad',
      file: 'r.txt',
      line: 3,
      environment: 'app',
      machine: 'host-1',
    };

    expect(formatProblem(problem)).toBe('r.txt:3: bad [app, host-1]');
    expect(formatProblem({ code: 'HASH', message: 'bad' })).toBe('bad');
  });

  it('become one error with the code that matters most and each line once', () => {
    const problems = (['NO_WHEEL', 'UNPINNED', 'HASH', 'HASH'] as const).map((code) => ({
      code,
      message: code,
    }));

    expect(() => throwProblems('title', problems)).toThrow(
      expect.objectContaining({ code: 'UNPINNED', message: 'title:\n  - NO_WHEEL\n  - UNPINNED\n  - HASH' }),
    );
    expect(() => throwProblems('title', [])).not.toThrow();
  });
});
