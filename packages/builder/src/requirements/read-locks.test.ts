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
});
