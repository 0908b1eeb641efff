import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createFakeCore } from '@ami-select/action-kit/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type BuildRequest, readBuildRequest } from './read-build.ts';

describe('readBuildRequest', () => {
  let directory: string;
  let config: string;

  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'read-build-'));
    config = join(directory, 'ami-select.yml');
  });
  afterEach(() => rmSync(directory, { recursive: true }));

  const read = (inputs: Record<string, string>): Promise<BuildRequest> =>
    readBuildRequest(
      createFakeCore({
        inputs: { handle: '/h.json', ...(existsSync(config) ? { config } : { directory }), ...inputs },
      }),
    );

  it('makes one environment and one step of the inputs', async () => {
    const { handle, build, outputDirectory } = await read({
      requirements: 'requirements.txt',
      run: 'pytest',
      upload: 'src/**',
      artifacts: 'out/**',
    });

    expect(handle).toBe('/h.json');
    expect(build).toMatchObject({
      baseDirectory: directory,
      environments: [{ name: 'default', requirements: ['requirements.txt'] }],
      steps: [{ run: 'pytest', environment: 'default' }],
      upload: ['src/**'],
      artifacts: ['out/**'],
    });
    expect(outputDirectory).toBe(resolve('artifacts'));
  });

  it('takes the build of the config, and inputs before it', async () => {
    writeFileSync(
      config,
      'build: { environments: { app: { requirements: [a.txt] } }, artifacts: [old/**] }\n',
    );

    const { build } = await read({ artifacts: 'new/**' });

    expect(build.environments[0]?.name).toBe('app');
    expect(build.artifacts).toEqual(['new/**']);
  });

  it('uploads the project for a script that comes without a config', async () => {
    writeFileSync(join(directory, 'test_app.py'), '');

    const { build } = await read({ run: 'pytest' });

    expect(build.upload).toEqual(['**']);
  });

  it('uploads nothing where there is nothing but hidden files', async () => {
    writeFileSync(join(directory, '.env'), '');

    const { build } = await read({ run: 'uname -a' });

    expect(build.upload).toEqual([]);
  });

  it('refuses a directory that does not exist', async () => {
    await expect(read({ run: 'pytest', directory: '/nowhere' })).rejects.toThrow(
      'input "directory" is "/nowhere"',
    );
  });

  it('lists every problem together', async () => {
    writeFileSync(config, 'build: { stesp: [], environments: { app: {} } }\n');

    await expect(read({ handle: '', arifacts: 'x' })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      problems: [
        expect.stringContaining('input "arifacts" does not exist; did you mean "artifacts"?'),
        expect.stringContaining('input "handle" is required'),
        expect.stringContaining('stesp'),
        expect.stringContaining('app.requirements'),
      ],
    });
  });

  it('says what to give when there is nothing to build', async () => {
    await expect(read({})).rejects.toThrow(
      /inputs "requirements" and "run" are empty, and .*ami-select\.yml has no "build"/,
    );
  });
});
