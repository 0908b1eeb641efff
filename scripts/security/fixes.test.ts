import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readFixes, root, takeOut } from './fixes.ts';

describe.each([...readFixes()])('%s', (_threat, fixes) => {
  it.each(fixes)('$name: can be taken out, and names its tests', ({ edits, tests }) => {
    for (const edit of edits) {
      const source = readFileSync(join(root, edit.file), 'utf8');
      expect(takeOut(source, edit)).not.toBe(source);
    }
    expect(edits).not.toEqual([]);
    expect(tests).not.toEqual([]);
    expect(tests.filter((test) => !existsSync(join(root, test)))).toEqual([]);
  });
});

it('has fixes of each of the fourteen kinds of faults, of host keys, egress and builds', () => {
  const numbers = [...readFixes().keys()].map((threat) => Number(threat.split('-')[0]));

  expect([...new Set(numbers)]).toEqual(Array.from({ length: 17 }, (_, index) => index + 1));
});

it('refuses an edit that could mean two places', () => {
  const edit = { file: 'x.ts', from: 'a', to: 'b' };
  expect(() => takeOut('aa', edit)).toThrow('found it 2 times');
  expect(() => takeOut('c', edit)).toThrow('found it 0 times');
});
