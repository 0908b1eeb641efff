import { describe, expect, it } from 'vitest';
import { compareVersionWords } from './version-numbers.ts';

describe('compareVersionWords', () => {
  it('compares the numbers, group by group', () => {
    expect(['1.9', '15-sp7', '1.34', '16-0'].sort(compareVersionWords)).toEqual([
      '1.9',
      '1.34',
      '15-sp7',
      '16-0',
    ]);
  });
});
