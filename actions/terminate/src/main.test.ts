import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLogger } from '@ami-select/action-kit';
import { createFakeCore, type FakeCore } from '@ami-select/action-kit/testing';
import { createVirtualClock } from '@ami-select/core/testing';
import { handlePath, readHandle, writeHandle } from '@ami-select/provisioner';
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

  it('takes the handle that spawn stored, and marks it as terminated', async () => {
    const path = handlePath({ RUNNER_TEMP: directory }, fleetId);
    const intent = {
      version: 1,
      fleetId,
      identity: {},
      region: 'us-west-2',
      image: { id: '', architecture: '', rootDeviceName: '', sshUser: '' },
      pools: [],
      count: 0,
      minimum: 0,
      ttlMinutes: 0,
      tags: {},
      userData: '',
      ssh: { user: '', privateKey: '', publicKey: '', hostKey: '' },
      createdAt: '',
      expiresAt: '',
    } as const;
    await writeHandle(path, { intent, calls: [] });

    await start(createFakeCore({ inputs: { 'fleet-id': fleetId } }));

    expect(places).toEqual(['us-west-2 AWS']);
    expect((await readHandle(path)).terminatedAt).toBeDefined();
  });

  it('refuses an id without a file when no region is known', async () => {
    const core = createFakeCore({ inputs: { 'fleet-id': fleetId } });
    const variables = { AWS_CONFIG_FILE: '/nonexistent', AWS_SHARED_CREDENTIALS_FILE: '/nonexistent' };

    await expect(start(core, variables)).rejects.toMatchObject({ code: 'NO_REGION' });
  });
});
