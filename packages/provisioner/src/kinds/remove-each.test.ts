import { createVirtualClock } from '@ami-select/core/testing';
import { describe, expect, it } from 'vitest';
import { ec2Error } from '../testing/fake-responses.ts';
import { testDependencies } from '../testing/fixtures.ts';
import { scriptedEc2 } from '../testing/scripted-ec2.ts';
import { deregisterImage, images } from './image.ts';
import type { InventoryItem } from './kind.ts';

const IMAGE: InventoryItem = { kind: 'image', id: 'ami-1', state: 'available' };

function refusing(name: string) {
  return testDependencies(scriptedEc2(() => ec2Error(name, 400)).ec2, createVirtualClock());
}

describe('the removal of an image', () => {
  it.each(['InvalidAMIID.NotFound', 'InvalidAMIID.Unavailable'])(
    'has worked when EC2 says %s',
    async (name) => {
      await expect(images.remove([IMAGE], refusing(name))).resolves.toEqual([]);
      await expect(deregisterImage('ami-1', refusing(name))).resolves.toBe(false);
    },
  );

  it('has a refusal for the end and the reaper, and an error for a bake', async () => {
    const denied = { action: 'ec2:DeregisterImage', awsError: 'UnauthorizedOperation' };

    await expect(images.remove([IMAGE], refusing('UnauthorizedOperation'))).resolves.toMatchObject([
      { id: 'ami-1', code: 'UnauthorizedOperation', isDenied: true },
    ]);
    await expect(deregisterImage('ami-1', refusing('UnauthorizedOperation'))).rejects.toMatchObject(denied);
  });
});
