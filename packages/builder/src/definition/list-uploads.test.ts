import { chmod, mkdir, stat, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { exampleBuild } from '../testing/example.ts';
import { tempFolder } from '../testing/temp-folder.ts';
import { describeUploads } from './describe-uploads.ts';
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

  it.each([
    [['.'], ['a.py', 'results.py']],
    [['**/*.json', 'a.py'], ['a.py']],
    [['r*'], ['results.py']],
  ])('has nothing of the output directory in %j', async (upload, expected) => {
    const baseDirectory = await project(['a.py', 'results.py', 'results/build-record.json']);
    const outputs = { directory: join(baseDirectory, 'results') };

    const { files } = listUploads({ ...exampleBuild(), baseDirectory, upload, outputs });

    expect(files.map(({ path }) => path)).toEqual(expected);
  });

  it.each(['results', 'results/*.json', 'link.json'])('refuses %s of the output directory', async (entry) => {
    const baseDirectory = await project(['results/build-record.json']);
    await symlink('results/build-record.json', join(baseDirectory, 'link.json'));
    const outputs = { directory: join(baseDirectory, 'results') };

    const { files, problems } = listUploads({ ...exampleBuild(), baseDirectory, upload: [entry], outputs });

    expect(files).toEqual([]);
    expect(problems).toHaveLength(1);
    expect(problems[0]?.message).toMatch(/of the output directory are never|link into the output directory/);
  });

  it('leaves out the file that the output of the run goes to, and refuses one that is named', async () => {
    const baseDirectory = await project(['a.py', 'o.log']);
    const outputs = { streams: [await stat(join(baseDirectory, 'o.log'))] };
    const build = { ...exampleBuild(), baseDirectory, outputs };

    const all = listUploads({ ...build, upload: ['.'] });
    const named = listUploads({ ...build, upload: ['o.log'] });

    expect(all.files.map(({ path }) => path)).toEqual(['a.py']);
    expect(describeUploads(all)).toContain('not uploaded: o.log; the output of this run goes there');
    expect(named.problems.map(({ message }) => message)).toEqual([
      '"o.log" is not valid because the output of this run goes there; expected upload without it, or the output elsewhere',
    ]);
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
