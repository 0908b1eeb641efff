import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadBuild } from '@ami-select/builder';
import { silentLogger } from '@ami-select/core';
import { createVirtualClock } from '@ami-select/core/testing';
import { expect, it, onTestFinished } from 'vitest';
import { checkWheels } from './check-wheels.ts';

it('names the line of the config for what is wrong with a field', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'check-wheels-'));
  onTestFinished(() => rmSync(directory, { recursive: true }));
  writeFileSync(join(directory, 'r.txt'), `greeter==1.4 --hash=sha256:${'0'.repeat(64)}\n`);
  const archive = { url: 'https://example.com/gone.tar.gz', sha256: '0'.repeat(64) };
  const environments = { app: { requirements: ['r.txt'], python: '3.10' } };
  const pythons = { '3.10': { x86_64: archive } };
  const build = loadBuild({ environments, pythons }, { baseDirectory: directory });
  const fetch = async (): Promise<Response> => new Response('', { status: 404 });
  const index = { name: 'https://index.example/', project: async () => ({ files: [] }) };

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
