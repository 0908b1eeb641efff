import type { CreateImageResult, DeregisterImageResult } from '@aws-sdk/client-ec2';
import { afterEach, describe, expect, it } from 'vitest';
import { AWS_IMAGE_DELAYS } from '../../catalogue/image-registry.ts';
import { codeOf, TEST_ACCOUNT, TEST_NOW } from './testing/image-bench.ts';
import {
  call,
  closeBenches,
  find,
  later,
  newBench,
  OTHER,
  ownId,
  runInstance,
  settle,
} from './testing/image-life.ts';

afterEach(closeBenches);

describe('DeregisterImage', () => {
  it('row 12: the image lingers, then answers are empty, then it is not found', async () => {
    const bench = newBench({ timings: AWS_IMAGE_DELAYS });
    const id = await ownId(bench, 'nightly-baked');

    await call(bench, 'DeregisterImage', { ImageId: id });

    expect(await find(bench, { ImageIds: [id] })).toMatchObject([{ State: 'deregistered' }]);
    later(bench, AWS_IMAGE_DELAYS.lingerMs);
    expect(await find(bench, { ImageIds: [id] })).toEqual([]);
    expect(
      await find(bench, { Owners: ['self'], Filters: [{ Name: 'name', Values: ['nightly-baked'] }] }),
    ).toEqual([]);
    later(bench, AWS_IMAGE_DELAYS.forgetMs);
    expect(await codeOf(find(bench, { ImageIds: [id] }))).toBe('InvalidAMIID.NotFound');
  });

  it('frees the name, and deletes the snapshots on request', async () => {
    const bench = newBench();
    const { id } = runInstance(bench);
    const create = (): Promise<CreateImageResult> =>
      call(bench, 'CreateImage', { InstanceId: id, Name: 'again' });
    const { ImageId } = await create();
    await settle(bench);

    const result = await call<DeregisterImageResult>(bench, 'DeregisterImage', {
      ImageId,
      DeleteAssociatedSnapshots: true,
    });

    expect(result.DeleteSnapshotResults).toMatchObject([{ ReturnCode: 'success' }]);
    expect(bench.context().world.journal.remaining()).toEqual([]);
    expect(await codeOf(create())).toBe('none');
  });

  it('is for owners, once, and not for protected images', async () => {
    const bench = newBench();
    const deregister = (ImageId: string, who?: object): Promise<string> =>
      codeOf(call(bench, 'DeregisterImage', { ImageId }, who));
    const [debian] = await find(bench, { Owners: ['136693071363'], MaxResults: 5 });
    const id = await ownId(bench, 'nightly-baked');

    expect(await deregister(debian?.ImageId ?? '')).toBe('AuthFailure');
    expect(await deregister(await ownId(bench, 'nightly-protected'))).toBe('OperationNotPermitted');
    expect(await deregister(id)).toBe('none');
    expect(await deregister(id)).toBe('InvalidAMIID.Unavailable');
  });
});

describe('deprecation', () => {
  it('row 10: takes an image out of the lists of others at its time, and back', async () => {
    const bench = newBench();
    const id = await ownId(bench, 'nightly-baked');
    await call(bench, 'ModifyImageAttribute', {
      ImageId: id,
      LaunchPermission: { Add: [{ UserId: OTHER.accountId }] },
    });
    const seen = async (): Promise<number> => (await find(bench, { Owners: [TEST_ACCOUNT] }, OTHER)).length;
    const at = new Date(TEST_NOW.getTime() + 90_000);

    await call(bench, 'EnableImageDeprecation', { ImageId: id, DeprecateAt: at });

    expect(await seen()).toBe(1);
    later(bench, 120_000);
    expect(await seen()).toBe(0);
    expect((await find(bench, { ImageIds: [id] }, OTHER)).length).toBe(1);
    await call(bench, 'DisableImageDeprecation', { ImageId: id });
    expect(await seen()).toBe(1);
  });

  it('cannot lie in the past', async () => {
    const bench = newBench();
    const ImageId = await ownId(bench, 'nightly-baked');
    const input = { ImageId, DeprecateAt: new Date(TEST_NOW.getTime() - 3_600_000) };

    expect(await codeOf(call(bench, 'EnableImageDeprecation', input))).toBe('InvalidParameterValue');
  });
});

describe('DisableImage', () => {
  it('row 11: hides the image and takes all permissions away, for good', async () => {
    const bench = newBench();
    const id = await ownId(bench, 'nightly-baked');
    await call(bench, 'ModifyImageAttribute', {
      ImageId: id,
      LaunchPermission: { Add: [{ Group: 'all' }, { UserId: OTHER.accountId }] },
    });
    expect(await find(bench, { ImageIds: [id] }, OTHER)).toHaveLength(1);

    await call(bench, 'DisableImage', { ImageId: id });

    expect(await find(bench, { Owners: ['self'], Filters: [{ Name: 'image-id', Values: [id] }] })).toEqual(
      [],
    );
    expect(await codeOf(find(bench, { ImageIds: [id] }, OTHER))).toBe('InvalidAMIID.NotFound');
    expect(
      await codeOf(
        call(bench, 'ModifyImageAttribute', { ImageId: id, LaunchPermission: { Add: [{ Group: 'all' }] } }),
      ),
    ).toBe('InvalidAMIID.Unavailable');
    await call(bench, 'EnableImage', { ImageId: id });
    expect(await find(bench, { ImageIds: [id] })).toMatchObject([{ State: 'available', Public: false }]);
    expect(await codeOf(find(bench, { ImageIds: [id] }, OTHER))).toBe('InvalidAMIID.NotFound');
  });
});
