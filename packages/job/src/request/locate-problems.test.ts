import { BuilderError } from '@ami-select/builder';
import { formatProblem, type Problem } from '@ami-select/core';
import { expect, it } from 'vitest';
import { locatingFields } from './locate-problems.ts';

it('names the line of the config for a limit that a build passed on its machines', async () => {
  const problem = {
    code: 'TIMED_OUT' as const,
    field: 'build.steps[2].timeout-minutes',
    message: 'step "tests" took longer than 1 minute',
    machine: 'host-1',
  };
  const message = `A step failed: ${formatProblem(problem)}`;
  const failing = async (): Promise<never> => {
    throw new BuilderError('TIMED_OUT', message, { problems: [problem] });
  };
  const place = ({ field }: Problem) => ({ field, file: 'a.yml', line: 7 });

  await expect(locatingFields(failing, place)).rejects.toMatchObject({
    code: 'TIMED_OUT',
    message:
      'A step failed: a.yml:7: build.steps[2].timeout-minutes: step "tests" took longer than 1 minute [host-1]',
    problems: [{ file: 'a.yml', line: 7, machine: 'host-1' }],
  });
  await expect(locatingFields(failing, undefined)).rejects.toMatchObject({ message, problems: [problem] });
});
