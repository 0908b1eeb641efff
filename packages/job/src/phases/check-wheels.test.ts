import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadBuild } from '@ami-select/builder';
import { silentLogger } from '@ami-select/core';
import { createVirtualClock } from '@ami-select/core/testing';
import type { Selection } from '@ami-select/selector';
import { expect, it, onTestFinished } from 'vitest';
import { checkWheels } from './check-wheels.ts';

/** It has what the locks name, in another version. */
const index = {
  name: 'https://index.example/',
  project: async () => ({
    files: [
      {
        filename: 'greeter-1.0-py3-none-any.whl',
        hashes: [],
        open: () => Promise.reject(new Error('a wheel of another version is not opened')),
      },
    ],
  }),
};

it('names the line of the config for what is wrong with a field', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'check-wheels-'));
  onTestFinished(() => rmSync(directory, { recursive: true }));
  writeFileSync(join(directory, 'r.txt'), `greeter==1.4 --hash=sha256:${'0'.repeat(64)}\n`);
  const archive = { url: 'https://example.com/gone.tar.gz', sha256: '0'.repeat(64) };
  const environments = { app: { requirements: ['r.txt'], python: '3.10' } };
  const pythons = { '3.10': { x86_64: archive } };
  const build = loadBuild({ environments, pythons }, { baseDirectory: directory });
  const fetch = async (): Promise<Response> => new Response('', { status: 404 });

  const checking = checkWheels(
    {
      fleet: { userData: '' },
      build,
      outputDirectory: directory,
      placeOf: ({ field }) => ({ field, file: 'a.yml', line: 7 }),
    },
    Promise.resolve(undefined),
    {
      clock: createVirtualClock(),
      logger: silentLogger,
      signal: new AbortController().signal,
      endpoint: undefined,
      variables: {},
      openIndex: async () => index,
      fetch,
    },
  );

  await expect(checking).rejects.toMatchObject({
    message: expect.stringContaining('a.yml:7: build.pythons.3.10.x86_64: the archive of Python 3.10'),
    problems: expect.arrayContaining([
      expect.objectContaining({ field: 'build.pythons.3.10.x86_64', file: 'a.yml', line: 7 }),
      expect.objectContaining({ code: 'NO_WHEEL', file: 'r.txt', line: 1 }),
    ]),
  });
});

it.each([
  ['arch', 'arch-linux-std-hvm-20260801.x86_64-ebs', undefined, 1],
  ['debian', 'debian-12-amd64-20260910-2234', undefined, 0],
  ['arch', 'arch-linux-std-hvm-20260801.x86_64-ebs', 'http://localhost:1', 0],
])(
  'warns once of what is not known of an image before a launch: %s',
  async (publisher, name, endpoint, count) => {
    const directory = mkdtempSync(join(tmpdir(), 'check-wheels-'));
    onTestFinished(() => rmSync(directory, { recursive: true }));
    writeFileSync(join(directory, 'r.txt'), `greeter==1.4 --hash=sha256:${'0'.repeat(64)}\n`);
    const warnings: string[] = [];
    const environments = { app: { requirements: ['r.txt'] }, other: { requirements: ['r.txt'] } };
    const image = { id: 'ami-1', name, publisher, architecture: 'x86_64', tags: {} };

    const checking = checkWheels(
      {
        fleet: { userData: '' },
        build: loadBuild({ environments }, { baseDirectory: directory }),
        outputDirectory: directory,
      },
      Promise.resolve({ image } as unknown as Selection),
      {
        clock: createVirtualClock(),
        logger: { ...silentLogger, warn: (text) => void warnings.push(text) },
        signal: new AbortController().signal,
        endpoint,
        variables: {},
        openIndex: async () => index,
      },
    );

    await expect(checking).rejects.toMatchObject({ code: 'NO_WHEEL' });
    expect(
      warnings.filter((text) => text.includes(`not known for this image, ami-1 (${name})`)),
    ).toHaveLength(count);
  },
);
