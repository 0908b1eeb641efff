import { silentLogger } from '@ami-select/core';
import { parseImageQuery, select } from '@ami-select/selector';
import { DeleteTagsCommand } from '@aws-sdk/client-ec2';
import { describe, expect, it } from 'vitest';
import { AWAY, type BakeWorkshop, createWorkshop, HOME } from '../testing/bake-workshop.ts';

/** As a workflow and the flags of `select` name the image of a key. */
function find({ clientOf, clock }: BakeWorkshop, key: string, region = HOME) {
  const query = parseImageQuery({
    owner: 'self',
    tags: `ami-select:key=${key}`,
    'tag-keys': 'ami-select:baked-at',
  });
  const ssm = { send: () => Promise.reject(new Error('no parameter is asked for')) };
  const clients = (where: string) => ({ ec2: clientOf(where), ssm });
  return select({ ...query, regions: [region] }, { clients, clock, logger: silentLogger });
}

describe('the selector', () => {
  it.each([HOME, AWAY])('finds the image of a key in %s, and no other one', async (region) => {
    const workshop = await createWorkshop();
    const { images } = await workshop.bake({ key: 'deps-1', copyTo: [AWAY] });
    await workshop.bake({ key: 'deps-2', copyTo: [AWAY] });

    const { image } = await find(workshop, 'deps-1', region);

    expect(image.id).toBe(images.find((one) => one.region === region)?.imageId);
    expect(image).toMatchObject({ architecture: 'arm64', state: 'available' });
    expect(image.tags).toMatchObject({ 'ami-select:key': 'deps-1' });
    await expect(find(workshop, 'deps-3', region)).rejects.toMatchObject({ code: 'NO_IMAGE' });
  });

  it('does not find one that is not finished', async () => {
    const workshop = await createWorkshop();
    const { images } = await workshop.bake();
    const Resources = images.map(({ imageId }) => imageId);
    await expect(find(workshop, 'deps-1')).resolves.toMatchObject({ image: { id: Resources[0] } });

    await workshop
      .clientOf(HOME)
      .send(new DeleteTagsCommand({ Resources, Tags: [{ Key: 'ami-select:baked-at' }] }));
    // Lists lag behind.
    await workshop.clock.sleep(120_000);

    await expect(find(workshop, 'deps-1')).rejects.toMatchObject({ code: 'NO_IMAGE' });
  });
});
