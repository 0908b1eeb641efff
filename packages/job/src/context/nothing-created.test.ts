import { expect, it } from 'vitest';
import { JobError } from './errors.ts';
import { creatingNothing } from './nothing-created.ts';

it.each([
  ['no image fits', 'no image fits; nothing was created'],
  ['Terminate it.', 'Terminate it. Nothing was created.'],
  ['several:\n  - one\n  - two', 'several:\n  - one\n  - two\nNothing was created.'],
  ['run: 2 problems; nothing was created', 'run: 2 problems; nothing was created'],
])('says of %j that nothing was created, once', async (message, expected) => {
  const error = new JobError('NO_LOGIN', message, { hint: 'a hint' });

  const thrown = await creatingNothing(() => Promise.reject(error)).catch((reason: unknown) => reason);

  expect(thrown).toBe(error);
  expect(thrown).toMatchObject({ code: 'NO_LOGIN', message: expected, hint: 'a hint' });
});

it('leaves a bug as it is', async () => {
  await expect(creatingNothing(() => Promise.reject(new TypeError('a bug')))).rejects.toThrow(/^a bug$/);
});
