import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createVirtualClock } from '@ami-select/core/testing';
import {
  createIntent,
  endRecord,
  type FleetHandle,
  type FleetIdentity,
  handlePath,
  readStoredHandle,
  writeHandle,
} from '@ami-select/provisioner';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { nextGeneration } from './next-generation.ts';

const clock = createVirtualClock();
const identity = { repository: 'octo/demo', id: 'blue' };
const region = 'eu-west-1';
const image = { id: 'ami-00000001', architecture: 'x86_64', rootDeviceName: '/dev/sda1', sshUser: 'ubuntu' };

function intentOf(generation?: number, of: FleetIdentity = identity): FleetHandle['intent'] {
  const request = { identity: of, region, image, instanceTypes: ['t3.small'], count: 1, ttlMinutes: 60 };
  return createIntent({ ...request, generation }, { clock });
}

describe('the generation of the next fleet', () => {
  let directory: string;
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'generation-'));
  });
  afterEach(() => rmSync(directory, { recursive: true }));

  const pathOf = (fleetId: string): string => handlePath({ RUNNER_TEMP: directory }, fleetId);
  const next = (of: FleetIdentity = identity): Promise<number> =>
    nextGeneration({ identity: of, region, handles: { path: pathOf, read: readStoredHandle } });
  const store = (handle: FleetHandle): Promise<void> => writeHandle(pathOf(handle.intent.fleetId), handle);

  it('is the first where no handle is', async () => {
    expect(await next()).toBe(0);
  });

  it('follows a fleet with a proof, whose tokens EC2 takes no more', async () => {
    const first = intentOf();
    await store(endRecord({ intent: first, calls: [] }, clock.now()));
    const second = intentOf(await next());
    await store(endRecord({ intent: second, calls: [] }, clock.now()));

    expect(await next()).toBe(2);
    expect(second.fleetId).toBe(first.fleetId);
    expect(second.pools[0]?.clientToken).not.toBe(first.pools[0]?.clientToken);
  });

  it('stays after a conflict, so that no launch joins the fleet of the other process', async () => {
    await store(endRecord({ intent: intentOf(3), calls: [], conflict: true }, clock.now()));

    expect(await next()).toBe(3);
  });

  it.each([
    ['was planned', []],
    ['has no record of calls', undefined],
  ])('is refused while another one %s, which keeps its handle', async (_, calls) => {
    const intent = intentOf();
    await store({ intent, calls });
    const before = readFileSync(pathOf(intent.fleetId), 'utf8');

    const refusal = await next().catch((error: unknown) => error);

    expect(refusal).toMatchObject({ code: 'CONFLICT', exitClass: 'usage' });
    expect(String(refusal)).toContain(intent.fleetId);
    expect((refusal as { hint: string }).hint).toContain(`ami-select terminate ${pathOf(intent.fleetId)}`);
    expect(readFileSync(pathOf(intent.fleetId), 'utf8')).toBe(before);
  });

  it('is refused where a handle cannot be read', async () => {
    const intent = intentOf();
    await store({ intent, calls: [] });
    writeFileSync(pathOf(intent.fleetId), '{', { mode: 0o600 });

    await expect(next()).rejects.toMatchObject({ code: 'INVALID_HANDLE' });
    expect(dirname(pathOf(intent.fleetId))).toBe(join(directory, 'ami-select'));
  });

  it('does not depend on other fleets', async () => {
    await store({ intent: intentOf(undefined, { id: 'green' }), calls: [] });

    expect(await next()).toBe(0);
  });
});
