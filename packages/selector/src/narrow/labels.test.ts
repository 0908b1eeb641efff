import { describe, expect, it } from 'vitest';
import type { Image } from '../image/image.ts';
import { variantsOf } from '../publishers/expand.ts';
import { findPublisher, KNOWN_PUBLISHERS } from '../publishers/table.ts';
import { withOwnPublishers } from '../query/own-publishers.ts';
import { REAL_NAMES } from '../testing/real-names.ts';
import { NOW, STRANGER, sampleImage } from '../testing/samples.ts';
import type { Label } from './label.ts';
import { createLabels } from './labels.ts';

function labelsOf(image: Image): readonly Label[] {
  const { codes, values } = createLabels([image], KNOWN_PUBLISHERS, NOW);
  return values[codes[0] ?? 0] ?? [];
}

describe('the labels of an image', () => {
  it.each(REAL_NAMES.filter(({ found }) => found))('say how $raw.Name is queried', ({ query, raw }) => {
    const { publisher: id = '', variant = variantsOf(findPublisher(id) ?? fail(id))[0] } = query;

    const labels = labelsOf(sampleImage(raw)).filter((label) => label.variant === variant);

    expect(labels).toContainEqual({ publisher: id, version: expect.any(String), variant });
  });

  it.each([
    ['RHEL-9.8.0_HVM-20260908-x86_64-0-Hourly2-GP3', '309956199498', 'rhel', '9', 'hourly'],
    ['debian-12-amd64-20260806-2562', '136693071363', 'debian', '12', 'standard'],
    [
      'ubuntu-minimal/images/hvm-ssd-gp3/ubuntu-noble-24.04-amd64-minimal-20260923',
      '099720109477',
      'ubuntu',
      '24.04',
      'minimal',
    ],
  ])('of %s of %s are %s, %s and %s', (Name, OwnerId, publisher, version, variant) => {
    expect(labelsOf(sampleImage({ Name, OwnerId }))).toEqual([
      { publisher, version: undefined, variant },
      { publisher, version, variant },
    ]);
  });

  it('are none for the same name of another owner', () => {
    for (const { raw } of REAL_NAMES) {
      expect(labelsOf(sampleImage({ ...raw, OwnerId: STRANGER, ImageOwnerAlias: undefined }))).toEqual([]);
    }
  });

  it('are those of a publisher of one’s own, too', () => {
    const row = { owner: ['self'], names: ['corp-{version}-*'] };
    const { publishers } = withOwnPublishers({ corp: row });
    const image = sampleImage({ Name: 'corp-1.2.7-20260101-4f1c7a2' });

    expect(createLabels([image], publishers, NOW).values).toEqual([
      [
        { publisher: 'corp', version: undefined, variant: 'standard' },
        { publisher: 'corp', version: '1.2', variant: 'standard' },
      ],
    ]);
  });

  it('are several where variants share a name', () => {
    const Name = 'al2023-ami-2023.12.20260930.0-kernel-6.18-x86_64';

    const labels = labelsOf(sampleImage({ Name, OwnerId: '137112412989', ImageOwnerAlias: 'amazon' }));

    expect(labels.filter(({ version }) => version === '2023').map(({ variant }) => variant)).toEqual([
      'standard',
      'kernel-6.18',
    ]);
  });
});

function fail(id: string): never {
  throw new Error(`no row ${id}`);
}
