import { describe, expect, it } from 'vitest';
import type { Problem } from '../report/errors.ts';
import { certainProblems } from './certain-problems.ts';

function problem(
  line: number,
  message: string,
  code: Problem['code'] = 'NO_WHEEL',
  environment = 'app',
): Problem {
  return { code, message, file: 'r.txt', line, environment };
}

function certain(...lists: readonly (readonly Problem[])[]): readonly Problem[] {
  return certainProblems(lists, (index) =>
    (lists[index] ?? []).map((found) => ({ ...found, message: `${found.message} on machine ${index}` })),
  );
}

describe('certainProblems', () => {
  it('are all of the only machine', () => {
    expect(certain([problem(1, 'a'), problem(2, 'b')])).toEqual([problem(1, 'a'), problem(2, 'b')]);
  });

  it('are none where one machine has none', () => {
    expect(certain([problem(1, 'a')], [])).toEqual([]);
    expect(certain()).toEqual([]);
  });

  it('are those that every machine has', () => {
    expect(certain([problem(1, 'a'), problem(2, 'b')], [problem(2, 'b')])).toEqual([problem(2, 'b')]);
  });

  it('are those of the best machine where they differ, and say so', () => {
    const found = certain(
      [problem(1, 'a'), problem(2, 'b'), problem(3, 'c')],
      [problem(3, 'c'), problem(4, 'd')],
    );

    expect(found).toEqual([problem(3, 'c'), problem(4, 'd on machine 1')]);
  });

  it('are gaps and wrong hashes sooner than wheels that do not fit', () => {
    const lists = [[problem(1, 'a wrong hash', 'HASH')], [problem(1, 'no wheel fits')]];

    expect(certain(...lists)).toEqual([problem(1, 'a wrong hash on machine 0', 'HASH')]);
  });

  it('are found for each environment alone', () => {
    const tools = problem(9, 'x', 'NO_WHEEL', 'tools');

    expect(certain([problem(1, 'a'), tools], [tools])).toEqual([tools]);
  });
});
