import { describe, expect, it } from 'vitest';
import { findFleet } from './find-fleet.ts';

const config = { path: '/w/ami-select.yml', fleets: { test: { count: 2 }, wide: {} } };

describe('findFleet', () => {
  it('gives the settings of a fleet', () => {
    expect(findFleet(config, 'test')).toEqual({ settings: { count: 2 } });
  });

  it.each([
    ['tset', '"tset" is not valid because it is unknown (did you mean "test"?); /w/ami-select.yml names'],
    ['toString', '"toString" is not valid because it is unknown; /w/ami-select.yml names test, wide'],
  ])('reports the problem of %s', (name, problem) => {
    expect(findFleet(config, name)).toEqual({ problem: expect.stringContaining(problem) });
  });

  it('reports that there is no config', () => {
    expect(findFleet({ fleets: {} }, 'test')).toEqual({
      problem:
        '"test" is not valid because it is unknown; there is no config that names fleets; expected a fleet of the config',
    });
  });
});
