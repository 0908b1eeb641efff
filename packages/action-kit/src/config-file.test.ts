import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readConfigFile } from './config-file.ts';

describe('readConfigFile', () => {
  let directory: string;
  let path: string;

  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'config-file-'));
    path = join(directory, 'ami-select.yml');
  });
  afterEach(() => rmSync(directory, { recursive: true }));

  it('reads the three sections', async () => {
    writeFileSync(
      path,
      'images: { base: { publisher: ubuntu }, short: debian/12 }\nfleets:\nbuild: { steps: [] }\n',
    );

    const config = await readConfigFile(path);

    expect(config).toEqual({
      path,
      directory,
      images: { base: { publisher: 'ubuntu' }, short: 'debian/12' },
      fleets: {},
      build: { steps: [] },
    });
  });

  it('takes a file that does not exist for an empty one', async () => {
    const config = await readConfigFile(path);

    expect(config).toEqual({ path, directory, images: {}, fleets: {} });
  });

  it.each([
    ['image: {}', '"image" is not a known key; did you mean "images"?'],
    ['images: [a]', '"images" must be a mapping'],
    ['- a', 'must be a mapping with images, fleets, build'],
  ])('refuses %j', async (text, message) => {
    writeFileSync(path, text);

    const reading = readConfigFile(path);

    await expect(reading).rejects.toMatchObject({ code: 'INVALID_INPUT', message: `${path}: ${message}` });
  });

  it('says where the YAML is broken', async () => {
    writeFileSync(path, 'images: {\n');

    await expect(readConfigFile(path)).rejects.toThrow(/ami-select\.yml: .* at line 2/);
  });
});
