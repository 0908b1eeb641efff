import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { exampleBuild } from '../testing/example.ts';
import { tempFolder } from '../testing/temp-folder.ts';
import { listUploads } from './list-uploads.ts';

async function project(paths: readonly string[]): Promise<string> {
  const folder = await tempFolder();
  for (const path of paths) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), path);
  }
  return folder;
}

function pathsOf(baseDirectory: string, upload: readonly string[]): readonly string[] {
  return listUploads({ ...exampleBuild(), baseDirectory, upload }).files.map(({ path }) => path);
}

const PATHS = [
  'a.py',
  '.hidden',
  '.config/a/x.toml',
  'src/b.py',
  'src/deep/c.py',
  '.git/config',
  'src/__pycache__/b.pyc',
  'src/node_modules/x/y.js',
];

describe('listUploads', () => {
  it.each([
    [['.'], ['a.py', 'src/b.py', 'src/deep/c.py']],
    [['src'], ['src/b.py', 'src/deep/c.py']],
    [['src/'], ['src/b.py', 'src/deep/c.py']],
    [
      ['*.py', 'src/*.py'],
      ['a.py', 'src/b.py'],
    ],
    [['**/*.py'], ['a.py', 'src/b.py', 'src/deep/c.py']],
    [
      ['a.py', 'a.py', '.'],
      ['a.py', 'src/b.py', 'src/deep/c.py'],
    ],
    [['.hidden'], ['.hidden']],
    [['.config'], ['.config/a/x.toml']],
    [['.h*'], ['.hidden']],
    [[], []],
  ])('%j gives %j', async (upload, expected) => {
    expect(pathsOf(await project(PATHS), upload)).toEqual(expected);
  });

  it('names every entry that matches nothing', async () => {
    const folder = await project(PATHS);

    const upload = ['a.py', 'gone', '*.rb', 'sub/gone'];
    const { problems } = listUploads({ ...exampleBuild(), baseDirectory: folder, upload });

    expect(problems).toEqual(
      ['gone', '*.rb', 'sub/gone'].map((entry) => ({
        code: 'INVALID_BUILD',
        field: 'build.upload',
        message: `"${entry}" is not valid because it matches no file; expected files, folders or globs below the folder of the build`,
      })),
    );
  });

  it('keeps the executable bit', async () => {
    const folder = await project(['run.sh', 'plain']);
    await chmod(join(folder, 'run.sh'), 0o755);

    const { files } = listUploads({ ...exampleBuild(), baseDirectory: folder, upload: ['.'] });

    expect(files.map(({ path, mode }) => [path, mode])).toEqual([
      ['plain', 0o644],
      ['run.sh', 0o755],
    ]);
  });
});
