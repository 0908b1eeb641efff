import { formatProblem, gatherProblems, type Problem } from '@ami-select/core';
import { describe, expect, it } from 'vitest';
import { JobError } from '../context/errors.ts';
import { chooseFleet } from './read-fleet.ts';

const path = '/project/ami-select.yml';
const nameOf = (field: string): string => `--${field}`;

function choose(fleets: Record<string, object>, fleet: string | undefined, hasDefaults = true) {
  const gathering = gatherProblems();
  const settings = chooseFleet({ path, fleets }, { fleet, hasDefaults, nameOf }, gathering);
  let problems: readonly Problem[] = [];
  try {
    gathering.assertNone((found) => {
      problems = found;
      return new JobError('INVALID_INPUT', '');
    });
  } catch {}
  return { settings: settings.settings, problems: problems.map(formatProblem) };
}

describe('chooseFleet', () => {
  it('takes the only fleet of the config unasked', () => {
    expect(choose({ test: { count: 2 } }, undefined)).toEqual({ settings: { count: 2 }, problems: [] });
  });

  it('takes no fleet unasked where everything has to be named', () => {
    expect(choose({ test: { count: 2 } }, undefined, false)).toEqual({ settings: {}, problems: [] });
  });

  it('does without a config', () => {
    expect(choose({}, undefined)).toEqual({ settings: {}, problems: [] });
  });

  it.each([
    [
      undefined,
      '--fleet: is not valid because it is empty; expected one of test, wide, which the config has',
    ],
    [
      'tset',
      '--fleet: "tset" is not valid because it is unknown (did you mean "test"?); /project/ami-select.yml names test, wide; expected a fleet of the config',
    ],
  ])('refuses %s when there are two', (name, problem) => {
    expect(choose({ test: {}, wide: {} }, name).problems).toEqual([problem]);
  });
});
