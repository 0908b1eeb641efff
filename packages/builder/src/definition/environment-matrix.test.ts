import { describe, expect, it } from 'vitest';
import { chooseSteps } from './choose-steps.ts';
import { loadBuild } from './load-build.ts';

function load(environments: object, steps: readonly object[] = []) {
  return loadBuild({ environments, steps }, { baseDirectory: '/' });
}

const app = { requirements: ['base.txt', 'lock-{python}.txt'], matrix: { python: ['3.11', '3.12'] } };

describe('an environment with a matrix', () => {
  it('is one environment per version, with requirement files of its own', () => {
    expect(load({ app, lint: { requirements: ['lint.txt'] } }).environments).toEqual([
      { name: 'app-py3.11', python: '3.11', requirements: ['base.txt', 'lock-3.11.txt'] },
      { name: 'app-py3.12', python: '3.12', requirements: ['base.txt', 'lock-3.12.txt'] },
      { name: 'lint', python: undefined, requirements: ['lint.txt'] },
    ]);
  });

  it('runs a step in each of them, and one that names one in that one', () => {
    const { steps } = load({ app }, [
      { name: 'tests', run: 'pytest', environment: 'app' },
      { name: 'docs', run: 'make docs', environment: 'app-py3.12' },
    ]);

    expect(steps.map(({ name, environment }) => [name, environment])).toEqual([
      ['tests (app-py3.11)', 'app-py3.11'],
      ['tests (app-py3.12)', 'app-py3.12'],
      ['docs', 'app-py3.12'],
    ]);
    expect(chooseSteps(steps, ['tests']).steps).toHaveLength(2);
    expect(chooseSteps(steps, ['tests (app-py3.11)']).steps).toHaveLength(1);
  });

  it.each<[object, string]>([
    [
      { app: { ...app, matrix: {} } },
      'build.environments.app.matrix.python: is not valid because it is missing; expected a list of strings',
    ],
    [
      { app: { ...app, matrix: { python: [] } } },
      'build.environments.app.matrix.python: [] is not valid because it is empty',
    ],
    [{ app: { ...app, matrix: { python: ['3.11', 'three'] } } }, 'three is no minor version of Python 3'],
    [
      { app: { ...app, matrix: { python: ['3.11', '3.11'] } } },
      '3.11 is no minor version of Python 3, or there twice',
    ],
    [
      { app: { ...app, python: '3.11' } },
      'build.environments.app.python: "3.11" is not valid because matrix has the versions; expected one of the two',
    ],
    [
      { app, 'app-py3.11': { requirements: ['a'] } },
      'build.environments.app-py3.11: the name is not valid because an environment of a matrix has it; expected a name of its own',
    ],
    [
      { app: { ...app, matrix: { pythons: ['3.11'] } } },
      'is not valid because the key is unknown; expected "python"',
    ],
  ])('is refused as %j', (environments, message) => {
    expect(() => load(environments)).toThrow(message);
  });
});
