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
});
