import { describe, expect, it } from 'vitest';
import offerings from './data/offerings.json' with { type: 'json' };
import partitions from './data/partitions.json' with { type: 'json' };
import { recordedTypeNames } from './instance-types.ts';
import { zonesWith } from './offerings.ts';
import { dnsSuffix, type Partition, partitionOf } from './partitions.ts';
import { findRegion, regions } from './regions.ts';

const namesOf = (type: string, region: string): string[] => zonesWith(type, region).map(({ name }) => name);

describe('partitions', () => {
  it.each<[string, Partition]>([
    ['us-east-1', 'aws'],
    ['mx-central-1', 'aws'],
    ['us-gov-west-1', 'aws-us-gov'],
    ['cn-north-1', 'aws-cn'],
    ['eusc-de-east-1', 'aws-eusc'],
    ['us-iso-east-1', 'aws-iso'],
    ['us-isob-east-1', 'aws-iso-b'],
    ['eu-isoe-west-1', 'aws-iso-e'],
    ['us-isof-south-1', 'aws-iso-f'],
    ['nowhere', 'aws'],
  ])('%s is of %s', (region, partition) => {
    expect(partitionOf(region)).toBe(partition);
  });

  it('are the ones that the type names', () => {
    const ids = partitions.partitions.map(({ id }) => id as Partition);

    expect(ids.sort()).toEqual([...new Set(regions().map(({ partition }) => partition))].sort());
    expect(dnsSuffix('aws-cn')).toBe('amazonaws.com.cn');
  });
});

describe('regions', () => {
  it('belong to the partition of their name', () => {
    expect(regions().filter(({ name, partition }) => partitionOf(name) !== partition)).toEqual([]);
  });

  it('have zones of their own name, each with an id of its own', () => {
    const zones = regions().flatMap((region) =>
      region.zones.map((zone) => ({ ...zone, region: region.name })),
    );

    expect(zones.filter(({ name, region }) => !/^[a-f]$/.test(name.replace(region, '')))).toEqual([]);
    expect(new Set(zones.map(({ id }) => id)).size).toBe(zones.length);
    expect(zones.filter(({ id }) => !/^[a-z]{2,4}[a-z]?\d-az\d$/.test(id))).toEqual([]);
  });

  it('have a location, and whether an account has them without opt-in', () => {
    expect(findRegion('eu-central-1')).toMatchObject({
      location: 'Europe (Frankfurt)',
      enabledByDefault: true,
    });
    expect(findRegion('af-south-1')?.enabledByDefault).toBe(false);
    expect(findRegion('eu-nowhere-1')).toBeUndefined();
  });
});

describe('offerings', () => {
  it('are those of the recording', () => {
    expect(namesOf('t2.micro', 'us-east-1')).toEqual(
      ['a', 'b', 'c', 'd', 'e', 'f'].map((letter) => `us-east-1${letter}`),
    );
    expect(namesOf('m4.large', 'us-east-1')).toContain('us-east-1e');
    expect(namesOf('c7g.large', 'us-east-1')).not.toContain('us-east-1e');
    expect(zonesWith('t3.micro', 'us-west-1')).toEqual([
      { name: 'us-west-1a', id: 'usw1-az1' },
      { name: 'us-west-1b', id: 'usw1-az3' },
    ]);
  });

  it('of an unknown type or region are none', () => {
    expect(zonesWith('t3.gigantic', 'us-east-1')).toEqual([]);
    expect(zonesWith('t3.micro', 'eu-nowhere-1')).toEqual([]);
    expect(zonesWith('t3.micro', 'us-iso-east-1')).toEqual([]);
  });

  it('are all zones or none where only the region is known', () => {
    expect(namesOf('t3.micro', 'us-gov-west-1')).toHaveLength(3);
    expect(namesOf('mac2.metal', 'us-gov-west-1')).toEqual([]);
  });

  it('stand for every recorded type and for every region with zones', () => {
    expect(Object.keys(offerings.types)).toEqual(recordedTypeNames().toSorted());
    expect(offerings.regions).toEqual(
      regions()
        .flatMap(({ name, zones }) => (zones.length > 0 ? [name] : []))
        .sort(),
    );
  });
});
