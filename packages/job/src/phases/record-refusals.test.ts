import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { silentLogger } from '@ami-select/core';
import { createVirtualClock } from '@ami-select/core/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { JobEvent } from '../context/events.ts';
import { readJobRequests } from '../request/read-jobs.ts';
import type { GivenJob } from '../request/read-request.ts';
import type { BuildRequest } from '../request/request.ts';
import { givenRun } from '../testing/given-run.ts';
import { beforeBuilds, readingBuild } from './record-refusals.ts';

const OLD = JSON.stringify({ version: 2, state: 'passed', phase: 'collect', machines: [] });
const LOCKED = 'build: { environments: { app: { requirements: [r.txt] } }, steps: [{ run: make }] }';
const MATRIX = 'fleets: { test: { matrix: { image: [debian/12, ubuntu/24.04] } } }';

describe('the record of a refused request', () => {
  let directory: string;
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'refusals-'));
    write('r.txt', 'six>=1\n');
  });
  afterEach(() => rmSync(directory, { recursive: true }));

  function write(path: string, text: string): void {
    mkdirSync(dirname(join(directory, path)), { recursive: true });
    writeFileSync(join(directory, path), text);
  }

  const recordIn = (folder: string) =>
    JSON.parse(readFileSync(join(directory, folder, 'build-record.json'), 'utf8'));

  async function read(config: string, change: Partial<GivenJob> = {}) {
    const events: JobEvent[] = [];
    const warnings: string[] = [];
    write('ami-select.yml', config);
    const dependencies = {
      clock: createVirtualClock(),
      logger: { ...silentLogger, warn: (message: string) => void warnings.push(message) },
      variables: change.variables ?? {},
      report: (event: JobEvent) => void events.push(event),
    };
    const given = givenRun(directory, {}, { command: undefined, ...change });
    const error = await readingBuild(given, dependencies, readJobRequests).catch((reason: unknown) => reason);
    return { error, events, warnings };
  }

  it('replaces that of an earlier run: the problem with file and line, the locks, the commands', async () => {
    write('out/build-record.json', OLD);

    const { error, events } = await read(LOCKED);

    expect(error).toMatchObject({ code: 'UNPINNED' });
    expect(recordIn('out')).toMatchObject({
      state: 'failed',
      phase: 'request',
      failure: { code: 'UNPINNED', problems: [{ file: 'r.txt', line: 1 }, { code: 'HASH', line: 1 }, {}] },
      locks: [{ environment: 'app', path: 'r.txt' }],
      commands: [{ run: 'make' }],
      earlier: { path: 'build-record.earlier.json' },
    });
    expect(events).toMatchObject([
      { type: 'built', result: { recordFile: join(directory, 'out/build-record.json') } },
    ]);
  });

  it('comes with a warning of the artifacts of the earlier run, which stay', async () => {
    const machines = [{ name: 'host-1', artifacts: [{ path: 'a.xml' }] }];
    write('out/build-record.json', JSON.stringify({ ...JSON.parse(OLD), machines }));
    write('out/host-1/a.xml', '<x/>');

    const { warnings } = await read(LOCKED);

    expect(warnings).toMatchObject({ length: 1 });
    expect(warnings[0]).toContain(`in ${JSON.stringify(join(directory, 'out/host-1'))}`);
  });

  it.each<[string, string, Partial<GivenJob>]>([
    ['an unknown key', 'bild: {}', { command: 'make' }],
    ['a config that is no YAML', '{', {}],
    ['a config that is missing', '', { config: 'gone.yml' }],
    ['an unknown step', LOCKED, { steps: ['lnt'] }],
    ['a project that is missing', LOCKED, { directory: 'gone' }],
    ['a flag that is not valid', LOCKED, { problems: ['--ttl is not valid'] }],
  ])('is there with %s', async (_name, config, change) => {
    const { error } = await read(config, { outputDirectory: 'deep/out', ...change });

    expect(error).toBeInstanceOf(Error);
    expect(recordIn('deep/out').failure.message).toBe((error as Error).message);
  });

  it('is in the folder of each image, also where no config says which there are', async () => {
    const images = ['out/debian-12', 'out/ubuntu-24.04'];

    const { error } = await read(`${MATRIX}\n${LOCKED}`);
    expect(error).toMatchObject({ code: 'UNPINNED', problems: { length: 3 } });
    const first = images.map((folder) => recordIn(folder).failure.code);
    await read('{');

    expect(first).toEqual(['UNPINNED', 'UNPINNED']);
    expect(images.map((folder) => recordIn(folder).failure.problems[0].message)).not.toContain('six');
    expect(images.map((folder) => recordIn(folder).locks)).toEqual([[], []]);
    expect(existsSync(join(directory, 'out/build-record.json'))).toBe(false);
  });

  it('is not written by a plan, nor through a link of the project', async () => {
    const elsewhere = mkdtempSync(join(tmpdir(), 'elsewhere-'));
    symlinkSync(elsewhere, join(directory, 'link'));

    await read(LOCKED, { isPlan: true });
    await read(LOCKED, { outputDirectory: 'link/out' });

    expect(existsSync(join(directory, 'out'))).toBe(false);
    expect(existsSync(join(elsewhere, 'out'))).toBe(false);
    rmSync(elsewhere, { recursive: true });
  });

  it('has no values of secrets', async () => {
    write('r.txt', '');
    const steps = 'build: { steps: [{ run: "true", secrets: [TOKEN] }], upload: [gone-t0ken-value] }';

    await read(steps, { variables: { AWS_REGION: 'eu-west-1', TOKEN: 't0ken-value' } });

    expect(JSON.stringify(recordIn('out'))).not.toContain('t0ken-value');
  });

  it('is there when the place of the builds cannot be opened', async () => {
    const requests = ['a', 'b'].map((folder) => ({ outputDirectory: join(directory, folder) }));
    const dependencies = { clock: createVirtualClock(), logger: silentLogger, variables: {} };

    const opening = beforeBuilds(requests as BuildRequest[], dependencies, () =>
      Promise.reject(new Error('no region')),
    );

    await expect(opening).rejects.toThrow('no region');
    expect(['a', 'b'].map((folder) => recordIn(folder).failure.message)).toEqual(['no region', 'no region']);
  });
});
