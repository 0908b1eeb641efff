import { basename, join } from 'node:path';
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

  it('name a command as the shell of the reader sees the file', async () => {
    const build = await project('click\n');
    const [above, below] = ['..', 'below'].map((folder) => {
      const { problems } = readLocks({ ...build, commandDirectory: join(build.baseDirectory, folder) });
      return problems.at(-1)?.message;
    });
    const name = basename(build.baseDirectory);

    expect(above).toContain(`by mv ${name}/r.txt ${name}/r.in && uv pip compile`);
    expect(below).toContain('by mv ../r.txt ../r.in && uv pip compile');
  });

  it('go to the folder of another tool as the shell of the reader sees it', async () => {
    const build = await project('version = 1\nrequires-python = ">=3.11"\n');
    const { problems } = readLocks({ ...build, commandDirectory: join(build.baseDirectory, 'below') });

    expect(problems.at(-1)?.message).toContain('by cd .. && uv export');
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
