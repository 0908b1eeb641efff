import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadConfig } from './load-config.ts';

describe('loadConfig', () => {
  let directory: string;
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'load-config-'));
  });
  afterEach(() => rmSync(directory, { recursive: true }));

  it('takes no file at all for an empty config', async () => {
    await expect(loadConfig(undefined, directory)).resolves.toEqual({
      config: { baseDirectory: directory, images: {}, fleets: {} },
      problems: [],
    });
  });

  it('reads ami-select.yml of the working directory, or the file that is named', async () => {
    writeFileSync(join(directory, 'ami-select.yml'), 'images: { one: debian/12 }\n');
    writeFileSync(join(directory, 'other.yml'), 'images: { two: debian/12 }\n');

    const [found, named] = await Promise.all([
      loadConfig(undefined, directory),
      loadConfig('other.yml', directory),
    ]);

    expect(Object.keys(found.config.images)).toEqual(['one']);
    expect(named.config).toMatchObject({ path: join(directory, 'other.yml'), baseDirectory: directory });
  });

  it.each(['ami-select.yml', 'ami-select.yaml'])('finds %s above the working directory', async (name) => {
    const below = join(directory, 'a', 'b');
    mkdirSync(below, { recursive: true });
    writeFileSync(join(directory, name), 'images: { one: debian/12 }\n');

    const { config } = await loadConfig(undefined, below);

    expect(config).toMatchObject({ path: join(directory, name), baseDirectory: directory });
  });

  it('takes the nearest file', async () => {
    const below = join(directory, 'a');
    mkdirSync(below);
    writeFileSync(join(directory, 'ami-select.yml'), '');
    writeFileSync(join(below, 'ami-select.yaml'), '');

    const { config } = await loadConfig(undefined, below);

    expect(config.baseDirectory).toBe(below);
  });

  it.each([
    ['ci/a.yml', 'ci/a.yml'],
    ['../project/ci/a.yml', 'ci/a.yml'],
    [undefined, '../ami-select.yml'],
  ])('names the lines of %s from the working directory', async (named, shown) => {
    const project = join(directory, 'project');
    mkdirSync(join(project, 'ci'), { recursive: true });
    for (const path of ['project/ci/a.yml', 'ami-select.yml'])
      writeFileSync(join(directory, path), '# nothing\nimgaes: {}\n');

    const { problems } = await loadConfig(named, project);

    expect(problems).toMatchObject([{ file: shown, line: 2 }]);
  });

  it('reports a file that was found and cannot be read', async () => {
    mkdirSync(join(directory, 'ami-select.yml'));

    const { problems } = await loadConfig(undefined, directory);

    expect(problems).toEqual([{ file: 'ami-select.yml', message: 'cannot be read (EISDIR)' }]);
  });

  it.each([
    ['missing.yml', 'ENOENT'],
    ['', 'EISDIR'],
  ])('reports that the named file %s cannot be read', async (named, code) => {
    const { problems } = await loadConfig(named, directory);

    expect(problems).toEqual([{ file: named || directory, message: `cannot be read (${code})` }]);
  });

  it.runIf(process.platform === 'linux').each([
    ['/dev/zero', 'it is a device'],
    ['/dev/null', 'it is a device'],
    ['../pipe/x', 'it cannot be read (ENOTDIR)'],
    ['../pipe', 'it is a named pipe'],
    ['../link-to-pipe', 'it is a link to a named pipe'],
    ['../large', 'it has 4194305 bytes, and a config has at most 4 MiB'],
    ['../circle', 'it is a link that leads in a circle'],
    ['../dangling', 'it is a link that leads nowhere'],
    ['../nul\0', 'it contains a NUL byte'],
    ['pipe', 'it is a named pipe'],
    ['large', 'it has 4194305 bytes, and a config has at most 4 MiB'],
  ])(
    'refuses what a person names unless it is a regular file of limited size: %j',
    async (named, because) => {
      const project = join(directory, 'project');
      mkdirSync(project);
      for (const folder of [directory, project]) {
        execFileSync('mkfifo', [join(folder, 'pipe')]);
        writeFileSync(join(folder, 'large'), '');
        truncateSync(join(folder, 'large'), 4 * 2 ** 20 + 1);
      }
      for (const [link, target] of [
        ['link-to-pipe', 'pipe'],
        ['circle', 'circle'],
        ['dangling', 'nowhere'],
      ] as const)
        symlinkSync(target, join(directory, link));

      const { config, problems } = await loadConfig(named, project);

      expect(config.isUnread).toBe(true);
      expect(problems).toEqual([
        {
          file: named,
          message: expect.stringContaining(`because ${because}; `),
        },
      ]);
    },
  );

  describe('with a link', () => {
    const SECRET = 'Marker5ecret';
    let project: string;
    beforeEach(() => {
      project = join(directory, 'project');
      for (const folder of ['project/.git', 'project/sub', 'outside'])
        mkdirSync(join(directory, folder), { recursive: true });
      for (const path of ['project/.git/config', 'project/.env', 'outside/x'])
        writeFileSync(join(directory, path), `${SECRET}: { ${SECRET}\n`);
      writeFileSync(join(project, 'sub/good.yml'), 'images: { one: debian/12 }\n');
    });

    it.each([
      ['../outside/x', 'it is a link that leads out of its folder'],
      ['/proc/self/environ', 'it is a link that leads out of its folder'],
      ['.git/config', 'it is a link into .git'],
      ['.env', 'it is a link to something hidden'],
      ['nowhere', 'it is a link that leads nowhere'],
      ['ami-select.yml', 'it is a link that leads in a circle'],
      ['sub', 'it is a link to a folder'],
    ])('to %s refuses the config, found or named', async (target, because) => {
      symlinkSync(target, join(project, 'ami-select.yml'));

      for (const named of [undefined, 'ami-select.yml']) {
        const { config, problems } = await loadConfig(named, project);

        expect(problems).toEqual([
          {
            file: 'ami-select.yml',
            message: `is not valid because ${because}; expected a file of its own folder`,
          },
        ]);
        expect(config.isUnread).toBe(true);
      }
    });

    it('reads a link to a file of the project', async () => {
      symlinkSync('sub/good.yml', join(project, 'ami-select.yml'));

      const { config, problems } = await loadConfig(undefined, project);

      expect(problems).toEqual([]);
      expect(config).toMatchObject({ baseDirectory: project, images: { one: 'debian/12' } });
    });

    it('reads what a person names outside, over links, too', async () => {
      symlinkSync('../project/sub/good.yml', join(directory, 'outside/link.yml'));

      const { config } = await loadConfig('../outside/link.yml', project);

      expect(Object.keys(config.images)).toEqual(['one']);
    });
  });
});
