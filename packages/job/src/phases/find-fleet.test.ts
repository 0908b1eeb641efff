import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createVirtualClock } from '@ami-select/core/testing';
import { handlePath, recoverHandle, writeHandle } from '@ami-select/provisioner';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findFleet } from './find-fleet.ts';

const fleetId = 'fleet-0123456789abcdef';
const clock = createVirtualClock();

describe('findFleet', () => {
  let directory: string;
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'find-fleet-'));
  });
  afterEach(() => rmSync(directory, { recursive: true }));

  const find = (word: string, change: { region?: string; variables?: Record<string, string> } = {}) =>
    findFleet(word, {
      variables: { RUNNER_TEMP: directory, ...change.variables },
      workingDirectory: directory,
      region: change.region,
      clock,
    });
  const handle = recoverHandle({ fleetId, region: 'eu-west-1', endpoint: undefined, now: clock.now() });

  it('reads the handle file that a path names', async () => {
    await writeHandle(join(directory, 'handle.json'), handle);

    await expect(find('handle.json')).resolves.toEqual({ handle, path: join(directory, 'handle.json') });
  });

  it('finds the handle of an id where jobs store it', async () => {
    const path = handlePath({ RUNNER_TEMP: directory }, fleetId);
    await writeHandle(path, handle);

    await expect(find(fleetId)).resolves.toEqual({ handle, path });
  });

  it('does without a file for an id', async () => {
    const variables = { AWS_REGION: 'eu-west-1' };

    const found = await find(fleetId, { variables });

    expect(found).toMatchObject({ handle: { intent: { fleetId, region: 'eu-west-1' } }, path: undefined });
  });

  it('prefers the region that is given', async () => {
    const { handle: found } = await find(fleetId, {
      region: 'us-west-2',
      variables: { AWS_REGION: 'eu-west-1' },
    });

    expect(found.intent.region).toBe('us-west-2');
  });

  it('refuses a word that is neither', async () => {
    await expect(find('fleet-0')).rejects.toMatchObject({
      code: 'UNKNOWN_FLEET',
      message: expect.stringContaining(join(directory, 'ami-select', 'fleet-0.json')),
    });
  });
});
