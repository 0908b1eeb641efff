import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { RunRecord } from '@ami-select/builder';
import { silentLogger } from '@ami-select/core';
import { createVirtualClock } from '@ami-select/core/testing';
import type { Host } from '@ami-select/provisioner';
import { expect, it, onTestFinished } from 'vitest';
import { buildOnHosts } from './phases/build-on-hosts.ts';
import { readBuildConfig } from './testing/read-build-config.ts';

it('has in the record of a build that failed file and line, as its error has', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'located-'));
  onTestFinished(() => rmSync(directory, { recursive: true }));
  writeFileSync(join(directory, 'src'), '');
  const request = await readBuildConfig(
    'build:\n  steps: [{ run: make }]\n  upload:\n    - src\n',
    directory,
  );
  rmSync(join(directory, 'src'));
  const clock = createVirtualClock();
  const record = new RunRecord({ ...request, clock, logger: silentLogger });
  await record.begin();
  const hosts = [{ name: 'host-1', instanceId: 'i-1' }] as unknown as readonly Host[];
  const intent = { image: { id: 'ami-1' }, region: 'eu-west-1' } as never;

  const error = await buildOnHosts({ hosts, intent, record }, request, {
    variables: {},
    clock,
    logger: silentLogger,
    signal: new AbortController().signal,
    report: () => undefined,
    connect: async () => ({ close: async () => undefined }) as never,
  }).catch((reason: unknown) => reason);

  const place = { file: 'ami-select.yml', line: 3 };
  expect(error).toMatchObject({ code: 'INVALID_BUILD', problems: [place] });
  const { failure } = JSON.parse(readFileSync(join(directory, 'out/build-record.json'), 'utf8'));
  expect(failure).toMatchObject({ message: (error as Error).message, problems: [place] });
});
