import { describe, expect, it } from 'vitest';
import type { ImageQuery } from '../query/image-query.ts';
import { selectOptional } from '../select/select.ts';
import { fakeDependencies, imageId, REGION, rawImage } from '../testing/samples.ts';

const CORP = '444455556666';

function corpImage(number: number, created: string) {
  return rawImage({
    number,
    OwnerId: CORP,
    Name: `corp-${number}`,
    CreationDate: `${created}T00:00:00.000Z`,
  });
}

const corp: ImageQuery = { owners: [CORP], regions: [REGION] };

describe('search', () => {
  it('makes one API call when the newest window has a match', async () => {
    const dependencies = fakeDependencies([corpImage(1, '2026-11-01'), corpImage(2, '2019-01-01')]);

    const selection = await selectOptional(corp, dependencies);

    expect(selection?.image.id).toBe(imageId(1));
    expect(selection?.cost).toMatchObject({ calls: 1, images: 1 });
  });

  it('goes back in time until it finds the newest, years ago', async () => {
    const dependencies = fakeDependencies([corpImage(1, '2009-05-01'), corpImage(2, '2008-01-01')]);

    const selection = await selectOptional(corp, dependencies);

    expect(selection?.image.id).toBe(imageId(1));
    expect(selection?.cost.calls).toBe(4);
  });

  it('goes on when every image of a window fails a condition that is checked here', async () => {
    const dependencies = fakeDependencies([corpImage(1, '2026-11-01'), corpImage(2, '2026-03-01')]);

    const selection = await selectOptional({ ...corp, exclude: ['corp-1'] }, dependencies);

    expect(selection?.image.id).toBe(imageId(2));
  });

  it('goes on while only disabled images were found', async () => {
    const disabled = { ...corpImage(1, '2026-11-01'), State: 'disabled' as const };
    const dependencies = fakeDependencies([disabled, corpImage(2, '2018-03-01')]);

    const selection = await selectOptional({ ...corp, includeDisabled: true }, dependencies);

    expect(selection?.image.id).toBe(imageId(2));
  });

  it('names no runner-up that an image outside the listed months would precede', async () => {
    const disabled = { ...corpImage(1, '2026-10-05'), State: 'disabled' as const };
    const dependencies = fakeDependencies([disabled, corpImage(2, '2026-11-01'), corpImage(3, '2018-03-01')]);

    const selection = await selectOptional({ ...corp, includeDisabled: true }, dependencies);

    expect(selection?.image.id).toBe(imageId(2));
    expect(selection?.runnersUp).toEqual([]);
  });

  it('goes on until nth matches are found', async () => {
    const dependencies = fakeDependencies([corpImage(1, '2026-11-01'), corpImage(2, '2026-03-01')]);

    const selection = await selectOptional({ ...corp, nth: 2 }, dependencies);

    expect(selection?.image.id).toBe(imageId(2));
  });

  it('goes on after an empty page that has a token', async () => {
    const pages = [
      { Images: [], NextToken: 'more' },
      { Images: [corpImage(1, '2026-11-01')], NextToken: '' },
    ];
    const send = async (): Promise<unknown> => pages.shift();
    const clients = () => ({ ec2: { send: send as never }, ssm: { send: send as never } });

    const selection = await selectOptional(corp, { ...fakeDependencies([]), clients });

    expect(selection?.image.id).toBe(imageId(1));
  });

  it('goes on while only deprecated images were found', async () => {
    const deprecated = { ...corpImage(1, '2026-11-01'), DeprecationTime: '2026-11-10T00:00:00.000Z' };
    const dependencies = fakeDependencies([deprecated, corpImage(2, '2018-03-01')]);

    const selection = await selectOptional({ ...corp, includeDeprecated: true }, dependencies);

    expect(selection?.image.id).toBe(imageId(2));
  });

  it('finds images dated after the clock of this machine', async () => {
    const dependencies = fakeDependencies([corpImage(1, '2026-11-01'), corpImage(2, '2027-02-03')]);

    const selection = await selectOptional(corp, dependencies);

    expect(selection?.image.id).toBe(imageId(2));
  });

  it.each([
    ['found in an older window: the result is that of the first call', '2026-03-01', 1],
    ['everything is listed in the end: the new image is seen', '2010-01-01', 2],
  ])('selects while images are published; %s', async (_, created, expected) => {
    const dependencies = fakeDependencies([corpImage(1, created)], {
      beforeResponse: (_request, call) => {
        if (call === 2) dependencies.ec2.images.push(corpImage(2, '2026-11-22'));
      },
    });

    const selection = await selectOptional(corp, dependencies);

    expect(selection?.image.id).toBe(imageId(expected));
  });

  it('gives an image once although a page repeats it', async () => {
    const image = corpImage(1, '2026-11-01');
    const dependencies = fakeDependencies([image, image], { pageSize: 1 });

    const selection = await selectOptional({ ...corp, order: 'exactly-one' }, dependencies);

    expect(selection?.image.id).toBe(imageId(1));
  });

  it('lists everything once when one page holds all own images', async () => {
    const dependencies = fakeDependencies([
      rawImage({ number: 1, CreationDate: '2015-01-01T00:00:00.000Z' }),
    ]);

    const selection = await selectOptional({ owners: ['self'], regions: [REGION] }, dependencies);

    expect(selection?.cost).toMatchObject({ calls: 1, images: 1 });
  });

  it('leaves the window out when the user filters by creation date', async () => {
    const dependencies = fakeDependencies([corpImage(1, '2026-11-01'), corpImage(2, '2020-01-01')]);
    const query = { ...corp, filters: { 'creation-date': ['2020-*'] } };

    const selection = await selectOptional(query, dependencies);

    expect(selection?.image.id).toBe(imageId(2));
    expect(dependencies.ec2.requests).toHaveLength(1);
  });
});
