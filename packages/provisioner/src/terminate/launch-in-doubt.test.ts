import { createVirtualClock, offBy } from '@ami-select/core/testing';
import { describe, expect, it } from 'vitest';
import { hearTime } from '../aws/aws-time.ts';
import type { CreatingCall } from '../fleet/handle.ts';
import { launchFleet } from '../launch/launch-fleet.ts';
import { FakeEc2 } from '../testing/fake-ec2.ts';
import { fleetIntent, spawnDependencies } from '../testing/fixtures.ts';
import { terminateFleet } from './terminate-fleet.ts';

/** A process was killed during its launch, with the caller's groups; the response would have named machines. */
async function leaveInDoubt({ isLaunched }: { readonly isLaunched: boolean }) {
  const clock = createVirtualClock();
  const ec2 = new FakeEc2({ clock });
  const dependencies = spawnDependencies(ec2, clock);
  const intent = fleetIntent(clock, { securityGroupIds: [ec2.addForeignGroup('mine')] });
  if (isLaunched) await launchFleet(intent, dependencies);
  const [pool] = intent.pools;
  const launch: CreatingCall = {
    action: 'RunInstances',
    token: pool?.clientToken ?? '',
    outcome: 'sent',
    ids: [],
  };
  const known = { handle: { intent, calls: [launch] }, intent };
  const end = (what: keyof typeof known, aheadMs = 0) => {
    const late = offBy(aheadMs, clock);
    hearTime({ date: clock.now().toUTCString() }, late);
    return terminateFleet(known[what], { ...dependencies, clock: late });
  };
  return { end, clock, intent };
}

describe('the end of a launch in doubt', () => {
  it.each(['handle', 'intent'] as const)('is unknown by %s while nothing of it shows', async (what) => {
    const { end, intent } = await leaveInDoubt({ isLaunched: false });

    await expect(end(what)).rejects.toMatchObject({
      code: 'REMAINING_UNKNOWN',
      proof: {
        clean: false,
        remaining: [],
        unknown: [{ kind: 'instance', reason: expect.stringContaining(intent.expiresAt) }],
      },
    });
  });

  it.each(['handle', 'intent'] as const)(
    'is unknown by %s on a machine whose clock is ahead',
    async (what) => {
      const { end } = await leaveInDoubt({ isLaunched: false });

      await expect(end(what, 7_200_000)).rejects.toMatchObject({ code: 'REMAINING_UNKNOWN' });
    },
  );

  it.each(['handle', 'intent'] as const)('is clean by %s after half an hour', async (what) => {
    const { end, clock } = await leaveInDoubt({ isLaunched: false });
    await clock.sleep(30 * 60_000);

    expect(await end(what)).toMatchObject({ clean: true, created: [] });
  });

  it.each(['handle', 'intent'] as const)('is clean by %s when its machines show', async (what) => {
    const { end } = await leaveInDoubt({ isLaunched: true });

    expect((await end(what)).created).toContainEqual(expect.objectContaining({ kind: 'instance' }));
  });
});
