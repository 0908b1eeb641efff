import { execFileSync } from 'node:child_process';
import { symlink, truncate, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { readRequirements } from '../requirements/read-requirements.ts';
import { exampleBuild } from '../testing/example.ts';
import { tempFolder } from '../testing/temp-folder.ts';
import { listUploads } from './list-uploads.ts';

/** A folder with a named pipe, a socket, and links to them. */
async function project(): Promise<string> {
  const folder = await tempFolder();
  execFileSync('mkfifo', [join(folder, 'pipe')]);
  const server = createServer().listen(join(folder, 'socket'));
  onTestFinished(() => void server.close());
  await new Promise((resolve) => server.once('listening', resolve));
  await symlink('pipe', join(folder, 'link-to-pipe'));
  return folder;
}

describe('what is no regular file', () => {
  it.each([
    ['pipe', 'it is a named pipe'],
    ['socket', 'it is a socket'],
    ['link-to-pipe', 'it is a link to a named pipe'],
  ])('is neither uploaded nor waited for: %s', async (name, because) => {
    const baseDirectory = await project();

    const { files, problems } = listUploads({ ...exampleBuild(), baseDirectory, upload: [name] });

    expect(files).toEqual([]);
    expect(problems).toMatchObject([{ message: expect.stringContaining(because) }]);
  });

  it.each(['pipe', 'socket', 'link-to-pipe', '.'])('is not read for requirements: %s', async (name) => {
    const { problems } = readRequirements([name], { baseDirectory: await project() });

    expect(problems).toMatchObject([{ message: expect.stringContaining('is not valid because it is a') }]);
  });

  it('is named with all the others', async () => {
    const { problems } = listUploads({ ...exampleBuild(), baseDirectory: await project(), upload: ['.'] });

    expect(problems).toHaveLength(3);
  });
});

it('has a size that is checked before the first byte is read', async () => {
  const baseDirectory = await tempFolder();
  await writeFile(join(baseDirectory, 'huge'), '');
  await truncate(join(baseDirectory, 'huge'), 11 * 2 ** 30);

  const { problems: ofUpload } = listUploads({ ...exampleBuild(), baseDirectory, upload: ['huge'] });
  const { problems: ofRequirements } = readRequirements(['huge'], { baseDirectory });

  expect(ofUpload).toMatchObject([
    { message: expect.stringContaining('more than 10 GiB are never uploaded') },
  ]);
  expect(ofRequirements).toMatchObject([
    { message: expect.stringContaining('a requirements file has at most 16 MiB') },
  ]);
});
