import { describe, expect, it } from 'vitest';
import type { ImageQuery } from '../query/image-query.ts';
import { allowedDisabled, refusal } from '../testing/refusal.ts';
import { fakeDependencies, imageId, REGION, rawImage, SELF, ubuntuImage } from '../testing/samples.ts';
import { select, selectOptional } from './select.ts';

describe('fallbacks and optional queries', () => {
  const chain: ImageQuery = {
    owners: [SELF],
    name: ['golden-*'],
    regions: [REGION],
    fallback: [{ ssmParameter: '/golden' }, { publisher: 'ubuntu', version: '24.04' }],
  };

  it('takes the first of the chain that finds an image, and reports it', async () => {
    const dependencies = fakeDependencies([ubuntuImage({ number: 7, serial: '20261101' })]);

    const selection = await select(chain, dependencies);

    expect(selection.image.id).toBe(imageId(7));
    expect(selection.reasons.at(-1)).toContain('fallback 2 was used');
  });

  it('explains every link when the whole chain fails', async () => {
    const error = await refusal(chain, [], allowedDisabled);

    expect(error.code).toBe('NO_IMAGE');
    expect(error.message).toContain('The query itself:');
    expect(error.message).toContain('Fallback 2:');
  });

  it('does not take a fallback for a refused API call', async () => {
    const dependencies = fakeDependencies([rawImage({ number: 1 }), rawImage({ number: 2 })]);
    const query: ImageQuery = {
      owners: [SELF],
      order: 'exactly-one',
      regions: [REGION],
      fallback: [{ imageId: imageId(1) }],
    };

    await expect(select(query, dependencies)).rejects.toMatchObject({ code: 'AMBIGUOUS' });
  });

  it('returns undefined for an optional query, without further API calls', async () => {
    const dependencies = fakeDependencies([]);

    const selection = await selectOptional(
      { owners: ['self'], optional: true, regions: [REGION] },
      dependencies,
    );

    expect(selection).toBeUndefined();
    expect(dependencies.ec2.requests).toHaveLength(1);
  });

  it('still fails for a query that is not optional', async () => {
    const selecting = selectOptional(
      { owners: ['self'], regions: [REGION] },
      fakeDependencies([], allowedDisabled),
    );

    await expect(selecting).rejects.toMatchObject({ code: 'NO_IMAGE' });
  });
});
