import { describe, expect, it } from 'vitest';
import { formatProblem, throwProblems } from './problem.ts';

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
