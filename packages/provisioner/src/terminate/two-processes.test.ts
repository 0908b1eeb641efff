import { describe, expect, it } from 'vitest';
import type { FleetHandle } from '../fleet/handle.ts';
import { recoverHandle } from '../record/recover-handle.ts';
import { spawnFleet } from '../spawn-fleet.ts';
import { endOn, instancesOn, remainingOn, spawnOn } from '../testing/faulty-fleet.ts';
import { connectAtOnce, fleetIntent, fleetRequest, testDependencies } from '../testing/fixtures.ts';
import { LOCAL_REGION, localHandlers } from '../testing/local-handler.ts';
import { terminateFleet } from './terminate-fleet.ts';

const start = localHandlers();

const LATEST = 'its last handle';
const INTENT = 'its intent alone';

/** A fleet that another process still launches or waits for. */
async function launching(afterMs: number) {
  const local = await start([]);
  const { clock, ec2, imageId } = local;
  const image = { ...fleetRequest().image, id: imageId };
  const intent = fleetIntent(clock, { region: LOCAL_REGION, image });
  let handle: FleetHandle = { intent };
  const save = async (next: FleetHandle): Promise<void> => {
    handle = JSON.parse(JSON.stringify(next)) as FleetHandle;
  };
  const dependencies = { ...testDependencies(ec2, clock), connect: connectAtOnce, save };
  const callerAddress = async (): Promise<string> => '198.51.100.4';
  const spawn = spawnFleet(intent, { ...dependencies, callerAddress }).catch((error: unknown) => error);
  await clock.sleep(afterMs);
  return { local, spawn, handle: (): FleetHandle => handle };
}

describe('an end by another process', () => {
  it.each(
    [0, 600, 1_500, 3_000, 8_000].flatMap((ms) => [LATEST, INTENT].map((known) => [ms, known] as const)),
  )(
    'that comes %i ms after the begin of the spawn and knows %s ends the fleet, whose own clean-up does not hold it up',
    async (ms, known) => {
      const { local, spawn, handle } = await launching(ms);
      const target = known === LATEST ? handle() : { intent: handle().intent };

      const { proof, failure, seconds } = await endOn(local, target);

      expect(failure).toBeUndefined();
      expect(proof?.created.filter(({ kind }) => kind === 'instance')).toHaveLength(2);
      expect(instancesOn(local).running).toEqual([]);
      expect(seconds).toBeLessThan(100);
      await spawn;
      expect(instancesOn(local).running).toEqual([]);
      expect(await remainingOn(local)).toEqual([]);
    },
  );

  it('and two more at the same time have clean proofs', async () => {
    const local = await start([]);
    const { handle, intent } = await spawnOn(local, { count: 6 });
    const { fleetId } = intent;
    const byId = recoverHandle({ fleetId, region: LOCAL_REGION, now: local.clock.now() });

    const ends = await Promise.all([handle, { intent }, byId].map((known) => endOn(local, known)));

    expect(ends.map(({ failure }) => failure)).toEqual([undefined, undefined, undefined]);
    expect(ends.filter(({ seconds }) => seconds > 100)).toEqual([]);
    expect(await remainingOn(local)).toEqual([]);
  });

  it('once more says that it has ended, and lists the same', async () => {
    const local = await start([]);
    const { handle } = await spawnOn(local);
    const saved: FleetHandle[] = [];
    const end = async (known: FleetHandle) => {
      const dependencies = {
        ...testDependencies(local.ec2, local.clock),
        save: async (next: FleetHandle) => void saved.push(next),
      };
      const proof = await terminateFleet(known, dependencies);
      return { ids: proof.created.map(({ id }) => id).sort(), lines: dependencies.lines };
    };
    const first = await end(handle);
    const endedAt = saved[0]?.terminatedAt;
    await local.clock.sleep(7_200_000);

    const again = await end(saved[0] ?? handle);

    expect(again.ids).toEqual(first.ids);
    expect(again.ids).toContain(handle.securityGroupId);
    expect(again.lines).toContain(`${handle.intent.fleetId} was ended already, at ${endedAt}.`);
    expect(again.lines).toContain(`Terminated no instance of ${handle.intent.fleetId}.`);
    expect(saved.map(({ terminatedAt }) => terminatedAt)).toEqual([endedAt, endedAt]);
  });

  it('once more has the same proof', async () => {
    const local = await start([]);
    const { handle } = await spawnOn(local);
    const first = await endOn(local, handle);

    const again = await endOn(local, handle);

    expect(again.proof?.clean).toBe(true);
    const idsOf = ({ proof }: typeof again) =>
      proof?.created.filter(({ kind }) => kind === 'instance').map(({ id }) => id);
    expect(idsOf(again)).toEqual(idsOf(first));
  });
});
