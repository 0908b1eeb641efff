import type { GetAllowedImagesSettingsResult } from '@aws-sdk/client-ec2';
import { afterEach, describe, expect, it } from 'vitest';
import { TEST_ACCOUNT, TEST_NOW } from './testing/image-bench.ts';
import { call, closeBenches, find, newBench, OTHER } from './testing/image-life.ts';

afterEach(closeBenches);

describe('Allowed AMIs', () => {
  const rocky = { Filters: [{ Name: 'name', Values: ['Rocky-9-EC2-Base-*'] }], Owners: ['792107900819'] };
  const debian = { Filters: [{ Name: 'name', Values: ['debian-13-*'] }] };

  it('marks images in audit mode, hides them when enabled, and never own ones', async () => {
    const bench = newBench();
    const enable = (state: string): Promise<object> =>
      call(bench, 'EnableAllowedImagesSettings', { AllowedImagesSettingsState: state });
    await call(bench, 'ReplaceImageCriteriaInAllowedImagesSettings', {
      ImageCriteria: [{ ImageProviders: ['amazon'] }],
    });

    expect((await find(bench, rocky)).every((image) => image.ImageAllowed === undefined)).toBe(true);
    await enable('audit-mode');
    expect((await find(bench, rocky)).every((image) => image.ImageAllowed === false)).toBe(true);
    expect(
      await find(bench, { Filters: [{ Name: 'image-allowed', Values: ['true'] }, ...rocky.Filters] }),
    ).toEqual([]);
    await enable('enabled');
    expect(await find(bench, rocky)).toEqual([]);
    expect((await find(bench, { Owners: ['amazon'] })).length).toBeGreaterThan(100);
    expect((await find(bench, { Owners: ['self'] })).length).toBeGreaterThan(10);
    await call(bench, 'DisableAllowedImagesSettings', {});
    expect((await find(bench, rocky)).length).toBeGreaterThan(0);
  });

  it('joins the conditions of a criterion and takes any criterion', async () => {
    const bench = newBench();
    const ImageCriteria = [
      {
        ImageProviders: ['136693071363'],
        ImageNames: ['debian-13-arm64-*'],
        CreationDateCondition: { MaximumDaysSinceCreated: 60 },
      },
      { ImageProviders: ['aws-marketplace'] },
    ];
    await call(bench, 'ReplaceImageCriteriaInAllowedImagesSettings', { ImageCriteria });
    await call(bench, 'EnableAllowedImagesSettings', { AllowedImagesSettingsState: 'enabled' });

    const found = await find(bench, {});
    const settings = await call<GetAllowedImagesSettingsResult>(bench, 'GetAllowedImagesSettings', {});

    const foreign = found.filter(
      (image) => image.OwnerId !== TEST_ACCOUNT && image.ImageOwnerAlias !== 'aws-marketplace',
    );
    expect(foreign.length).toBeGreaterThan(0);
    expect(foreign.every((image) => image.Name?.startsWith('debian-13-arm64-'))).toBe(true);
    expect(
      foreign.every((image) => TEST_NOW.getTime() - Date.parse(image.CreationDate ?? '') < 61 * 86_400_000),
    ).toBe(true);
    expect(settings).toEqual({ State: 'enabled', ImageCriteria, ManagedBy: 'account' });
  });

  it('is a setting of one account and region', async () => {
    const bench = newBench();

    await call(bench, 'EnableAllowedImagesSettings', { AllowedImagesSettingsState: 'enabled' });

    expect(await find(bench, debian)).toEqual([]);
    expect((await find(bench, debian, OTHER)).length).toBeGreaterThan(0);
    expect((await find(bench, debian, { region: 'eu-west-1' })).length).toBeGreaterThan(0);
  });
});
