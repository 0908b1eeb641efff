import type { VirtualClock } from '@ami-select/core/testing';
import { expect, it } from 'vitest';
import type { Ec2Port } from '../aws/ports.ts';
import type { FleetHandle } from '../fleet/handle.ts';
import { launchFleet } from '../launch/launch-fleet.ts';
import { FakeEc2 } from '../testing/fake-ec2.ts';
import { fleetIntent, fleetRequest, spawnDependencies } from '../testing/fixtures.ts';
import { LOCAL_REGION, localHandlers } from '../testing/local-handler.ts';
import { terminateFleet } from './terminate-fleet.ts';

const FLEETS = 20;
const startLocal = localHandlers({ throttling: true });

type Dependencies = ReturnType<typeof spawnDependencies>;

it('twenty ends at once in one account are seldom throttled, and over within a minute', async () => {
  const { ec2, clock, imageId, journal } = await startLocal([]);
  const fleets: { readonly handle: FleetHandle; readonly dependencies: Dependencies }[] = [];
  for (let number = 0; number < FLEETS; number += 1)
    fleets.push(await launch(`fleet-${number}`, imageId, ec2, clock));
  await clock.sleep(60_000);
  const before = journal.requests().length;
  const startedAt = clock.now().getTime();

  const proofs = await Promise.all(
    fleets.map(({ handle, dependencies }) => terminateFleet(handle, dependencies)),
  );

  const calls = journal.requests().slice(before);
  const throttled = calls.filter(({ code }) => code === 'RequestLimitExceeded');
  expect(proofs.every(({ clean }) => clean)).toBe(true);
  expect(journal.remaining()).toEqual([]);
  expect(throttled.length / calls.length).toBeLessThanOrEqual(0.1);
  expect(clock.now().getTime() - startedAt).toBeLessThanOrEqual(60_000);
});

async function launch(
  id: string,
  imageId: string,
  ec2: Ec2Port,
  clock: VirtualClock,
): Promise<{ readonly handle: FleetHandle; readonly dependencies: Dependencies }> {
  const image = { ...fleetRequest().image, id: imageId };
  const dependencies = { ...spawnDependencies(new FakeEc2({ clock }), clock), ec2 };
  const intent = fleetIntent(clock, { count: 5, identity: { id }, region: LOCAL_REGION, image });
  const { handle } = await launchFleet(intent, dependencies);
  return { handle, dependencies };
}
