import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { pin } from '../testing/example.ts';
import { tempFolder } from '../testing/temp-folder.ts';
import { type BuildPins, readBuildPins } from './build-pins.ts';

const HASH = 'a'.repeat(64);

async function read(allowSdist: readonly string[], text?: string): Promise<BuildPins> {
  const baseDirectory = await tempFolder();
  const buildRequirements = text === undefined ? [] : ['build.txt'];
  if (text !== undefined) await writeFile(join(baseDirectory, 'build.txt'), text);
  return readBuildPins({ allowSdist, buildRequirements }, LOCKED, {
    baseDirectory,
  });
}

const LOCKED = [{ keys: ['docopt'], unread: [], isWhole: true }];

describe('readBuildPins', () => {
  it('reads the pins', async () => {
    const { requirements, problems } = await read(['Docopt'], pin('setuptools==80.9.0', HASH));

    expect(requirements).toMatchObject([
      { key: 'setuptools', version: '80.9.0', file: 'build.txt', line: 1 },
    ]);
    expect(problems).toEqual([]);
  });

  it('asks for hashes as every lock does', async () => {
    const { problems } = await read(['docopt'], 'setuptools==80.9.0\n');

    expect(problems).toMatchObject([{ code: 'HASH', file: 'build.txt', line: 1 }]);
  });

  it('names what no lock pins, with the nearest name that one does', async () => {
    const { problems } = await read(['docpt']);

    expect(problems).toEqual([
      {
        code: 'INVALID_BUILD',
        field: 'build.allow-sdist',
        message:
          '"docpt" is not valid because no lock pins it (did you mean "docopt"?); expected the name of a locked package',
      },
    ]);
  });

  it('stays in the folder of the build, also where a person typed the files of environments', () => {
    const files = { allowSdist: ['docopt'], buildRequirements: ['../build.txt'] };
    const options = { baseDirectory: import.meta.dirname, isTyped: true };

    const { problems } = readBuildPins(files, LOCKED, options);

    expect(problems).toMatchObject([
      { code: 'INVALID_BUILD', message: expect.stringContaining('leads out') },
    ]);
  });

  it('reads nothing for a build that allows nothing', async () => {
    expect(await read([], 'no requirement')).toMatchObject({ requirements: [], problems: [] });
  });
});
