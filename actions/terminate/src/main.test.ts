import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLogger } from '@ami-select/action-kit';
import { createFakeCore, type FakeCore } from '@ami-select/action-kit/testing';
import { createVirtualClock } from '@ami-select/core/testing';
import { createIntent, handlePath, keyLines, readHandle, writeHandle } from '@ami-select/provisioner';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { run } from './main.ts';

const fleetId = 'fleet-0123456789abcdef';

describe('terminate', () => {
  let directory: string;
  const places: string[] = [];
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'terminate-'));
    places.length = 0;
  });
  afterEach(() => rmSync(directory, { recursive: true }));

  /** Runs the action where EC2 has nothing of the fleet. */
  function start(core: FakeCore, environment: Record<string, string> = {}): Promise<void> {
    return run({
      core,
      logger: createLogger(core),
      environment: { RUNNER_TEMP: directory, ...environment },
      signal: new AbortController().signal,
      clock: createVirtualClock(),
      launchClient: (region, endpoint) => {
        places.push(`${region} ${endpoint ?? 'AWS'}`);
        return { send: async () => ({}) } as never;
      },
    });
  }

  it('terminates a fleet by its id in the region of the environment when there is no handle file', async () => {
    const core = createFakeCore({ inputs: { 'fleet-id': fleetId } });

    await start(core, { AWS_REGION: 'eu-west-1' });

    expect(places).toEqual(['eu-west-1 AWS']);
    expect(Object.fromEntries(core.outputs)).toMatchObject({ 'fleet-id': fleetId, clean: 'true' });
    expect(core.summaries.join('')).toContain(fleetId);
  });

  it('is not held up by misspelled variables', async () => {
    const core = createFakeCore({ inputs: { 'fleet-id': fleetId } });
    const environment = { AWS_REGION: 'eu-west-1', AMI_SELECT_EGRES: 'none', AMI_SELECT_MX_COUNT: '1' };

    await start(core, environment);

    expect(Object.fromEntries(core.outputs)).toMatchObject({ clean: 'true' });
  });

  it('takes the handle that spawn stored, and marks it as terminated', async () => {
    const intent = createIntent(
      {
        identity: { id: 'test' },
        region: 'us-west-2',
        image: {
          id: 'ami-0123456789abcdef0',
          architecture: 'x86_64',
          rootDeviceName: '/dev/sda1',
          sshUser: 'ubuntu',
        },
        instanceTypes: ['t3.small'],
        count: 1,
        ttlMinutes: 60,
      },
      { clock: createVirtualClock() },
    );
    const path = handlePath({ RUNNER_TEMP: directory }, intent.fleetId);
    await writeHandle(path, { intent, calls: [] });

    const core = createFakeCore({ inputs: { 'fleet-id': intent.fleetId } });

    await start(core);

    expect(places).toEqual(['us-west-2 AWS']);
    expect((await readHandle(path)).terminatedAt).toBeDefined();
    expect(readFileSync(path, 'utf8')).not.toContain('PRIVATE KEY');
    expect(core.secrets).toEqual(new Set(keyLines({ intent })));
    expect(core.secrets.size).toBeGreaterThanOrEqual(8);
  });

  it('refuses an id without a file when no region is known', async () => {
    const core = createFakeCore({ inputs: { 'fleet-id': fleetId } });
    const variables = { AWS_CONFIG_FILE: '/nonexistent', AWS_SHARED_CREDENTIALS_FILE: '/nonexistent' };

    await expect(start(core, variables)).rejects.toMatchObject({ code: 'NO_REGION' });
  });
});
