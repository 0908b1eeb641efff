import { describe, expect, it } from 'vitest';
import type { Problem } from '../report/errors.ts';
import { commonProblems } from './common-problems.ts';

function problem(line: number, message: string, code: Problem['code'] = 'NO_WHEEL'): Problem {
  return { code, message, file: 'r.txt', line, environment: 'app' };
}

describe('commonProblems', () => {
  it('keeps all of the only machine', () => {
    expect(commonProblems([[problem(1, 'a'), problem(2, 'b')]])).toHaveLength(2);
  });

  it('keeps those that every machine has', () => {
    const lists = [
      [problem(1, 'a'), problem(2, 'b')],
      [problem(2, 'b'), problem(3, 'c')],
    ];

    expect(commonProblems(lists)).toEqual([problem(2, 'b')]);
  });

  it('keeps a wrong hash of a line that fails everywhere', () => {
    const lists = [[problem(1, 'no wheel fits')], [problem(1, 'no hash fits', 'HASH')]];

    expect(commonProblems(lists)).toEqual([problem(1, 'no hash fits', 'HASH')]);
  });

  it('keeps nothing of a line that is all right on one machine', () => {
    expect(commonProblems([[problem(1, 'no hash fits', 'HASH')], []])).toEqual([]);
  });

  it('knows of nothing without machines', () => {
    expect(commonProblems([])).toEqual([]);
  });
});
