import { describe, expect, it } from 'vitest';
import { AWAY, createWorkshop, HOME } from '../testing/bake-workshop.ts';

describe('a bake that fails', () => {
  it.each([
    ['StopInstances', HOME],
    ['CreateImage', HOME],
    ['CopyImage', AWAY],
    ['ModifyImageAttribute', HOME],
    ['ModifyImageAttribute', AWAY],
    ['CreateTags', HOME],
    ['CreateTags', AWAY],
  ])('leaves nothing at %s in %s', async (operation, where) => {
    const { bake, listed, refuse } = await createWorkshop();
    refuse((sent, region) => (sent === operation && region === where ? 'UnauthorizedOperation' : undefined));

    const failure = await bake({ copyTo: [AWAY], shareWith: ['111122223333'] }).catch(
      (error: unknown) => error,
    );

    expect(failure).toMatchObject({ code: 'PERMISSION_DENIED', action: `ec2:${operation}` });
    // What was finished before stays: the next bake of the key goes on from there.
    const left = (await listed()).flatMap(({ tags = [] }) =>
      tags.filter((one) => !('ami-select:baked-at' in one)),
    );
    expect(left).toEqual([]);
    const [home, away] = await listed();
    expect([home.snapshots, away.snapshots]).toEqual([home.images.length, away.images.length]);
  });

  it('does not save a machine that could not be cleaned', async () => {
    const { bake, failCleaning, calls } = await createWorkshop();
    failCleaning();

    await expect(bake()).rejects.toMatchObject({
      code: 'IMAGE_FAILED',
      message: 'host-1 could not be cleaned (status 1): no cloud-init',
    });
    expect(calls.some((call) => call.endsWith('CreateImage'))).toBe(false);
  });

  it('gives an image up that EC2 does not finish in time', async () => {
    const { bake, listed } = await createWorkshop();

    await expect(bake({ timeoutMs: 1 })).rejects.toMatchObject({ code: 'TIMED_OUT' });
    const [home] = await listed();
    expect(home).toMatchObject({ images: [], snapshots: 0 });
  });

  it('takes the image for its own whose response got lost', async () => {
    const { bake, refuse, listed } = await createWorkshop();
    let sent = 0;
    refuse((operation) => {
      if (operation !== 'CreateImage') return undefined;
      sent += 1;
      return sent === 1 ? 'lost' : undefined;
    });

    await bake();

    const [home] = await listed();
    expect(home.images).toHaveLength(1);
  });

  it('leaves what a killed one made to the reaper, after its lease', async () => {
    const { bake, refuse, listed, reap, clock } = await createWorkshop();
    let isKilled = false;
    refuse((operation) => {
      isKilled ||= operation === 'CreateTags';
      return isKilled ? 'UnauthorizedOperation' : undefined;
    });
    await bake().catch(() => {});
    expect((await listed())[0]).toMatchObject({ snapshots: 1 });

    await reap(HOME);
    expect((await listed())[0]).toMatchObject({ snapshots: 1 });
    await clock.sleep(4 * 3_600_000);
    await reap(HOME);

    expect((await listed())[0]).toMatchObject({ images: [], snapshots: 0 });
  });

  it('leaves what a killed one made to the end of the fleet, which keeps finished images', async () => {
    const { bake, refuse, listed, terminate } = await createWorkshop();
    await bake({ key: 'done-1' });
    let isKilled = false;
    refuse((operation) => {
      isKilled ||= operation === 'CreateTags';
      return isKilled ? 'UnauthorizedOperation' : undefined;
    });
    await bake().catch(() => {});
    expect((await listed())[0]).toMatchObject({ snapshots: 2 });

    const proof = await terminate();

    expect(proof.created.map(({ kind }) => kind)).toEqual(['image', 'snapshot']);
    expect(proof.clean).toBe(true);
    const [{ tags, snapshots }] = await listed();
    expect(tags.map((one) => one['ami-select:key'])).toEqual(['done-1']);
    expect(snapshots).toBe(1);
  });
});
