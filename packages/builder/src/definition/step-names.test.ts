import { describe, expect, it } from 'vitest';
import { loadBuild } from './load-build.ts';

function load(steps: readonly unknown[]) {
  const environments = { app: { requirements: ['r.txt'], matrix: { python: ['3.11', '3.12'] } } };
  return loadBuild({ environments, steps }, { baseDirectory: '/' }).steps.map(({ name }) => name);
}

describe('the names of steps', () => {
  it.each([
    [[{ name: 'test', run: 'a' }, { run: 'b' }, { name: 'test', run: 'c' }], 2],
    [[{ name: 'true', run: 'a' }, { run: 'true' }], 1],
    [
      [
        { name: 'test', run: 'a', environment: 'app' },
        { name: 'test', run: 'c' },
      ],
      1,
    ],
  ])('are refused when they are there twice: %j', (steps, index) => {
    expect(() => load(steps)).toThrow(
      /build\.steps\[\d\]\.name: "(?:test|true)" is not valid because steps\[0\] has this name, too; expected a name of its own$/,
    );
    expect(() => load(steps)).toThrow(`build.steps[${index}].name`);
  });

  it('do not depend on environments whose own key is refused', () => {
    const fields = { environment: { app: {} }, steps: [{ run: 'a', environment: 'app' }] };

    expect(() => loadBuild(fields, { baseDirectory: '/' })).toThrow(
      /^The build is not valid: build\.environment: .*expected "environments"$/,
    );
  });

  it('may be the same first lines', () => {
    expect(load([{ run: 'set -e\na' }, { run: 'set -e\nb' }])).toEqual(['set -e', 'set -e']);
  });
});
