import type { ImageAttribute } from '@aws-sdk/client-ec2';
import { afterEach, describe, expect, it } from 'vitest';
import { codeOf } from './testing/image-bench.ts';
import { call, closeBenches, find, newBench, OTHER, ownId } from './testing/image-life.ts';

afterEach(closeBenches);

describe('image attributes', () => {
  it('row 9: shares with an account and with everybody, in both spellings', async () => {
    const bench = newBench();
    const ImageId = await ownId(bench, 'nightly-baked');
    const permissions = async (): Promise<ImageAttribute['LaunchPermissions']> =>
      (
        await call<ImageAttribute>(bench, 'DescribeImageAttribute', {
          ImageId,
          Attribute: 'launchPermission',
        })
      ).LaunchPermissions;

    await call(bench, 'ModifyImageAttribute', {
      ImageId,
      LaunchPermission: { Add: [{ UserId: OTHER.accountId }] },
    });
    await call(bench, 'ModifyImageAttribute', { ImageId, OperationType: 'add', UserGroups: ['all'] });

    expect(await permissions()).toEqual([{ Group: 'all' }, { UserId: OTHER.accountId }]);
    expect(await find(bench, { ExecutableUsers: ['self'] }, OTHER)).toHaveLength(1);
    await call(bench, 'ModifyImageAttribute', {
      ImageId,
      OperationType: 'remove',
      UserIds: [OTHER.accountId],
    });
    expect(await permissions()).toEqual([{ Group: 'all' }]);
    await call(bench, 'ResetImageAttribute', { ImageId, Attribute: 'launchPermission' });
    expect(await permissions()).toEqual([]);
  });

  it('gives a public image a deprecation time', async () => {
    const bench = newBench();
    const ImageId = await ownId(bench, 'nightly-baked');

    await call(bench, 'ModifyImageAttribute', { ImageId, LaunchPermission: { Add: [{ Group: 'all' }] } });

    expect((await find(bench, { ImageIds: [ImageId] }))[0]?.DeprecationTime).toBeDefined();
  });

  it('changes the description, and requires IMDSv2 without a way back', async () => {
    const bench = newBench();
    const ImageId = await ownId(bench, 'nightly-baked');

    await call(bench, 'ModifyImageAttribute', { ImageId, Description: { Value: 'new' } });
    await call(bench, 'ModifyImageAttribute', { ImageId, ImdsSupport: { Value: 'v2.0' } });

    expect((await find(bench, { ImageIds: [ImageId] }))[0]).toMatchObject({
      Description: 'new',
      ImdsSupport: 'v2.0',
    });
    expect(
      (await find(bench, { Owners: ['self'], Filters: [{ Name: 'name', Values: ['nightly-protected'] }] }))[0]
        ?.ImdsSupport,
    ).toBeUndefined();
  });

  it('refuses bad accounts, groups and attributes', async () => {
    const bench = newBench();
    const ImageId = await ownId(bench, 'nightly-baked');
    const add = (permission: object): Promise<string> =>
      codeOf(call(bench, 'ModifyImageAttribute', { ImageId, LaunchPermission: { Add: [permission] } }));

    expect(await add({ UserId: '12' })).toBe('InvalidAMIAttributeItemValue');
    expect(await add({ Group: 'friends' })).toBe('InvalidAMIAttributeItemValue');
    expect(await codeOf(call(bench, 'DescribeImageAttribute', { ImageId, Attribute: 'colour' }))).toBe(
      'InvalidParameterValue',
    );
  });

  it('refuses a change of nothing, of what cannot change, and in no direction', async () => {
    const bench = newBench();
    const ImageId = await ownId(bench, 'nightly-baked');
    const modify = (input: object): Promise<string> =>
      codeOf(call(bench, 'ModifyImageAttribute', { ImageId, ...input }));

    expect(await modify({})).toBe('InvalidParameterCombination');
    expect(await modify({ Attribute: 'bootMode', Value: 'uefi' })).toBe('InvalidParameterValue');
    expect(await modify({ Attribute: 'productCodes', Value: 'x' })).toBe('NotImplemented');
    expect(await modify({ OperationType: 'toggle', UserIds: [OTHER.accountId] })).toBe(
      'InvalidParameterValue',
    );
    expect(await modify({ Attribute: 'imdsSupport', Value: 'v2.0' })).toBe('none');
    expect((await find(bench, { ImageIds: [ImageId] }))[0]?.ImdsSupport).toBe('v2.0');
  });
});

describe('row 55: one attribute of an image', () => {
  const add = { Add: [{ UserId: OTHER.accountId }] };
  const share = { OperationType: 'add', UserIds: [OTHER.accountId] };

  it.each<[change: string, input: object]>([
    ['permission', { Attribute: 'LaunchPermission', LaunchPermission: add }],
    ['permission', { Attribute: 'launchPermission', LaunchPermission: add }],
    ['permission', { Attribute: 'launchpermission', ...share }],
    ['permission', { LaunchPermission: add }],
    ['permission', share],
    ['description', { Attribute: 'Description', Description: { Value: 'new' } }],
    ['description', { Attribute: 'description', Value: 'new' }],
    ['description', { Attribute: 'Description', Value: 'new', Description: { Value: 'new' } }],
    ['imds', { Attribute: 'ImdsSupport', ImdsSupport: { Value: 'v2.0' } }],
    ['imds', { Attribute: 'imdsSupport', Value: 'v2.0' }],
  ])(
    'row 55: an attribute is named by Attribute, by its member, or by both alike: %s by %j',
    async (change, input) => {
      const bench = newBench();
      const ImageId = await ownId(bench, 'nightly-baked');

      await call(bench, 'ModifyImageAttribute', { ImageId, ...input });

      const [image] = await find(bench, { ImageIds: [ImageId] });
      const shared = await find(bench, { ExecutableUsers: ['self'] }, OTHER);
      const changed = [
        ...(shared.length > 0 ? ['permission'] : []),
        ...(image?.Description === 'new' ? ['description'] : []),
        ...(image?.ImdsSupport === 'v2.0' ? ['imds'] : []),
      ];
      expect(changed).toEqual([change]);
    },
  );

  it.each<[code: string, input: object]>([
    ['InvalidParameterCombination', { Attribute: 'description', LaunchPermission: add }],
    ['InvalidParameterCombination', { Attribute: 'launchPermission', Value: OTHER.accountId }],
    ['InvalidParameterCombination', { Attribute: 'launchPermission', Description: { Value: 'new' } }],
    ['InvalidParameterCombination', { Attribute: 'launchPermission', OperationType: 'add' }],
    ['InvalidParameterCombination', { Attribute: 'imdsSupport', ...share }],
    ['InvalidParameterCombination', { Attribute: 'description' }],
    ['InvalidParameterCombination', { Attribute: 'description', Value: 'a', Description: { Value: 'b' } }],
    ['InvalidParameterCombination', { Description: { Value: 'a' }, LaunchPermission: add }],
    ['InvalidParameterCombination', { LaunchPermission: add, Value: 'new' }],
    ['InvalidParameterCombination', { Description: { Value: 'a' }, Value: 'a' }],
    ['InvalidParameterValue', { Attribute: 'launchPermissions', LaunchPermission: add }],
    ['InvalidParameterValue', { Attribute: 'colour', Value: 'red' }],
    ['NotImplemented', { Attribute: 'ProductCodes', Value: 'x' }],
  ])('%s for %j, and nothing changes', async (code, input) => {
    const bench = newBench();
    const ImageId = await ownId(bench, 'nightly-baked');
    const before = await find(bench, { ImageIds: [ImageId] });

    expect(await codeOf(call(bench, 'ModifyImageAttribute', { ImageId, ...input }))).toBe(code);
    expect(await find(bench, { ImageIds: [ImageId] })).toEqual(before);
    expect(await find(bench, { ExecutableUsers: ['self'] }, OTHER)).toEqual([]);
  });
});
