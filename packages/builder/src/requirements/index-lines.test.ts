import { describe, expect, it } from 'vitest';
import { type IndexInUse, type IndexLine, judgeIndexLines } from './index-lines.ts';

const SECRET = 'Marker5ecret';
const HOUSE = 'https://index.example/simple';

function line(kind: IndexLine['kind'], url = '', changes: Partial<IndexLine> = {}): IndexLine {
  return { kind, url, hasVariables: false, file: 'r.txt', line: 2, ...changes };
}

function judge(
  lines: readonly IndexLine[],
  build: Partial<IndexInUse> = {},
): ReturnType<typeof judgeIndexLines> {
  return judgeIndexLines(lines, { baseDirectory: '/project', ...build });
}

describe('judgeIndexLines', () => {
  it.each<[string, readonly IndexLine[], Partial<IndexInUse>]>([
    ['the index of the build', [line('--index-url', HOUSE)], { indexUrl: `${HOUSE}/` }],
    ['it as a second one', [line('--extra-index-url', `${HOUSE}/`)], { indexUrl: HOUSE }],
    [
      'it with other credentials',
      [line('--index-url', `https://user:${SECRET}@INDEX.example:443/simple`)],
      { indexUrl: HOUSE },
    ],
    ['it by a variable', [line('--index-url', HOUSE, { hasVariables: true })], { indexUrl: HOUSE }],
    [
      'one that is allowed',
      [line('--extra-index-url', 'https://b.example')],
      { indexUrl: HOUSE, allowed: ['https://b.example/'] },
    ],
    ['the folder of the build', [line('--find-links', 'wheels'), line('--no-index')], { index: './wheels' }],
    [
      'only one that is for some packages',
      [line('--index-url', 'https://b.example')],
      { allowed: ['https://b.example/'] },
    ],
    [
      'a folder beside the lock',
      [line('--find-links', '../own', { file: 'locks/r.txt' })],
      { allowed: ['./own'] },
    ],
    ['a folder for some packages', [line('--find-links', '../project/own')], { allowed: ['./own'] }],
    ['nothing', [], {}],
    ['PIP_INDEX_URL', [line('--extra-index-url', HOUSE)], { pipIndexUrl: `${HOUSE}/` }],
    [
      'PIP_INDEX_URL by a variable',
      [line('--index-url', HOUSE, { hasVariables: true })],
      { pipIndexUrl: HOUSE },
    ],
  ])('ignores lines that name %s', (_title, lines, build) => {
    expect(judge(lines, build)).toEqual({ indexUrl: undefined, problems: [] });
  });

  it('takes the index of the lines for a build that names none', () => {
    const lines = [line('--index-url', HOUSE), line('--extra-index-url', `${HOUSE}/`)];

    expect(judge(lines)).toEqual({
      indexUrl: HOUSE,
      indexUrlLine: { file: 'r.txt', line: 2 },
      problems: [],
    });
  });

  it.each<[IndexLine, Partial<IndexInUse>, string]>([
    [
      line('--index-url', `https://user:${SECRET}@b.example/simple`),
      { indexUrl: `https://user:${SECRET}@index.example/simple` },
      '--index-url: "https://***@b.example/simple" is not the index of the build, "https://***@index.example/simple"; expected one index, or indexes for some packages',
    ],
    [
      line('--extra-index-url', 'https://b.example/simple'),
      { index: 'wheels' },
      '--extra-index-url: "https://b.example/simple" is not the index of the build, the folder "wheels"; expected one index, or indexes for some packages',
    ],
    [
      line('--extra-index-url', 'https://b.example/simple'),
      {},
      '--extra-index-url: "https://b.example/simple" is a second index beside the default one; expected index-url in the build, or indexes for some packages',
    ],
    [
      line('--index-url', `https://${SECRET}.example/simple`, { hasVariables: true }),
      {},
      '--index-url: the address has variables, and the build names no index to compare it with; expected index-url in the build',
    ],
    [
      line('--index-url', `https://${SECRET}.example/simple`, { hasVariables: true }),
      { indexUrl: HOUSE },
      '--index-url: an address with variables is not the index of the build, "https://index.example/simple"; expected one index, or indexes for some packages',
    ],
    [
      line('--index-url', SECRET),
      { indexUrl: HOUSE },
      '--index-url: what is given is not valid because it is not an address; expected https://…',
    ],
    [
      line('--find-links', 'other'),
      { index: 'wheels' },
      "--find-links: wheels come from the build's index only; expected the folder as index in the build for all packages, or as url of one of indexes for some",
    ],
    [
      line('--find-links', `https://${SECRET}@b.example/whl`),
      { index: 'wheels' },
      "--find-links: wheels come from the build's index only, and a page of links is none; expected its wheels in a folder, which is index in the build or url of one of indexes, or the address of a simple index as url of one of indexes",
    ],
    [
      line('--no-index'),
      { indexUrl: HOUSE },
      '--no-index: the build has no folder of wheels; expected index in the build',
    ],
  ])('refuses %j for %j', (one, build, message) => {
    expect(judge([one], build)).toEqual({
      indexUrl: undefined,
      problems: [{ code: 'INVALID_BUILD', message, file: 'r.txt', line: 2 }],
    });
  });

  it('refuses a second address of files that differ, with both', () => {
    const lines = [line('--index-url', HOUSE), line('--index-url', 'https://b.example', { file: 's.txt' })];

    const { problems } = judge(lines);

    expect(problems).toMatchObject([{ file: 's.txt', message: expect.stringContaining(HOUSE) }]);
  });
});
