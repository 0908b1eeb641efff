import { DescribeImageAttributeCommand } from '@aws-sdk/client-ec2';
import { describe, expect, it } from 'vitest';
import { AWAY, createWorkshop, HOME } from '../testing/bake-workshop.ts';

describe('bakeImage', () => {
  it('cleans, stops and saves the machine, and tags the image with what it was made from', async () => {
    const { bake, listed, calls, scripts } = await createWorkshop();

    const { images } = await bake({ commit: 'abc123' });

    expect(images).toEqual([{ region: HOME, imageId: expect.stringMatching(/^ami-/), isNew: true }]);
    expect(scripts).toHaveLength(1);
    expect(calls.filter((call) => !call.includes('Describe'))).toEqual([
      `${HOME} StopInstances`,
      `${HOME} CreateImage`,
      `${HOME} CreateTags`,
      `${HOME} DeleteTags`,
    ]);
    const [home] = await listed();
    expect(home.images).toMatchObject([
      { State: 'available', Name: expect.stringMatching(/^ami-select\/deps-1\//) },
    ]);
    expect(home.tags).toMatchObject([
      {
        'ami-select:key': 'deps-1',
        'ami-select:commit': 'abc123',
        'ami-select:source-image': 'ami-0123456789abcdef0',
        'ami-select:repository': 'octo/demo',
      },
    ]);
    expect(home.tags?.[0]).not.toHaveProperty('ami-select:expires-at');
    expect(home.snapshots).toBe(1);
  });

  it('saves a machine that runs when it may not be stopped', async () => {
    const { bake, calls } = await createWorkshop();

    await bake({ noReboot: true });

    expect(calls.some((call) => call.endsWith('StopInstances'))).toBe(false);
  });

  it('finds the image of a key again, and leaves the machine alone', async () => {
    const { bake, scripts } = await createWorkshop();
    const first = await bake();

    const second = await bake();

    expect(second.images).toEqual(first.images.map((image) => ({ ...image, isNew: false })));
    expect(scripts).toHaveLength(1);
  });

  it('copies to regions and shares with accounts', async () => {
    const { bake, listed, clientOf } = await createWorkshop();

    const { images } = await bake({ copyTo: [AWAY], shareWith: ['111122223333'] });

    expect(images.map(({ region }) => region)).toEqual([HOME, AWAY]);
    for (const { region, imageId } of images) {
      const { LaunchPermissions } = await clientOf(region).send(
        new DescribeImageAttributeCommand({ ImageId: imageId, Attribute: 'launchPermission' }),
      );
      expect(LaunchPermissions).toEqual([{ UserId: '111122223333' }]);
    }
    const both = await listed();
    expect(both.map(({ tags }) => tags?.[0]?.['ami-select:key'])).toEqual(['deps-1', 'deps-1']);
  });

  it('keeps the newest images of a prefix, and removes the others with their snapshots', async () => {
    const { bake, listed } = await createWorkshop();
    await bake({ key: 'other-1' });
    for (const key of ['deps-1', 'deps-2', 'deps-3']) await bake({ key });

    const { removed } = await bake({ key: 'deps-4', keepLast: 2 });

    expect(removed).toHaveLength(2);
    const [home] = await listed();
    expect(home.tags?.map((tags) => tags['ami-select:key']).sort()).toEqual(['deps-3', 'deps-4', 'other-1']);
    expect(home.snapshots).toBe(3);
  });

  it('has a reaper remove an image above its age, with its snapshots, and none that has no limit', async () => {
    const { bake, listed, reap, clock } = await createWorkshop();
    await bake({ key: 'deps-1', maxAgeMs: 3_600_000 });
    await bake({ key: 'deps-2' });
    await clock.sleep(2 * 3_600_000);

    const { resources, unknown } = await reap(HOME);

    expect(unknown).toEqual([]);
    expect(resources.map(({ kind, outcome, reason }) => `${kind} ${outcome} ${reason}`).sort()).toEqual([
      'image deleted lease-over',
      'image untouched baked',
      'snapshot deleted lease-over',
      'snapshot untouched baked',
    ]);
    const [home] = await listed();
    expect(home.tags?.map((tags) => tags['ami-select:key'])).toEqual(['deps-2']);
    expect(home.snapshots).toBe(1);
  });
});
