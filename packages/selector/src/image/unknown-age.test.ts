import { describe, expect, it } from 'vitest';
import { chooseImage } from '../choose/choose-image.ts';
import { LOCK_VERSION, lockedImage } from '../lock/lock.ts';
import { describeChange } from '../lock/lock-change.ts';
import { formatLock, parseLock } from '../lock/lock-file.ts';
import type { ImageQuery } from '../query/image-query.ts';
import { select, selectOptional } from '../select/select.ts';
import { fakeDependencies, imageId, NOW, REGION, rawImage, sampleImage } from '../testing/samples.ts';
import { ageText, creationText } from './image-age.ts';

const undated = { CreationDate: undefined };
const own: ImageQuery = { owners: ['self'], regions: [REGION] };

describe('an image of unknown age', () => {
  it.each([
    { minimumAge: '3d' },
    { maximumAge: '90000d' },
    { createdAfter: '1960-01-01' },
    { createdBefore: '2100-01-01' },
  ])('does not pass %j', async (condition) => {
    const dependencies = fakeDependencies([rawImage(undated)]);

    const selected = selectOptional({ ...own, ...condition, optional: true }, dependencies);

    expect(await selected).toBeUndefined();
  });

  it('is named as such when its age is in the way', async () => {
    const dependencies = fakeDependencies([rawImage(undated)]);

    await expect(select({ ...own, minimumAge: '3d' }, dependencies)).rejects.toThrow(
      `EC2 has no creation date of the newest match, ${imageId(1)}: it passes no condition on its age`,
    );
  });

  it.each([
    ['date', '2006-08-24T00:00:00.000Z'],
    ['version', '2006-08-24T00:00:00.000Z'],
  ] as const)('ranks after every dated one by %s', (order, CreationDate) => {
    const images = [
      sampleImage({ number: 1, Name: 'corp-1', ...undated }),
      sampleImage({ number: 2, Name: 'corp-1', CreationDate }),
      sampleImage({ number: 3, Name: 'corp-1', ...undated }),
    ];

    const choice = chooseImage(images, { ...own, order }, NOW);

    expect(choice?.image.id).toBe(imageId(2));
    expect(choice?.runnersUp.map(({ id }) => id)).toEqual([imageId(1), imageId(3)]);
  });

  it('is never shown as 1970', async () => {
    const selection = await select(own, fakeDependencies([rawImage(undated)]));

    expect(creationText(selection.image)).toBe('unknown age');
    expect(ageText(selection.image)).toBe('unknown age');
    expect(selection.reasons[0]).toContain('(image-1, unknown age)');
    expect(JSON.stringify(selection)).not.toContain('1970');
  });

  it('is locked without a date, and read again', async () => {
    const locked = lockedImage(await select(own, fakeDependencies([rawImage(undated)])));
    const images = { base: { query: { owners: ['self'] }, regions: { [REGION]: locked } } };
    const lock = { lockfileVersion: LOCK_VERSION, images } as const;

    const text = formatLock(lock);

    expect(text).not.toContain('created');
    expect(parseLock(text)).toEqual(JSON.parse(JSON.stringify(lock)));
    expect(
      describeChange({ name: 'base', region: REGION, kind: 'added', after: locked, now: NOW }).message,
    ).toBe(`base in ${REGION} is new: ${imageId(1)} (image-1, unknown age)`);
  });
});
