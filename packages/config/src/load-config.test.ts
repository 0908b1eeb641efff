import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
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

  it.each([
    ['gone.yml', 'ENOENT'],
    ['.', 'EISDIR'],
  ])('says that the named file %s cannot be read', async (named, code) => {
    const { problems } = await loadConfig(named, directory);

    expect(problems).toEqual([expect.stringMatching(`^cannot read the config .* \\(${code}\\)$`)]);
  });
});
