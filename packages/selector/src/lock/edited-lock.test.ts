import type { Image as Ec2Image } from '@aws-sdk/client-ec2';
import { describe, expect, it } from 'vitest';
import type { SelectDependencies } from '../contract/ports.ts';
import type { ImageQuery } from '../query/image-query.ts';
import { withOwnPublishers } from '../query/own-publishers.ts';
import {
  CANONICAL,
  fakeDependencies,
  imageId,
  REGION,
  rawImage,
  SELF,
  STRANGER,
  ubuntuImage,
} from '../testing/samples.ts';
import { type Lock, lockedQuery } from './lock.ts';
import { type LockedRequest, selectLocked } from './select-locked.ts';

const OTHER = '210987654321';
const noble = ubuntuImage({ number: 1, serial: '20261001' });
const jammy = ubuntuImage({ number: 2, serial: '20261001', version: '22.04' });
const lookAlike = { ...ubuntuImage({ number: 3, serial: '99991001' }), OwnerId: STRANGER };
const toolbox = rawImage({ number: 4, Name: 'toolbox-1' });
const WORLD = [noble, jammy, lookAlike, toolbox];

const ubuntu: ImageQuery = { publisher: 'ubuntu', version: '24.04', regions: [REGION] };

/** A lock with every fact of the image as EC2 has it, as somebody who edits the file would write it. */
function lockOn(image: Ec2Image, query: ImageQuery): Lock {
  const { ImageId: id = '', Name: name = '', OwnerId: owner = '', Architecture: architecture = '' } = image;
  const locked = { id, name, owner, architecture, created: image.CreationDate };
  return {
    lockfileVersion: 1,
    images: { base: { query: lockedQuery(query), regions: { [REGION]: locked } } },
  };
}

function lockedTo(
  image: Ec2Image,
  query: ImageQuery,
  more: Partial<LockedRequest> & { readonly dependencies?: SelectDependencies } = {},
): ReturnType<typeof selectLocked> {
  const { dependencies = fakeDependencies(WORLD), ...request } = more;
  return selectLocked({ lock: lockOn(image, query), name: 'base', query, ...request }, dependencies);
}

function outOfDate(...texts: string[]): object {
  const message = texts.reduce((pattern, text) => `${pattern}.*${text}`, '');
  return { code: 'LOCK_OUT_OF_DATE', message: expect.stringMatching(message) };
}

describe('a lock that was edited', () => {
  it.each<[string, Ec2Image, ImageQuery, string]>([
    ['publisher', lookAlike, ubuntu, `publisher: ${CANONICAL}`],
    ['owner', toolbox, { owners: [OTHER], name: ['toolbox-*'] }, `owner: ${OTHER}`],
    ['alias', toolbox, { owners: ['amazon'], name: ['toolbox-*'] }, 'owner: amazon'],
    ['image id', lookAlike, { imageId: imageId(1) }, `image-id: ${imageId(1)}`],
    ['own account', { ...toolbox, OwnerId: STRANGER }, { owners: ['self'], name: ['toolbox-*'] }, 'self'],
  ])('never gives an image of another owner than the %s of its query', async (_, image, query, text) => {
    const dependencies = fakeDependencies([...WORLD.slice(0, 3), image]);
    for (const whenStale of ['fail', 'warn'] as const) {
      const selecting = lockedTo(image, { ...query, regions: [REGION] }, { whenStale, dependencies });

      await expect(selecting).rejects.toMatchObject(outOfDate(image.ImageId ?? '', text));
    }
  });

  it.each<[string, Ec2Image, ImageQuery]>([
    ['version: ', jammy, ubuntu],
    ['architecture: arm64', noble, { ...ubuntu, architecture: 'arm64' }],
    ['version: .*minimal', noble, { ...ubuntu, variant: 'minimal' }],
    ['name: toolbox-2', toolbox, { owners: [SELF], name: ['toolbox-2'] }],
    ['exclude: not toolbox-1', toolbox, { owners: [SELF], exclude: ['toolbox-1'] }],
    ['name-regex: /tools/', toolbox, { owners: [SELF], nameRegex: 'tools' }],
    ['platform: windows', toolbox, { owners: [SELF], platform: 'windows' }],
    ['tags: approved=yes', toolbox, { owners: [SELF], tags: { approved: ['yes'] } }],
  ])('fails for an image without the condition %s, or warns on request', async (text, image, query) => {
    const today = { ...query, regions: [REGION] };

    const warned = await lockedTo(image, today, { whenStale: 'warn' });

    await expect(lockedTo(image, today)).rejects.toMatchObject(
      outOfDate(`${image.ImageId} .* does not fulfil the query "base"`, text),
    );
    expect(warned?.image.id).toBe(image.ImageId);
    expect(warned?.warnings).toEqual([expect.stringMatching(text)]);
  });

  it('compares the owner of the partition', async () => {
    const regions = ['us-gov-west-1'];
    const lock = lockOn(noble, ubuntu);
    const { [REGION]: image = null } = lock.images.base?.regions ?? {};
    const images = { base: { query: lockedQuery(ubuntu), regions: { 'us-gov-west-1': image } } };

    const selecting = lockedTo(noble, { ...ubuntu, regions }, { lock: { ...lock, images } });

    await expect(selecting).rejects.toMatchObject(outOfDate('publisher: 513442679011'));
  });
});

describe('a locked image that is still right', () => {
  it.each<[string, Ec2Image, ImageQuery]>([
    ['became too old', toolbox, { owners: [SELF], maximumAge: '1d' }],
    ['is not the best any more', toolbox, { owners: [SELF], order: 'version', nth: 7 }],
    ['is of a version that may be the highest', noble, { publisher: 'ubuntu' }],
    ['is of the own account', toolbox, { owners: ['self'], name: ['toolbox-*'] }],
    ['is of a fallback', noble, { owners: ['self'], name: ['x'], fallback: [ubuntu] }],
    ['is of the own account, in a fallback', toolbox, { ...ubuntu, fallback: [{ owners: ['self'] }] }],
    ['may be of any owner', lookAlike, { allowAnyOwner: true, name: ['ubuntu/*'] }],
    ['is named by id', lookAlike, { imageId: imageId(3) }],
    ['is named by a parameter', lookAlike, { ssmParameter: '/x' }],
  ])('is taken when it %s', async (_, image, query) => {
    const dependencies = fakeDependencies(WORLD);

    const selection = await lockedTo(image, { ...query, regions: [REGION] }, { dependencies });

    expect(selection?.image.id).toBe(image.ImageId);
    expect(dependencies.ec2.requests).toHaveLength(1);
  });
});

describe('a publisher whose row changed while the query stayed', () => {
  const row = { owner: [SELF], names: ['toolbox-{version}'], user: 'me' };
  const query: ImageQuery = { publisher: 'toolbox', version: '1', regions: [REGION] };

  it.each<[string, object, string | undefined]>([
    ['nothing', {}, undefined],
    ['owner', { owner: [OTHER] }, `publisher: ${OTHER}`],
    ['names', { names: ['tools-{version}'] }, 'version: tools-1'],
    ['exclude', { exclude: ['*-1'] }, 'exclude: not \\*-1'],
  ])('is noticed: %s', async (_, change, text) => {
    const { publishers } = withOwnPublishers({ toolbox: { ...row, ...change } });
    const dependencies = { ...fakeDependencies(WORLD), publishers };

    const selecting = lockedTo(toolbox, query, { dependencies });

    if (text === undefined) expect((await selecting)?.image.id).toBe(imageId(4));
    else await expect(selecting).rejects.toMatchObject(outOfDate(text));
  });
});
