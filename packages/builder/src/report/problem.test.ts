import { describe, expect, it } from 'vitest';
import { throwProblems } from './problem.ts';

describe('problems', () => {
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
