import { expect, it } from 'vitest';
import { createTestContext } from '../../testing/test-context.ts';
import { runLocal } from './local.ts';

it('names a word that it does not know beside a wrong command line', async () => {
  const { context } = createTestContext({ problems: ['--prot is not a flag'] });

  await expect(runLocal({ operands: ['stopp'], options: {}, context })).rejects.toMatchObject({
    code: 'INVALID_INPUT',
    problems: [
      { message: '--prot is not a flag' },
      { message: expect.stringContaining('"stopp" is nothing that local does (did you mean "stop"?)') },
    ],
  });
});
