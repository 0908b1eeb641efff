import { describe, expect, it } from 'vitest';
import { loadBuild } from './load-build.ts';

const load = (installer?: string): string | undefined =>
  loadBuild({ steps: [{ run: 'true' }], installer }, { baseDirectory: '/' }).installer;

describe('the installer of a build', () => {
  it.each([
    [undefined, 'auto'],
    ['auto', 'auto'],
    ['uv', 'uv'],
    ['pip', 'pip'],
    ['machine-pip', 'machine-pip'],
  ])('%j is %s', (value, expected) => {
    expect(load(value)).toBe(expected);
  });

  it('is one of four', () => {
    expect(() => load('poetry')).toThrow(/build\.installer: "poetry" is not valid/);
  });
});
