import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createVirtualClock } from '@ami-select/core/testing';
import { createIntent, type FleetHandle, fleetState, handlePath, writeHandle } from '@ami-select/provisioner';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findSavedFleet } from './find-saved-fleet.ts';

const clock = createVirtualClock();
const image = { id: 'ami-00000001', architecture: 'x86_64', rootDeviceName: '/dev/sda1', sshUser: 'ubuntu' };

function handleOf(id: string, change: { generation?: number; endpoint?: string } = {}): FleetHandle {
  const request = { region: 'eu-west-1', image, instanceTypes: ['t3.small'], count: 1, ttlMinutes: 60 };
  return { intent: createIntent({ identity: { id }, ...request, ...change }, { clock }), calls: [] };
}

describe('the fleet of a main step', () => {
  let directory: string;
  let warnings: string[];
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'saved-fleet-'));
    warnings = [];
  });
  afterEach(() => rmSync(directory, { recursive: true }));

  const handle = handleOf('mine');
  const { fleetId, pools } = JSON.parse(JSON.stringify(handle.intent));
  const pathOf = (): string => handlePath({ RUNNER_TEMP: directory }, fleetId);
  const find = (of: FleetHandle = handle, state = fleetState(of.intent)) =>
    findSavedFleet(
      { path: pathOf(), state },
      {
        variables: { RUNNER_TEMP: directory },
        workingDirectory: directory,
        clock,
        logger: { warn: (line) => void warnings.push(line) },
      },
    );

  it('is known by its file, with every call', async () => {
    await writeHandle(pathOf(), handle);

    const found = await find();

    expect(found).toMatchObject({ path: pathOf(), handle: { calls: [] } });
    expect(warnings).toEqual([]);
  });

  it.each([
    ['gone with its folder', () => rmSync(dirname(pathOf()), { recursive: true })],
    ['cut short', () => writeFileSync(pathOf(), '{"version":2')],
    ['of another version', () => writeFileSync(pathOf(), '{"version":9}')],
  ])('is known by its intent when its file is %s', async (_, spoil) => {
    await writeHandle(pathOf(), handle);
    spoil();

    const found = await find();

    expect(found).toMatchObject({ path: pathOf(), handle: { intent: { fleetId, pools, count: 1 } } });
    expect(found.handle.calls).toBeUndefined();
    expect(warnings.join()).toContain(`${fleetId} is searched with what its main step saved`);
  });

  it.each([
    ['another fleet', handleOf('other')],
    ['another generation', handleOf('mine', { generation: 1 })],
  ])('is not that of %s in its place, whose file stays', async (_, other) => {
    await writeHandle(pathOf(), other);

    const found = await find();

    expect(found).toMatchObject({ path: undefined, handle: { intent: { fleetId, pools } } });
  });

  it('is not searched at an endpoint that is not that of the environment', async () => {
    const elsewhere = handleOf('mine', { endpoint: 'https://ec2.evil.example' });

    await expect(find(elsewhere)).rejects.toMatchObject({ code: 'FOREIGN_HANDLE' });
  });

  it('is found by its file alone where no state was saved', async () => {
    await writeHandle(pathOf(), handle);

    await expect(find(handle, '')).resolves.toMatchObject({ path: pathOf() });
  });
});
