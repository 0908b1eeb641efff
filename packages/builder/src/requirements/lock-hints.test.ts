import { describe, expect, it } from 'vitest';
import { pin, project } from '../testing/example.ts';
import { readLocks } from './read-locks.ts';

const COMMAND = 'mv r.txt r.in && uv pip compile --generate-hashes --output-file r.txt r.in';

async function messagesOf(text: string): Promise<readonly string[]> {
  const { problems } = readLocks(await project(text));
  return problems.map(({ message }) => message);
}

describe('the problems of a file that is no lock', () => {
  it.each([
    ['requests>=2\n', '1 of 1'],
    ['click==8.1.7\nrequests==2.32.0\n', '2 of 2'],
    [`${pin('greeter==2.0')}click\nrequests~=2.0\n`, '2 of 3'],
  ])('of %j end with the command that makes one', async (text, count) => {
    const messages = await messagesOf(text);

    expect(messages.at(-1)).toBe(
      `${count} requirements lack a version or hashes; make a lock of the file by ${COMMAND}`,
    );
    expect(messages.filter((message) => message.includes('make a lock'))).toHaveLength(1);
  });

  it('leave room for the command', async () => {
    const lines = Array.from({ length: 60 }, (_, index) => `p${index}==1\n`).join('');

    const messages = await messagesOf(lines);

    expect(messages).toHaveLength(21);
    expect(messages.at(-1)).toContain('60 of 60 requirements lack');
  });

  it('name no command where the file is a lock but for a line', async () => {
    const messages = await messagesOf(`${pin('greeter==2.0')}click\n`);

    expect(messages.join('\n')).not.toContain('uv pip');
  });
});
