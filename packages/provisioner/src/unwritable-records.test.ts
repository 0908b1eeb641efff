import { createVirtualClock } from '@ami-select/core/testing';
import { describe, expect, it } from 'vitest';
import { ProvisionerError } from './fleet/errors.ts';
import type { FleetHandle } from './fleet/handle.ts';
import { spawnFleet } from './spawn-fleet.ts';
import { terminateFleet } from './terminate/terminate-fleet.ts';
import { FakeEc2 } from './testing/fake-ec2.ts';
import { fleetIntent, spawnDependencies } from './testing/fixtures.ts';

const full = new ProvisionerError(
  'UNWRITABLE_FILE',
  '/temp/h.json cannot be written because no space is left',
);

function world() {
  const clock = createVirtualClock();
  const ec2 = new FakeEc2({ clock });
  const warnings: string[] = [];
  const logger = { debug: () => {}, info: () => {}, warn: (text: string) => void warnings.push(text) };
  const dependencies = { ...spawnDependencies(ec2, clock), logger };
  return { clock, ec2, warnings, dependencies, intent: fleetIntent(clock) };
}

describe('a record that cannot be written', () => {
  it('costs an end neither its proof nor its status, and is warned about', async () => {
    const { clock, ec2, warnings, dependencies, intent } = world();
    await spawnFleet(intent, dependencies);
    await clock.sleep(60_000);

    const proof = await terminateFleet(dependencies.saved.at(-1)!, {
      ...dependencies,
      save: async () => Promise.reject(full),
    });

    expect(proof.clean).toBe(true);
    expect(ec2.remaining()).toEqual([]);
    expect(warnings).toEqual([
      `The record of ${intent.fleetId}, which is terminated, may still hold its private keys: ${full.message}. Delete it.`,
    ]);
  });

  it('is why a launch fails, whichever write it is, and nothing remains', async () => {
    const { dependencies: healthy, intent } = world();
    await spawnFleet(intent, healthy);
    const writes = healthy.saved.length;
    expect(writes).toBeGreaterThan(5);

    for (let room = 0; room < writes; room += 1) {
      const { ec2, dependencies } = world();
      const saved: FleetHandle[] = [];
      const save = async (handle: FleetHandle): Promise<void> => {
        if (saved.length === room) throw full;
        saved.push(handle);
      };

      const failure = await spawnFleet(intent, { ...dependencies, save }).catch((error: unknown) => error);

      expect(failure, `write ${room}`).toMatchObject({ code: 'UNWRITABLE_FILE', message: full.message });
      expect(ec2.remaining(), `write ${room}`).toEqual([]);
    }
  });
});
