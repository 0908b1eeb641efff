import { createVirtualClock } from '@ami-select/core/testing';
import { describe, expect, it } from 'vitest';
import type { Build } from '../definition/build.ts';
import type { BuilderError } from '../report/errors.ts';
import { withIndexUrl } from '../requirements/read-locks.ts';
import { exampleBuild } from '../testing/example.ts';
import { type OpenIndexOptions, openIndex } from './open-index.ts';
import { readProjects } from './read-projects.ts';

const URL = 'https://index.example/simple';
const clock = createVirtualClock();
const down = async (): Promise<Response> => {
  throw new TypeError('fetch failed', { cause: new Error('connect ECONNREFUSED') });
};

async function failureOf(
  changes: Partial<Build>,
  options: Partial<OpenIndexOptions> = {},
): Promise<BuilderError> {
  const build: Build = { ...exampleBuild(), index: undefined, ...changes };
  const index = await openIndex(build, { clock, fetch: down, discover: async () => URL, ...options });
  return readProjects(index, ['foo', 'bar'], { clock }).then(
    () => expect.unreachable(),
    (error: BuilderError) => error,
  );
}

describe('an index that cannot be reached', () => {
  it.each<[string, Partial<Build>, Partial<OpenIndexOptions>, object]>([
    ['index-url', { indexUrl: URL }, {}, { field: 'build.index-url' }],
    [
      'one of indexes',
      { indexes: [{ name: 'torch', url: URL, packages: ['*'] }] },
      {},
      { field: 'build.indexes.torch.url' },
    ],
    [
      'a line of a lock',
      withIndexUrl(exampleBuild(), { indexUrl: URL, indexUrlLine: { file: 'r.txt', line: 2 } }),
      {},
      { file: 'r.txt', line: 2, field: '--index-url' },
    ],
    ['a variable', {}, { pipIndexUrl: URL }, { field: 'PIP_INDEX_URL' }],
    ['pip', {}, {}, { field: 'the index of pip on this machine' }],
  ])('is a problem of %s that names it', async (_title, changes, options, place) => {
    const { problems } = await failureOf({ ...changes, index: undefined }, options);

    const code = 'UNREACHABLE_INDEX';
    expect(problems).toEqual(
      ['foo', 'bar'].map((name) => {
        return { ...place, code, message: `cannot get ${URL}/${name}/: connect ECONNREFUSED` };
      }),
    );
  });

  it('is a problem with its own address where the host of another one is down', async () => {
    const torch = { name: 'torch', url: 'https://index.example/torch', packages: ['bar'] };
    const build: Build = { ...exampleBuild(), index: undefined, indexUrl: URL, indexes: [torch] };
    const index = await openIndex(build, { clock, fetch: down });
    await expect(index.project('foo')).rejects.toThrow(`cannot get ${URL}/foo/: connect`);

    const failed = index.project('bar');

    const message = `cannot get ${torch.url}/bar/: connect ECONNREFUSED`;
    await expect(failed).rejects.toMatchObject({ problems: [{ field: 'build.indexes.torch.url', message }] });
    await expect(index.project('other')).rejects.toThrow(`cannot get ${URL}/foo/: connect`);
  });

  it.each([
    [{}, URL, 'no credentials were sent', 'give its credentials'],
    [
      { AMI_SELECT_INDEX_HOST: 'index.example', AMI_SELECT_INDEX_PASSWORD: 'wrong' },
      URL,
      'with the credentials of AMI_SELECT_INDEX_PASSWORD',
      'the index refuses the credentials that were sent, those of AMI_SELECT_INDEX_PASSWORD: check them',
    ],
    [
      {},
      'https://me:wrong@index.example/simple',
      'with the credentials of the address',
      'those of the address',
    ],
  ])('says once whether credentials were sent: %j to %s', async (variables, indexUrl, sent, hint) => {
    const fetch = async (): Promise<Response> => new Response('', { status: 401 });

    const error = await failureOf({ indexUrl }, { fetch, variables });

    const message = `cannot get ${URL}/foo/: status 401 (${sent}); not looked up either: bar`;
    expect(error.problems).toEqual([{ code: 'UNREACHABLE_INDEX', field: 'build.index-url', message }]);
    expect(error.hint).toContain(hint);
    expect(error.hint).not.toContain('wrong');
  });
});
