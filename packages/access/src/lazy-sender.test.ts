import { expect, it } from 'vitest';
import { lazySender } from './lazy-sender.ts';

it('loads the client once, when the first command is sent', async () => {
  let loads = 0;
  const sender = lazySender(async () => {
    loads += 1;
    return { send: async (command: string) => `response to ${command}` };
  });
  const loadsBefore = loads;

  const responses = await Promise.all([sender.send('a'), sender.send('b')]);

  expect(loadsBefore).toBe(0);
  expect(responses).toEqual(['response to a', 'response to b']);
  expect(loads).toBe(1);
});
