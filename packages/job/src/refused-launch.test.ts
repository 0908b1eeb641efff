import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadBuild } from '@ami-select/builder';
import { silentLogger } from '@ami-select/core';
import { createVirtualClock } from '@ami-select/core/testing';
import { parseImageQuery } from '@ami-select/selector';
import { afterAll, describe, expect, it } from 'vitest';
import type { JobDependencies } from './context/dependencies.ts';
import type { JobError } from './context/errors.ts';
import type { JobRequest } from './request/request.ts';
import { runJob, spawnJob } from './run-job.ts';

const ID = 'ami-0123456789abcdef0';
const IMAGE = {
  ImageId: ID,
  Name: 'corp-base-1',
  OwnerId: '123456789012',
  Architecture: 'x86_64',
  CreationDate: '2026-08-01T00:00:00.000Z',
  State: 'available',
  RootDeviceType: 'ebs',
  RootDeviceName: '/dev/sda1',
  VirtualizationType: 'hvm',
};

const outputDirectory = mkdtempSync(join(tmpdir(), 'refused-launch-'));
afterAll(() => rmSync(outputDirectory, { recursive: true }));

const REQUEST = {
  outputDirectory,
  query: parseImageQuery({ imageId: ID }),
  fleet: {
    count: 1,
    ttlMinutes: 60,
    market: 'on-demand',
    hopLimit: 1,
    instanceTypes: ['t3.small'],
    sshUser: 'me',
  },
  region: 'us-east-1',
  identity: { id: 'test' },
  build: { environments: [], steps: [] },
} as unknown as JobRequest;

/** A job in an account that has the image and may launch nothing; what it does is noted. */
function start() {
  const noted: string[] = [];
  const refuse = async (): Promise<never> => {
    throw Object.assign(new Error('no'), { name: 'UnauthorizedOperation' });
  };
  const client = { send: async () => ({ Images: [IMAGE] }) };
  const dependencies = {
    variables: { PIP_INDEX_URL: 'https://index.invalid/simple/' },
    region: 'us-east-1',
    clock: createVirtualClock(new Date('2026-09-01T00:00:00Z')),
    logger: silentLogger,
    signal: new AbortController().signal,
    report: (event: { readonly type: string; readonly phase?: string }) =>
      noted.push([event.type, event.phase].filter(Boolean).join(' ')),
    clients: () => ({ ec2: client, ssm: client }),
    ec2: { send: refuse },
    fetch: async () => new Response(''),
    callerAddress: async () => '198.51.100.4',
    handles: {
      path: () => '/nowhere',
      read: async () => undefined,
      write: async () => void noted.push('handle stored'),
    },
  } as unknown as JobDependencies;
  return { noted, dependencies };
}

describe('a job whose launch would be refused', () => {
  it('says of each problem where its value was given', async () => {
    const { dependencies } = start();
    const fleet = { ...REQUEST.fleet, connect: 'ssm' as const };
    const locate = (field: string) => ({ field: `input "${field}"` });

    const spawning = spawnJob(
      { ...REQUEST, fleet, locate },
      { ...dependencies, missingCommands: async (names) => names },
    );

    const { problems, message } = (await spawning.catch((error: unknown) => error)) as JobError;
    expect(problems).toContainEqual(expect.objectContaining({ field: 'input "connect"' }));
    expect(message).toContain('input "connect": ssm is not valid because');
  });

  it.each([
    ['spawn', spawnJob],
    ['run', runJob],
  ])('stores no handle and plans no fleet: %s', async (_, run) => {
    const { noted, dependencies } = start();

    await expect(run(REQUEST, dependencies)).rejects.toMatchObject({
      code: 'PERMISSION_DENIED',
      message: expect.stringMatching(/nothing was created/i),
    });

    // The record of a run that is refused is reported as built as far as it came.
    expect(noted.filter((event) => event !== 'built')).toEqual([
      ...['phase-started resolve', 'phase-ended resolve', 'image-selected'],
      ...['phase-started preflight', 'phase-ended preflight'],
    ]);
  });

  it('replaces the record of an earlier run with why it was refused', async () => {
    const { dependencies } = start();
    const file = join(outputDirectory, 'build-record.json');
    writeFileSync(file, '{"of": "an earlier run"}');

    await expect(runJob(REQUEST, dependencies)).rejects.toThrow();

    const record = JSON.parse(readFileSync(file, 'utf8'));
    expect(record).toMatchObject({ state: 'failed', phase: 'start', failure: { code: 'PERMISSION_DENIED' } });
    expect(record).not.toHaveProperty('of');
  });

  it('lists what is wrong with the image and with the index', async () => {
    const { dependencies } = start();
    const clients = () => ({ ec2: { send: async () => ({ Images: [] }) } });
    const directory = mkdtempSync(join(tmpdir(), 'refused-launch-'));
    mkdirSync(join(directory, 'wheels'));
    writeFileSync(join(directory, 'wheels', 'six-1.17.0-py3-none-any.whl'), 'wheel');
    writeFileSync(join(directory, 'app.txt'), `six==1.17.0 --hash=sha256:${'0'.repeat(64)}\n`);
    const environments = { app: { requirements: ['app.txt'] } };
    const fields = { environments, index: 'wheels', installer: 'machine-pip' };
    const build = loadBuild(fields, { baseDirectory: directory });

    const running = runJob({ ...REQUEST, build }, { ...dependencies, clients } as never);
    const { problems, message } = (await running.catch((error: unknown) => error)) as JobError;
    rmSync(directory, { recursive: true });

    expect(problems.map(({ message }) => message).sort()).toEqual([
      expect.stringContaining('No image in us-east-1'),
      expect.stringContaining('0'.repeat(64)),
    ]);
    expect(message).toMatch(/Nothing was created\.$/);
  });
});
