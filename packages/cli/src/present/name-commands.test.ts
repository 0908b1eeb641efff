import { expect, it } from 'vitest';
import { nameCommandsIn } from './name-commands.ts';

it('names commands in the words of a document, and leaves data and the record of a build alone', () => {
  const record = { machines: [{ tests: { failures: [{ message: 'ami-select run failed' }] } }] };
  const creationDate = new Date(0);
  const document = {
    selection: { image: { creationDate }, runnersUp: [{ creationDate }] },
    kept: { handle: '/ami-select run', build: 'ami-select build /h', terminate: 'ami-select terminate /h' },
    error: {
      hint: 'Remove it with: ami-select reap',
      problems: [{ message: 'ami-select local' }],
      code: undefined,
    },
    images: { base: { remaining: ['remove it with: ami-select terminate f'], build: record } },
    build: record,
  };

  const named = nameCommandsIn(document, 'npx ami-select');

  expect(named).toEqual({
    selection: { image: { creationDate }, runnersUp: [{ creationDate }] },
    kept: {
      handle: '/ami-select run',
      build: 'npx ami-select build /h',
      terminate: 'npx ami-select terminate /h',
    },
    error: { hint: 'Remove it with: npx ami-select reap', problems: [{ message: 'npx ami-select local' }] },
    images: { base: { remaining: ['remove it with: npx ami-select terminate f'], build: record } },
    build: record,
  });
});
