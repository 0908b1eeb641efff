import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createFakeCore } from '@ami-select/action-kit/testing';
import { type BuildRequest, readBuildRequest, readFleetBuildRequest } from '@ami-select/job';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readBuildInputs } from './read-inputs.ts';

describe('the inputs of build', () => {
  let directory: string;
  let config: string;

  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'read-build-'));
    config = join(directory, 'ami-select.yml');
  });
  afterEach(() => rmSync(directory, { recursive: true }));

  const read = (inputs: Record<string, string>): Promise<BuildRequest> =>
    readBuildRequest(
      readBuildInputs(
        createFakeCore({
          inputs: { handle: '/h.json', ...(existsSync(config) ? { config } : { directory }), ...inputs },
        }),
        {},
      ),
    );

  it('makes one environment and one step of the inputs', async () => {
    writeFileSync(join(directory, 'requirements.txt'), `greeter==1.4 --hash=sha256:${'0'.repeat(64)}\n`);
    mkdirSync(join(directory, 'src'));
    writeFileSync(join(directory, 'src/app.py'), '');

    const { build, outputDirectory } = await read({
      requirements: 'requirements.txt',
      run: 'pytest',
      upload: 'src/**',
      artifacts: 'out/**',
    });

    expect(build).toMatchObject({
      baseDirectory: directory,
      environments: [{ name: 'app', requirements: ['requirements.txt'] }],
      steps: [{ run: 'pytest', environment: 'app' }],
      upload: ['src/**'],
      artifacts: ['out/**'],
    });
    expect(outputDirectory).toBe(resolve('artifacts'));
  });

  it('takes the build of the config, and inputs before it', async () => {
    writeFileSync(join(directory, 'a.txt'), `greeter==1.4 --hash=sha256:${'0'.repeat(64)}\n`);
    writeFileSync(
      config,
      'build: { environments: { app: { requirements: [a.txt] } }, artifacts: [old/**] }\n',
    );

    const { build } = await read({ artifacts: 'new/**' });

    expect(build.environments[0]?.name).toBe('app');
    expect(build.artifacts).toEqual(['new/**']);
  });

  it('runs the script inside the only environment of the config', async () => {
    writeFileSync(join(directory, 'a.txt'), `greeter==1.4 --hash=sha256:${'0'.repeat(64)}\n`);
    writeFileSync(config, 'build: { environments: { tests: { requirements: [a.txt] } } }\n');

    const { build } = await read({ run: 'pytest' });

    expect(build.steps).toMatchObject([{ run: 'pytest', environment: 'tests' }]);
  });

  it('uploads the project for a script that comes without a config', async () => {
    writeFileSync(join(directory, 'test_app.py'), '');

    const { build } = await read({ run: 'pytest' });

    expect(build.project?.files).toEqual(['test_app.py']);
  });

  it('uploads nothing where there is nothing but hidden files', async () => {
    writeFileSync(join(directory, '.env'), '');

    const { build } = await read({ run: 'uname -a' });

    expect(build.upload).toEqual([]);
  });

  it('refuses a directory that does not exist', async () => {
    await expect(read({ run: 'pytest', directory: '/nowhere' })).rejects.toThrow(
      'input "directory": "/nowhere" is not valid because it does not exist',
    );
  });

  it('lists every problem together', async () => {
    writeFileSync(config, 'build: { stesp: [], environments: { app: {} } }\n');

    await expect(read({ handle: '', arifacts: 'x' })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      problems: [
        {
          field: 'input "arifacts"',
          message: 'is not valid because the input is unknown; expected "artifacts"',
        },
        { field: 'input "handle"', message: 'is not valid because it is empty; expected a string' },
        { field: expect.stringContaining('stesp') },
        { field: expect.stringContaining('app.requirements') },
      ],
    });
  });

  it('names a handle that is missing beside a requirements file that is', async () => {
    const inputs = { handle: '/h.json', directory, requirements: 'missing.txt', run: 'pytest' };
    const given = readBuildInputs(createFakeCore({ inputs }), {});

    await expect(readFleetBuildRequest(given)).rejects.toMatchObject({
      problems: [
        { field: 'input "requirements"', message: expect.stringContaining('"missing.txt"') },
        { message: expect.stringContaining('/h.json') },
      ],
    });
  });

  it('names the inputs to set when there is nothing to build', async () => {
    await expect(read({})).rejects.toThrow(
      /the job is not valid because there is nothing to do; expected input "requirements", input "run", or a config with a build/,
    );
  });
});
