import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createVirtualClock } from '@ami-select/core/testing';
import { describe, expect, it } from 'vitest';
import { BUILD_LIMITS } from '../definition/build-limits.ts';
import { machineFacts, pythonFacts } from '../testing/facts.ts';
import { fakeMachine, treeOf } from '../testing/fake-machine.ts';
import { requirementOf, resolutionOf } from '../testing/resolution.ts';
import { stageOf } from '../testing/stage.ts';
import { tempFolder } from '../testing/temp-folder.ts';
import { sha256 } from '../wheels/digest.ts';
import { createRecord } from './create-record.ts';
import { writeRecord } from './record.ts';

const clock = createVirtualClock();
const times = {
  state: 'passed',
  phase: 'collect',
  startedAt: '2026-01-01T00:00:00.000Z',
  finishedAt: '2026-01-01T00:01:00.000Z',
  seconds: { steps: 2 },
} as const;

describe('createRecord', () => {
  it('has what is known of every machine', async () => {
    const musl = { ...pythonFacts(), libc: { family: 'musl', version: '1.2' } as const };
    const environment = { name: 'app', python: '3.12.3', installer: 'pip 26.0', packages: [] };
    const step = { name: 'tests', outcome: 'passed', exitCode: 0, seconds: 2 } as const;
    const wheel = { filename: 'foo.whl', path: '/w/foo.whl', sha256: 'aa', bytes: 3, downloaded: true };
    const stage = stageOf(
      [{ ...fakeMachine('host-1'), facts: { instanceId: 'i-1' } }, fakeMachine('host-2')],
      {
        indexName: 'https://index.example/simple/',
        wheels: new Map([['foo.whl', wheel]]),
        facts: new Map([
          ['host-1', machineFacts()],
          ['host-2', machineFacts({ pythons: { python3: musl }, system: 'alpine 3.20' })],
        ]),
        inventory: new Map([['host-1', [environment]]]),
        steps: new Map([['host-1', [step]]]),
      },
    );

    const record = await createRecord(stage, { ...times, clock, outputDirectory: await tempFolder() });

    expect(record).toEqual({
      version: 2,
      ...times,
      locks: [],
      contents: [],
      commands: [],
      index: 'https://index.example/simple/',
      wheels: [{ filename: 'foo.whl', sha256: 'aa', bytes: 3 }],
      machines: [
        {
          name: 'host-1',
          facts: { instanceId: 'i-1' },
          system: 'ubuntu 24.04',
          kernel: '6.8.0-1012-aws',
          architecture: 'x86_64',
          libc: 'glibc 2.39',
          environments: [environment],
          steps: [step],
          artifacts: [],
        },
        {
          name: 'host-2',
          system: 'alpine 3.20',
          kernel: '6.8.0-1012-aws',
          architecture: 'x86_64',
          libc: 'musl 1.2',
          environments: [],
          steps: [],
          artifacts: [],
        },
      ],
    });
  });

  it('leaves empty what a machine without Python does not have', async () => {
    const stage = stageOf([fakeMachine('host-1')]);

    const { machines } = await createRecord(stage, { ...times, clock, outputDirectory: await tempFolder() });

    expect(machines).toMatchObject([{ name: 'host-1', system: '', libc: '', tests: undefined }]);
  });

  it('has the commands of the steps, without what addresses hide', async () => {
    const run = 'pip download -i https://me:token@a.example/simple foo';
    const step = { name: 'get', run, environment: 'app', timeoutMinutes: 1, secrets: ['TOKEN'] };
    const env = { WHERE: 'https://a.example/?t=token', HOW: 'fast' };
    const stage = stageOf([fakeMachine('host-1')], { build: { steps: [{ ...step, env }] } });

    const { commands } = await createRecord(stage, { ...times, clock, outputDirectory: await tempFolder() });

    expect(commands).toMatchObject([{ name: 'get', environment: 'app', env: { HOW: 'fast' } }]);
    expect(JSON.stringify(commands)).not.toContain('token');
  });

  it('counts the tests of the JUnit files among the artifacts of a machine', async () => {
    const outputDirectory = await tempFolder();
    await mkdir(join(outputDirectory, 'host-1'));
    const files = {
      'junit.xml': '<testsuite><testcase name="a"/></testsuite>',
      'more.xml': '<testsuites><testcase name="b"><failure/></testcase></testsuites>',
      'other.xml': '<project><testcase name="c"/></project>',
      'log.txt': '<testsuite><testcase name="d"/></testsuite>',
    };
    for (const [name, content] of Object.entries(files))
      await writeFile(join(outputDirectory, 'host-1', name), content);
    const stage = stageOf([fakeMachine('host-1')], {
      artifacts: new Map([['host-1', treeOf({ files: Object.keys(files) })]]),
    });

    const { machines } = await createRecord(stage, { ...times, clock, outputDirectory });

    expect(machines[0]?.tests).toEqual({ tests: 2, failed: 1, skipped: 0, failures: [{ name: 'b' }] });
  });
});

describe('the tests of a record', () => {
  const suite = '<testsuite><testcase name="a"/></testsuite>';

  async function testsOf(files: Readonly<Record<string, string | Buffer>>): Promise<unknown> {
    const outputDirectory = await tempFolder();
    await mkdir(join(outputDirectory, 'host-1'));
    for (const [name, content] of Object.entries(files))
      await writeFile(join(outputDirectory, 'host-1', name), content);
    const stage = stageOf([fakeMachine('host-1')], {
      build: { limits: { ...BUILD_LIMITS, reportBytes: 100 } },
      artifacts: new Map([['host-1', treeOf({ files: Object.keys(files) })]]),
    });
    return (await createRecord(stage, { ...times, clock, outputDirectory })).machines[0]?.tests;
  }

  it('count a report that is as large as the limit', async () => {
    expect(await testsOf({ 'a.xml': suite.padEnd(100) })).toEqual({
      tests: 1,
      failed: 0,
      skipped: 0,
      failures: [],
    });
  });

  it('name a report that is too large, with the field that raises the limit', async () => {
    expect(await testsOf({ 'a.xml': suite.padEnd(101), 'b.xml': suite })).toEqual({
      tests: 1,
      failed: 0,
      skipped: 0,
      failures: [],
      malformed: {
        count: 1,
        examples: [
          {
            name: 'a.xml',
            reason: 'its 101 bytes are more than the 100 that are read; raise max-report-mib',
          },
        ],
      },
    });
  });

  it('name a report that is cut off, and count what is before it', async () => {
    const cut = '<testsuite><testcase name="a"/><testcase name="b"><fail';

    expect(await testsOf({ 'a.xml': cut, 'b.xml': '<testsui', 'c.xml': '', 'd.xml': '<p>' })).toMatchObject({
      tests: 1,
      failed: 0,
      malformed: {
        count: 1,
        examples: [{ name: 'a.xml', reason: expect.stringMatching(/^it is not XML at 1:\d+: unclosed tag/) }],
      },
    });
  });

  it('count a report in UTF-16', async () => {
    const text = Buffer.from('\ufeff<testsuite><testcase/></testsuite>', 'utf16le');

    expect(await testsOf({ 'a.xml': text })).toMatchObject({ tests: 1 });
  });

  it('do not mention other XML that is large', async () => {
    expect(await testsOf({ 'coverage.xml': `<coverage>${' '.repeat(100)}</coverage>` })).toBeUndefined();
  });
});

describe('what stayed on a machine', () => {
  it('is in the record, with the limits that were reached', async () => {
    const left = { count: 7, examples: [{ name: 'x:y', reason: 'it has a colon' }] };
    const stage = stageOf([fakeMachine('host-1')], {
      artifacts: new Map([['host-1', treeOf({ left, reached: ['files', 'bytes'] })]]),
    });

    const { machines } = await createRecord(stage, { ...times, clock, outputDirectory: await tempFolder() });

    expect(machines[0]).toMatchObject({ left, limits: ['max-files', 'max-artifacts-mib'] });
  });
});

describe('the files of a record', () => {
  it('have their hashes: requirement files with what they include, and artifacts', async () => {
    const outputDirectory = await tempFolder();
    await mkdir(join(outputDirectory, 'host-1'));
    for (const name of ['r.txt', 'base.txt', 'host-1/log']) await writeFile(join(outputDirectory, name), 'a');
    const environment = { name: 'app', requirements: ['r.txt', 'gone.txt'] };
    const requirements = [requirementOf('foo', '1', { file: 'base.txt' })];
    const stage = stageOf([fakeMachine('host-1')], {
      build: { baseDirectory: outputDirectory, environments: [environment] },
      locks: [{ environment, requirements }],
      resolutions: [resolutionOf('host-1', [])],
      artifacts: new Map([['host-1', treeOf({ files: ['log'] })]]),
    });

    const record = await createRecord(stage, { ...times, clock, outputDirectory });

    const hashed = { sha256: sha256(Buffer.from('a')), bytes: 1 };
    expect(record.locks).toEqual([
      { environment: 'app', path: 'r.txt', ...hashed },
      { environment: 'app', path: 'base.txt', ...hashed },
    ]);
    expect(record.machines[0]?.artifacts).toEqual([{ path: 'log', ...hashed }]);
    expect(record.installer).toContain('start install app python3');
    expect(record.installsWith).toBe('auto');
  });
});

describe('writeRecord', () => {
  it('replaces a link instead of writing to its target', async () => {
    const outputDirectory = await tempFolder();
    const precious = join(await tempFolder(), 'precious');
    await writeFile(precious, 'precious');
    await symlink(precious, join(outputDirectory, 'build-record.json'));

    await writeRecord(await createRecord(stageOf([]), { ...times, clock, outputDirectory }), outputDirectory);

    expect(await readFile(precious, 'utf8')).toBe('precious');
    expect(await readFile(join(outputDirectory, 'build-record.json'), 'utf8')).toContain('"version": 2');
  });

  it('writes JSON into a folder that it creates', async () => {
    const outputDirectory = join(await tempFolder(), 'deep/er');
    const record = await createRecord(stageOf([fakeMachine('host-1')]), { ...times, clock, outputDirectory });

    const file = await writeRecord(record, outputDirectory);

    expect(file).toBe(join(outputDirectory, 'build-record.json'));
    expect(JSON.parse(await readFile(file, 'utf8'))).toEqual(JSON.parse(JSON.stringify(record)));
  });
});
