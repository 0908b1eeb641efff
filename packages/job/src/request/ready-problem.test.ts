import { expect, it } from 'vitest';
import { readyProblem } from './ready-problem.ts';

const locate = (field: string) => ({ field: `--${field}` });

it.each([
  [{ ready: 'running' }, 'running is not valid because a build logs in to its machines'],
  [{ ready: 'running', connect: 'ssm' }, 'running is not valid'],
  [{ ready: 'ssm' }, 'ssm is not valid'],
  [{ ready: 'ssm', connect: 'public' }, 'ssm is not valid'],
] as const)('a build refuses machines that may take no login: %o', (settings, message) => {
  expect(readyProblem(settings, locate)).toEqual({
    field: '--ready',
    message: expect.stringContaining(message),
  });
});

it.each([
  {},
  { ready: 'ssh' },
  { ready: 'user-data', connect: 'private' },
  { ready: 'cloud-init' },
  { ready: 'ssm', connect: 'ssm' },
] as const)('a build takes %o', (settings) => {
  expect(readyProblem(settings, locate)).toBeUndefined();
});
