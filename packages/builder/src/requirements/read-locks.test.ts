import { describe, expect, it } from 'vitest';
import { pin, project } from '../testing/example.ts';
import { readLocks } from './read-locks.ts';

describe('readLocks', () => {
  it.each([
    ['https://torch.example/whl', 0],
    ['https://other.example/whl', 1],
  ])('takes lines that name an index of the build for some packages: %s', async (url, count) => {
    const build = await project(`--extra-index-url ${url}\n${pin('greeter==2.0')}`);
    const indexes = [{ name: 'torch', url: 'https://torch.example/whl/', packages: ['torch'] }];

    const { problems } = readLocks({ ...build, indexes });

    expect(problems).toHaveLength(count);
  });

  it('names a reviewed licence of a package that no lock pins', async () => {
    const build = await project(pin('pygments==2.0', 'a'.repeat(64)));
    const licences = { allow: ['MIT'], reviewed: ['Pygments', 'pygmentz'] };

    const { problems } = readLocks({ ...build, licences });

    expect(problems).toEqual([
      {
        code: 'INVALID_BUILD',
        field: 'build.licences.reviewed',
        message:
          '"pygmentz" is not valid because no lock pins it (did you mean "pygments"?); expected the name of a locked package',
      },
    ]);
  });

  it.each([
    ['a line without hashes', 'pygments==2.0\n', 1],
    ['a line that cannot be read', 'pygments @ https://a.example/x.whl\n', 1],
    ['the archive of a line that cannot be read', '-e https://a.example/pygments-2.0.zip\n', 1],
    ['a file that is not there', '-r gone.txt\n', 0],
    ['a lock of another tool', 'version = 1\nrequires-python = ">=3.10"\n', 0],
  ])('names a reviewed licence beside other problems, with pygments in %s', async (_title, text, count) => {
    const build = await project(text);
    const licences = { allow: ['MIT'], reviewed: ['pygments', 'nobody'] };

    const { problems } = readLocks({ ...build, licences });

    const reviewed = problems.filter(({ field }) => field === 'build.licences.reviewed');
    expect(reviewed).toHaveLength(count);
    expect(problems.length).toBeGreaterThan(count);
    expect(JSON.stringify(reviewed)).not.toContain('"pygments\\" is not');
  });
});
