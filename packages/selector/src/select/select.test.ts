import { describe, expect, it } from 'vitest';
import { SelectorError } from '../contract/errors.ts';
import type { ImageQuery } from '../query/image-query.ts';
import { awsError } from '../testing/fake-ec2.ts';
import {
  CANONICAL,
  fakeDependencies,
  imageId,
  REGION,
  rawImage,
  STRANGER,
  ubuntuImage,
} from '../testing/samples.ts';
import { select } from './select.ts';

const ubuntu = { publisher: 'ubuntu', version: '24.04', regions: [REGION] };

describe('select', () => {
  it('picks the newest image of a publisher and version', async () => {
    const dependencies = fakeDependencies([
      ubuntuImage({ number: 1, serial: '20261001' }),
      ubuntuImage({ number: 2, serial: '20261101' }),
      ubuntuImage({ number: 3, serial: '20261110', version: '22.04' }),
      ubuntuImage({ number: 4, serial: '20261111', arch: 'arm64' }),
    ]);

    const selection = await select(ubuntu, dependencies);

    expect(selection.image).toMatchObject({
      id: imageId(2),
      publisher: 'ubuntu',
      sshUser: 'ubuntu',
      ageDays: 21,
    });
    expect(selection.runnersUp.map((image) => image.id)).toEqual([imageId(1)]);
    expect(selection.reasons[0]).toContain('is the best of 2 matches since 2026-10-01 by creation date');
  });

  it('never lists without owners when a publisher is named', async () => {
    const dependencies = fakeDependencies([ubuntuImage({ number: 1, serial: '20261101' })]);

    await select(ubuntu, dependencies);

    expect(dependencies.ec2.requests.map((request) => request.Owners)).toEqual([[CANONICAL]]);
  });

  it('follows every page', async () => {
    const images = Array.from({ length: 25 }, (_, index) =>
      rawImage({
        number: index + 1,
        CreationDate: `2026-11-${String(25 - index).padStart(2, '0')}T00:00:00.000Z`,
      }),
    ).reverse();
    const dependencies = fakeDependencies(images, { pageSize: 7 });

    const selection = await select({ owners: ['self'], order: 'version', regions: [REGION] }, dependencies);

    expect(selection.image.id).toBe(imageId(25));
    expect(selection.cost).toMatchObject({ calls: 4, images: 25 });
  });

  it.each<ImageQuery>([{ imageId: imageId(9) }, { ssmParameter: '/golden/ami' }])(
    'takes an image of another account for none of self, also %j',
    async (direct) => {
      const image = rawImage({ number: 9, OwnerId: STRANGER });
      const dependencies = fakeDependencies([image], { parameters: { '/golden/ami': imageId(9) } });

      const selecting = select({ ...direct, owners: ['self'], regions: [REGION] }, dependencies);

      await expect(selecting).rejects.toMatchObject({ code: 'NO_IMAGE' });
    },
  );

  it('resolves an SSM parameter and describes the image it names', async () => {
    const image = rawImage({ number: 9, OwnerId: STRANGER });
    const dependencies = fakeDependencies([image], { parameters: { '/golden/ami': imageId(9) } });

    const selection = await select({ ssmParameter: '/golden/ami', regions: [REGION] }, dependencies);

    expect(selection.image.id).toBe(imageId(9));
    expect(dependencies.ec2.requests[0]).toEqual({ ImageIds: [imageId(9)] });
  });

  it('verifies an image id instead of trusting it', async () => {
    const dependencies = fakeDependencies([]);

    const selecting = select({ imageId: imageId(5), regions: [REGION] }, dependencies);

    await expect(selecting).rejects.toMatchObject({ code: 'NO_IMAGE' });
  });

  it.each<ImageQuery>([
    { imageId: imageId(9) },
    { imageId: imageId(9), allowAnyOwner: true },
    { ssmParameter: '/golden/ami' },
    { owners: [STRANGER] },
    { owners: ['self'], name: ['image-8'] },
  ])('does not warn about the owner of %j, which is no search among all owners', async (query) => {
    const images = [rawImage({ number: 9, OwnerId: STRANGER }), rawImage({ number: 8 })];
    const dependencies = fakeDependencies(images, { parameters: { '/golden/ami': imageId(9) } });

    const { warnings } = await select({ ...query, regions: [REGION] }, dependencies);

    expect(warnings).toEqual([]);
  });

  it('warns when a search allows any owner', async () => {
    const query: ImageQuery = { name: ['image-*'], allowAnyOwner: true, regions: [REGION] };

    const { warnings } = await select(query, fakeDependencies([rawImage({ number: 9, OwnerId: STRANGER })]));

    expect(warnings).toEqual([`The owner of ${imageId(9)} (${STRANGER}) was not restricted`]);
  });

  it('counts the images that the list of an ambiguous result leaves out', async () => {
    const images = [1, 2, 3, 4, 5, 6, 7].map((number) => rawImage({ number }));

    const selecting = select(
      { owners: ['self'], order: 'exactly-one', regions: [REGION] },
      fakeDependencies(images),
    );

    await expect(selecting).rejects.toMatchObject({
      code: 'AMBIGUOUS',
      message: expect.stringMatching(/^7 images match; .*\n {2}- and 3 more$/s),
    });
  });

  it('fails with PERMISSION_DENIED and the missing action', async () => {
    const dependencies = fakeDependencies([], {
      beforeResponse: () => {
        throw awsError('UnauthorizedOperation');
      },
    });

    const selecting = select(ubuntu, dependencies);

    await expect(selecting).rejects.toMatchObject({
      code: 'PERMISSION_DENIED',
      hint: 'Allow the action ec2:DescribeImages on resource "*".',
    });
  });

  it('refuses a query without owner before any call', async () => {
    const dependencies = fakeDependencies([rawImage()]);

    const error = await select({ name: ['ubuntu*'], regions: [REGION] }, dependencies).catch(
      (caught: unknown) => caught,
    );

    expect(error).toBeInstanceOf(SelectorError);
    expect(error).toMatchObject({ code: 'UNSAFE_QUERY' });
    expect(dependencies.ec2.requests).toEqual([]);
  });

  it('rejects an image of another owner than the requested one, whatever the server returns', async () => {
    const dependencies = fakeDependencies([ubuntuImage({ number: 1, serial: '20261101' })]);
    const send = dependencies.ec2.send.bind(dependencies.ec2) as (
      command: never,
    ) => Promise<{ Images: { OwnerId: string }[] }>;
    const lying = async (command: never): Promise<unknown> => {
      const response = await send(command);
      return { ...response, Images: response.Images.map((image) => ({ ...image, OwnerId: STRANGER })) };
    };
    const clients = () => ({ ec2: { send: lying as never }, ssm: { send: lying as never } });

    const selecting = select(ubuntu, { ...dependencies, clients });

    await expect(selecting).rejects.toMatchObject({ code: 'NO_IMAGE' });
  });
});
