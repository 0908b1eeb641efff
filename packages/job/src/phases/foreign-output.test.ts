import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { silentLogger } from '@ami-select/core';
import { createVirtualClock } from '@ami-select/core/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readJobRequests } from '../request/read-jobs.ts';
import type { GivenJob } from '../request/read-request.ts';
import { givenRun } from '../testing/given-run.ts';
import { readingBuild } from './record-refusals.ts';

const CONFIG =
  'build: { environments: { app: { requirements: [app.lock.txt] } }, steps: [{ run: make }], upload: [r.txt] }';
const PIN = `six==1.16.0 --hash=sha256:${'0'.repeat(64)}\n`;

describe('an output directory of somebody else', () => {
  let directory: string;
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'foreign-output-'));
    write('r.txt', '');
    write('app.lock.txt', PIN);
    write('ami-select.yml', CONFIG);
  });
  afterEach(() => rmSync(directory, { recursive: true }));

  function write(path: string, text: string): void {
    mkdirSync(dirname(join(directory, path)), { recursive: true });
    writeFileSync(join(directory, path), text);
  }

  async function read(change: Partial<GivenJob>): Promise<unknown> {
    const dependencies = { clock: createVirtualClock(), logger: silentLogger, variables: {} };
    const given = givenRun(directory, {}, { command: undefined, ...change });
    return readingBuild(given, dependencies, readJobRequests).catch((reason: unknown) => reason);
  }

  const refusal = (message: string) => ({
    code: 'INVALID_INPUT',
    problems: [{ field: '--output-directory', message }],
  });

  it.each([
    ['.', 'it is the folder of the build'],
    ['..', 'the folder of the build lies in it'],
    ['/', 'it is the root of the file system'],
  ])('is refused: %s', async (outputDirectory, because) => {
    const before = readdirSync(directory);

    expect(await read({ outputDirectory })).toMatchObject(
      refusal(`"${outputDirectory}" is not valid because ${because}; expected a folder of its own`),
    );
    expect(readdirSync(directory)).toEqual(before);
  });

  it('is refused with each of its files, and stays as it is, also when something else is wrong', async () => {
    for (const name of ['build-record.json', 'app.lock.txt', 'host-1/out/readme'])
      write(`ci/${name}`, 'mine');
    const message =
      '"ci" is not valid because no run has written what this one would replace (app.lock.txt, build-record.json, host-1); expected a folder of its own';

    expect(await read({ outputDirectory: 'ci' })).toMatchObject(refusal(message));
    expect(await read({ outputDirectory: 'ci', directory: 'gone' })).toBeInstanceOf(Error);
    expect(readdirSync(join(directory, 'ci'))).toEqual(['app.lock.txt', 'build-record.json', 'host-1']);
    expect(readFileSync(join(directory, 'ci/build-record.json'), 'utf8')).toBe('mine');
  });

  it('is that of several images when they have a folder of the build', async () => {
    const matrix = 'fleets: { test: { matrix: { image: [debian/12, ubuntu/24.04] } } }';
    write('ami-select.yml', `${CONFIG}\n${matrix}\n`);

    expect(await read({ outputDirectory: '.' })).toMatchObject({ problems: { length: 1 } });
    expect(readdirSync(directory)).toEqual(['ami-select.yml', 'app.lock.txt', 'r.txt']);
  });
});
