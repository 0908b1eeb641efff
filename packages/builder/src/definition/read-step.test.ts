import { describe, expect, it } from 'vitest';
import type { Step } from './build.ts';
import { chooseSteps } from './choose-steps.ts';
import { loadBuild } from './load-build.ts';

function steps(...list: readonly object[]): readonly Step[] {
  return loadBuild({ steps: list.map((one) => ({ run: 'true', ...one })) }, { baseDirectory: '/' }).steps;
}

describe('a step', () => {
  it('has variables, secrets, a directory, conditions and attempts', () => {
    const given = {
      if: 'always()',
      env: { LEVEL: 'debug', PORT: 8080, ON: true },
      secrets: ['TOKEN'],
      'working-directory': 'sub/dir',
      retries: 2,
      'continue-on-error': true,
    };

    expect(steps(given)).toMatchObject([
      {
        when: 'always()',
        env: { LEVEL: 'debug', PORT: '8080', ON: 'true' },
        secrets: ['TOKEN'],
        workingDirectory: 'sub/dir',
        retries: 2,
        continueOnError: true,
      },
    ]);
  });

  it.each<[object, string]>([
    [
      { if: 'alwys()' },
      'build.steps[0].if: "alwys()" is not valid because it is unknown (did you mean "always()"?)',
    ],
    [
      { env: { 'A-B': 'x' } },
      'build.steps[0].env: "A-B" is not valid because it is not the name of a variable',
    ],
    [{ env: ['A=b'] }, 'build.steps[0].env: ["A=b"] is not valid because it is not a mapping'],
    [{ env: { A: {} } }, 'build.steps[0].env: "A" is not valid because its value is not a string'],
    [
      { env: { AMI_SELECT_MACHINE: 'x' } },
      '"AMI_SELECT_MACHINE" is not valid because the build sets it itself',
    ],
    [
      { secrets: ['a b'] },
      'build.steps[0].secrets: "a b" is not valid because it is not the name of a variable',
    ],
    [
      { secrets: ['AWS_SECRET_ACCESS_KEY'] },
      '"AWS_SECRET_ACCESS_KEY" is not valid because whoever may change the build must not get credentials of AWS',
    ],
    [{ secrets: ['GITHUB_TOKEN'] }, 'expected a variable of its own, such as API_TOKEN'],
    [{ secrets: ['ACTIONS_ID_TOKEN_REQUEST_TOKEN'] }, 'expected a variable of its own, such as API_TOKEN'],
    [
      { secrets: ['A'], env: { A: 'x' } },
      'build.steps[0].secrets: "A" is not valid because it is in env, too',
    ],
    [
      { 'working-directory': '../x' },
      'build.steps[0].working-directory: "../x" is not valid because it leads out',
    ],
    [
      { 'working-directory': '/x' },
      'build.steps[0].working-directory: "/x" is not valid because it leads out',
    ],
    [
      { retries: 11 },
      'build.steps[0].retries: 11 is not valid because it is too large; expected an integer from 0 to 10',
    ],
    [{ 'continue-on-error': 'yes' }, '"yes" is not valid because it is neither true nor false'],
  ])('is refused with %j', (given, message) => {
    expect(() => steps(given)).toThrow(message);
  });
});

describe('chooseSteps', () => {
  const all = steps({ name: 'lint' }, { name: 'tests' }, { name: 'docs' });

  it('keeps the order of the build', () => {
    const { steps: chosen, problems } = chooseSteps(all, ['docs', 'lint']);

    expect([chosen.map(({ name }) => name), problems]).toEqual([['lint', 'docs'], []]);
  });

  it('names each step that is not there', () => {
    expect(chooseSteps(all, ['lnt', 'lint', 'zzz']).problems).toEqual([
      '"lnt" is not valid because no step has this name (did you mean "lint"?); expected "lint" or "tests" or "docs"',
      '"zzz" is not valid because no step has this name; expected "lint" or "tests" or "docs"',
    ]);
  });
});
