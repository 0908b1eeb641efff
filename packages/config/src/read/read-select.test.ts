import { CodedError, gatherProblems, type Problem } from '@ami-select/core';
import { describe, expect, it } from 'vitest';
import type { Config } from './config.ts';
import { type GivenSelect, readSelect, type SelectRequest } from './read-select.ts';

type Fields = Readonly<Record<string, unknown>>;

class Refusal extends CodedError {}

const readers = {
  parse: (fields: Fields): Fields => {
    if (fields.architecture === 'z80') throw new Refusal('BAD', 'usage', 'unknown architecture');
    return fields;
  },
  parseLine: (line: string): Fields => ({ line }),
  publishers: { words: ['ubuntu'], has: (word: string) => word === 'ubuntu' },
};
const config: Config = {
  path: '/project/ami-select.yml',
  baseDirectory: '/project',
  images: { base: { publisher: 'ubuntu', version: '24.04' }, other: 'debian/12' },
  fleets: {},
};

async function read(change: Partial<GivenSelect>, from: Config = config) {
  const gathering = gatherProblems();
  const given: GivenSelect = {
    image: undefined,
    fields: {},
    lock: undefined,
    lockMode: undefined,
    whenStale: undefined,
    workingDirectory: '/work',
    nameOf: (field) => `--${field}`,
    ...change,
  };
  const request: SelectRequest<Fields> | undefined = await readSelect(
    given,
    { config: from, readers },
    gathering,
  );
  let problems: readonly Problem[] = [];
  try {
    gathering.assertNone((found) => {
      problems = found;
      return new Refusal('BAD', 'usage', '');
    });
  } catch (error) {
    if (problems.length === 0) problems = [{ message: String(error) }];
  }
  return { request, problems: problems.map(({ message }) => message) };
}

describe('readSelect', () => {
  it('puts the given fields over an image of the config', async () => {
    const { request } = await read({ image: 'base', fields: { version: '22.04' } });

    expect(request).toEqual({ mode: 'select', query: { publisher: 'ubuntu', version: '22.04' } });
  });

  it('takes one line for an image, also as a fallback', async () => {
    const { request } = await read({ image: 'ubuntu/24.04', fields: { fallback: ['debian/12', 'base'] } });

    expect(request).toMatchObject({
      query: { line: 'ubuntu/24.04', fallback: [{ line: 'debian/12' }, { publisher: 'ubuntu' }] },
    });
  });

  const chains: Config = {
    ...config,
    images: {
      a: { publisher: 'ubuntu', fallback: ['debian/12', 'b', { publisher: 'rhel', fallback: ['c'] }] },
      b: { publisher: 'alpine', fallback: ['a', 'c'] },
      c: 'sles/15',
    },
  };
  const chain = [
    { line: 'debian/12' },
    { publisher: 'alpine', fallback: [{ line: 'sles/15' }] },
    { publisher: 'rhel', fallback: [{ line: 'sles/15' }] },
  ];

  it('takes lines and names for fallbacks of the config, too', async () => {
    expect(await read({ image: 'a' }, chains)).toEqual({
      request: { mode: 'select', query: { publisher: 'ubuntu', fallback: chain } },
      problems: [],
    });
    expect((await read({ image: 'debian/13', fields: { fallback: ['a'] } }, chains)).request).toMatchObject({
      query: { line: 'debian/13', fallback: [{ publisher: 'ubuntu', fallback: chain }] },
    });
  });

  it('refuses a word of a fallback with its place', async () => {
    const images = { base: { publisher: 'ubuntu', fallback: ['nosuch'] } };
    const { request, problems } = await read({ image: 'base' }, { ...config, images });

    expect(request).toEqual({ mode: 'select', query: { publisher: 'ubuntu' } });
    expect(problems).toEqual([expect.stringContaining('"nosuch" is not valid')]);
  });

  it('checks the other fields beside an image that is refused', async () => {
    const { problems } = await read({ image: 'bsae', fields: { architecture: 'z80' } });

    expect(problems).toEqual([
      expect.stringContaining('"bsae" is not valid because it is unknown (did you mean "base"?)'),
      'unknown architecture',
    ]);
  });

  it.each([
    [{ owner: ['self'] }, { owner: ['self'] }],
    [
      { publisher: 'ubuntu', version: '24.04' },
      { publisher: 'ubuntu', version: '24.04' },
    ],
    [
      { version: '24.04', nth: 2 },
      { nth: 2, 'allow-any-owner': true },
    ],
  ])('checks %j beside it without the rest', async (fields, checked) => {
    const { request, problems } = await read({ image: 'bsae', fields });

    expect(problems).toEqual([expect.stringContaining('"bsae" is not valid')]);
    expect(request).toEqual({ mode: 'select', query: checked });
  });

  it('takes every image of the config for a lock beside it', async () => {
    const { request } = await read({ lockMode: 'update' });

    expect(request).toEqual({
      mode: 'update',
      queries: { base: { publisher: 'ubuntu', version: '24.04' }, other: { line: 'debian/12' } },
      path: '/project/ami.lock.json',
      whenStale: 'fail',
    });
  });

  it('uses the lock that is named, for one image', async () => {
    const { request } = await read({ lock: 'x.json', image: 'base', whenStale: 'warn' });

    expect(request).toMatchObject({ mode: 'locked', path: '/work/x.json', whenStale: 'warn' });
    expect(Object.keys(request?.mode === 'locked' ? request.queries : {})).toEqual(['base']);
  });

  it.each<[string, Partial<GivenSelect>, string]>([
    ['when-stale without a lock', { whenStale: 'warn', image: 'base' }, '--when-stale is for --lock'],
    [
      'a part of a lock',
      { lockMode: 'update', image: 'base' },
      '--image is given; lock-mode update looks at',
    ],
    ['an image that no lock has', { lock: 'x.json', image: 'ubuntu/24.04' }, 'names: base, other'],
  ])('refuses %s', async (_what, change, problem) => {
    const { problems } = await read(change);

    expect(problems.join('\n')).toContain(problem);
  });

  it('refuses a lock without images that have names', async () => {
    const { problems } = await read(
      { lockMode: 'update' },
      { baseDirectory: '/work', images: {}, fleets: {} },
    );

    expect(problems).toEqual(['--lock needs images with names; there is no config that names none']);
  });
});
