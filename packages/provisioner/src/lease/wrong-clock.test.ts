import { offBy } from '@ami-select/core/testing';
import { expect, it } from 'vitest';
import { spawnFleet } from '../spawn-fleet.ts';
import { leasedFleets } from '../testing/leased-fleet.ts';
import { withLease } from './keep-lease.ts';

const HOUR = 3_600_000;
const world = leasedFleets();

it.each([0, 2 * HOUR, -2 * HOUR])(
  'a job whose clock is off by %i ms renews in time, for as long as asked',
  async (ms) => {
    const { dependencies, intent, clock } = await world();
    const { hosts } = await spawnFleet(intent, dependencies);
    const termMs = intent.ttlMinutes * 60_000;
    const left: number[] = [];
    const renewed = async (expiresAt: string): Promise<void> =>
      void left.push(Math.round((Date.parse(expiresAt) - clock.now().getTime()) / 60_000));
    const startedAt = clock.now().getTime();

    // Of another process, which has called nothing yet.
    const job = { ...dependencies, clock: offBy(ms, clock), renewed };
    await withLease({ intent, hosts }, job, () => clock.sleep(termMs));

    expect(left).toEqual([45, 45, 45]);
    expect(clock.now().getTime() - startedAt).toBe(termMs);
  },
);
