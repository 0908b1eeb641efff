import { describe, expect, it } from 'vitest';
import type { ImageQuery } from '../query/image-query.ts';
import { select } from '../select/select.ts';
import { ATTACKS, NEWER, NOBLE, TARGETS } from '../testing/attacks.ts';
import { fakeDependencies, imageId, REGION, rawImage, STRANGER } from '../testing/samples.ts';

describe('look-alikes', () => {
  it('are at least thirty', () => {
    expect(ATTACKS.length).toBeGreaterThanOrEqual(30);
  });

  it.each(ATTACKS)('never wins: %s (%s)', async (_, target, attack) => {
    const { query, real } = TARGETS[target];
    const images = [
      rawImage({ number: 1, CreationDate: '2026-10-01T00:00:00.000Z', ...real }),
      rawImage({ number: 2, CreationDate: NEWER, ...attack }),
    ];

    const selection = await select({ ...query, regions: [REGION] }, fakeDependencies(images));

    expect(selection.image.id).toBe(imageId(1));
  });

  it.each(ATTACKS)('never wins when the server filters nothing: %s (%s)', async (_, target, attack) => {
    const { query, real } = TARGETS[target];
    const images = [
      rawImage({ number: 1, CreationDate: '2026-10-01T00:00:00.000Z', ...real }),
      rawImage({ number: 2, CreationDate: NEWER, ...attack }),
    ];
    const isForeignSelf = 'owners' in query && attack.OwnerId === STRANGER;
    const send = async (): Promise<unknown> => ({ Images: isForeignSelf ? images.slice(0, 1) : images });
    const clients = () => ({ ec2: { send: send as never }, ssm: { send: send as never } });

    const selection = await select({ ...query, regions: [REGION] }, { ...fakeDependencies([]), clients });

    expect(selection.image.id).toBe(imageId(1));
  });

  it('would win without the owner: each of the first is chosen once any owner is allowed', async () => {
    const [, , attack] = ATTACKS[0] ?? [];
    const images = [rawImage({ number: 2, CreationDate: NEWER, ...attack })];
    const query: ImageQuery = { name: [`${NOBLE}*`], allowAnyOwner: true, regions: [REGION] };

    const selection = await select(query, fakeDependencies(images));

    expect(selection.image.id).toBe(imageId(2));
    expect(selection.warnings).toContainEqual(expect.stringContaining('was not restricted'));
  });
});
