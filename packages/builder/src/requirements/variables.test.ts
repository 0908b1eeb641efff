// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are the variables of requirement files
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { formatProblem } from '@ami-select/core';
import { describe, expect, it } from 'vitest';
import { tempFolder } from '../testing/temp-folder.ts';
import { expandVariables } from './expand-variables.ts';
import { type RequirementSet, readRequirements } from './read-requirements.ts';

const SECRET = 'Marker5ecret';
const DIGEST = 'a'.repeat(64);
const variables: Readonly<Record<string, string>> = {
  SECRET,
  VERSION: '1.2rc1',
  DIGEST,
  FOLDER: 'more',
  EMPTY: '',
  LOCAL: '1+Marker5ecret',
};

const variableOf = (name: string): string | undefined => variables[name];

async function read(content: string): Promise<RequirementSet> {
  const baseDirectory = await tempFolder();
  await mkdir(join(baseDirectory, 'more'));
  await writeFile(join(baseDirectory, 'more/s.txt'), 'b==1');
  await writeFile(join(baseDirectory, 'r.txt'), content);
  return readRequirements(['r.txt'], { baseDirectory, variableOf });
}

describe('expandVariables', () => {
  it.each([
    ['${VERSION}-${VERSION}', '1.2rc1-1.2rc1'],
    ['$VERSION ${version} ${EMPTY} ${ABSENT}', '$VERSION ${version} ${EMPTY} ${ABSENT}'],
  ])('makes %j %j, as pip does', (text, expected) => {
    expect(expandVariables(text, variableOf).text).toBe(expected);
  });
});

describe('variables in a requirement file', () => {
  it('stand for versions, hashes and addresses', async () => {
    const { requirements, problems, indexLines } = await read(
      ['a==${VERSION} --hash=sha256:${DIGEST}', '-i https://user:${SECRET}@index.example/simple'].join('\n'),
    );

    expect(problems).toEqual([]);
    expect(requirements).toMatchObject([{ version: '1.2rc1', hashes: [`sha256:${DIGEST}`] }]);
    expect(indexLines).toMatchObject([
      { url: `https://user:${SECRET}@index.example/simple`, hasVariables: true, line: 2 },
    ]);
  });

  it('stand for parts of paths, which are shown as they are written', async () => {
    const { problems } = await read('-r ${FOLDER}/s.txt');

    expect(problems).toMatchObject([
      { file: '${FOLDER}/s.txt', line: 1, message: 'b has no hash; expected --hash=sha256:...' },
    ]);
  });

  it.each([
    '${SECRET}==1 --hash=sha256:${DIGEST}',
    '${SECRET}',
    'a==${SECRET}',
    'a==${LOCAL} --hash=sha256:${DIGEST}',
    'a==1+${SECRET} --hash=sha256:${DIGEST}',
    'a[${SECRET}]==1 --hash=sha256:${DIGEST}',
    '${VERSION}==1 --hash=sha256:${DIGEST}',
    'a==1 ; python_version < "${SECRET}" --hash=sha256:${DIGEST}',
    'a>=${VERSION}',
    'a==1 --${SECRET} --hash=sha256:${DIGEST}',
    '-r ${SECRET}/s.txt',
    '-r https://${SECRET}/s.txt',
    '--${SECRET}',
    '-r ${UNKNOWN}/s.txt',
  ])('show none of their values: %s', async (content) => {
    const { problems } = await read(content);

    expect(problems.length).toBeGreaterThan(0);
    expect(problems.map(formatProblem).join('\n')).not.toMatch(/Marker5ecret|1\.2rc1/i);
  });
});
