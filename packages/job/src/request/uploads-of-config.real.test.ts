import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { checkBuild } from '@ami-select/builder';
import { BUILD_FIELDS, fromFlags } from '@ami-select/config';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readBuildRequest } from './read-request.ts';

const hasGit = spawnSync('git', ['--version']).status === 0;
const { PATH = '' } = process.env;

describe.skipIf(!hasGit)('the uploads of a config in a work tree (needs git)', () => {
  let workingDirectory: string;
  beforeEach(() => {
    workingDirectory = mkdtempSync(join(tmpdir(), 'uploads-of-config-'));
    execFileSync('git', ['init', '-q'], { cwd: workingDirectory, env: { PATH, HOME: workingDirectory } });
    put('.gitignore', 'ignored.txt\ndist\n');
    for (const path of ['src/a.py', 'shared.txt', 'ignored.txt', 'dist/a.whl']) put(path);
  });
  afterEach(() => rmSync(workingDirectory, { recursive: true }));

  function put(path: string, text = ''): void {
    mkdirSync(dirname(join(workingDirectory, path)), { recursive: true });
    writeFileSync(join(workingDirectory, path), text);
  }

  async function request(upload: readonly string[]): ReturnType<typeof readBuildRequest> {
    put('ami-select.yml', JSON.stringify({ build: { upload, steps: [{ run: 'true' }] } }));
    return readBuildRequest({
      subject: 'run',
      config: undefined,
      workingDirectory,
      variables: { PATH },
      problems: [],
      nameOf: (field) => `--${field}`,
      requirements: [],
      command: undefined,
      directory: undefined,
      outputDirectory: 'out',
      buildFields: fromFlags(BUILD_FIELDS, {}),
    });
  }

  function read(upload: readonly string[]): Promise<string> {
    return request(upload).then(() => 'accepted', String);
  }

  it('have nothing of the output directory', async () => {
    put('out/report.txt');

    const { build } = await request(['.']);

    const { uploads } = checkBuild(build, [{ name: 'host-1', transport: {} as never }]);
    expect(uploads.map(({ path }) => path)).not.toContain('out/report.txt');
    expect(uploads.map(({ path }) => path)).toContain('src/a.py');
  });

  it.each([
    ['src/link', '../ignored.txt', ['src']],
    ['src/link', '../ignored.txt', ['src/*']],
    ['src/sub/link', '../../dist/a.whl', ['src']],
  ])('do not send what git ignores by %s -> %s in a folder', async (link, target, upload) => {
    mkdirSync(dirname(join(workingDirectory, link)), { recursive: true });
    symlinkSync(target, join(workingDirectory, link));

    expect(await read(upload)).toContain(
      `"${link}" is not valid because it is a link to a file that git ignores`,
    );
  });

  it.each([
    ['a link to a file that is not ignored', '../shared.txt', ['src']],
    ['a link that is named', '../ignored.txt', ['src/link']],
    ['a link to what is named', '../ignored.txt', ['src', 'ignored.txt']],
    ['an ignored folder', '../shared.txt', ['dist']],
  ])('may be %s', async (_what, target, upload) => {
    symlinkSync(target, join(workingDirectory, 'src/link'));

    expect(await read(upload)).toBe('accepted');
  });
});
