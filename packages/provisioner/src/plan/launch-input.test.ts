import { createVirtualClock } from '@ami-select/core/testing';
import { expect, it } from 'vitest';
import { fleetIntent, fleetRequest } from '../testing/fixtures.ts';

import { buildLaunch } from './launch-input.ts';

it('takes more parameters along, and keeps those that the life of the fleet depends on', () => {
  const parameters = {
    EbsOptimized: true,
    InstanceInitiatedShutdownBehavior: 'stop',
    MetadataOptions: { HttpTokens: 'optional', HttpPutResponseHopLimit: 2 },
  };
  const intent = fleetIntent(createVirtualClock(), { parameters });
  const [pool] = intent.pools;
  if (pool === undefined) throw new Error('no pool');

  const launch = buildLaunch(intent, pool, { minimum: 1, maximum: 2 }, []);

  expect(launch).toMatchObject({
    EbsOptimized: true,
    InstanceInitiatedShutdownBehavior: 'terminate',
    MetadataOptions: { HttpTokens: 'required', HttpPutResponseHopLimit: 2 },
  });
});

it('is the whole launch of one pool', () => {
  const intent = fleetIntent(createVirtualClock(), { subnetIds: ['subnet-00000001'], market: 'spot' });
  const [pool] = intent.pools;
  if (pool === undefined) throw new Error('no pool');

  const Name = { Key: 'Name', Value: `ami-select ${intent.fleetId} host` };
  const Tags = Object.entries(intent.tags).map(([Key, Value]) => ({ Key, Value }));
  expect(buildLaunch(intent, pool, { minimum: 1, maximum: 2 }, ['sg-1'])).toEqual({
    ImageId: intent.image.id,
    InstanceType: 'c7g.large',
    MinCount: 1,
    MaxCount: 2,
    ClientToken: pool.clientToken,
    UserData: intent.userData,
    SecurityGroupIds: ['sg-1'],
    SubnetId: 'subnet-00000001',
    InstanceInitiatedShutdownBehavior: 'terminate',
    MetadataOptions: { HttpTokens: 'required', HttpEndpoint: 'enabled', HttpPutResponseHopLimit: 1 },
    BlockDeviceMappings: [{ DeviceName: '/dev/sda1', Ebs: { Encrypted: true, DeleteOnTermination: true } }],
    InstanceMarketOptions: {
      MarketType: 'spot',
      SpotOptions: { SpotInstanceType: 'one-time', InstanceInterruptionBehavior: 'terminate' },
    },
    TagSpecifications: ['instance', 'volume', 'network-interface', 'spot-instances-request'].map(
      (ResourceType) => ({ ResourceType, Tags: ResourceType === 'instance' ? [Name, ...Tags] : Tags }),
    ),
  });
});

it('has no spot options on demand, and keeps its own lists and strings', () => {
  const parameters = { SecurityGroupIds: ['sg-9'], MetadataOptions: 'none', BlockDeviceMappings: null };
  const intent = fleetIntent(createVirtualClock(), { parameters });
  const [pool] = intent.pools;
  if (pool === undefined) throw new Error('no pool');

  const launch = buildLaunch(intent, pool, { minimum: 1, maximum: 1 }, ['sg-1']);

  expect(launch.InstanceMarketOptions).toBeUndefined();
  expect(launch.TagSpecifications?.map(({ ResourceType }) => ResourceType)).toEqual([
    'instance',
    'volume',
    'network-interface',
  ]);
  expect(launch.SecurityGroupIds).toEqual(['sg-1']);
  expect(launch.MetadataOptions).toEqual({
    HttpTokens: 'required',
    HttpEndpoint: 'enabled',
    HttpPutResponseHopLimit: 1,
  });
  expect(launch.BlockDeviceMappings).toHaveLength(1);
});

const VOLUME = { Encrypted: true, DeleteOnTermination: true };

it.each<[string, readonly string[] | undefined, readonly string[]]>([
  ['the root alone when nothing else is known', undefined, ['/dev/sda1']],
  ['every volume of the image', ['/dev/sda1', '/dev/sdb', 'xvdc'], ['/dev/sda1', '/dev/sdb', 'xvdc']],
  ['a root that the image calls otherwise', ['/dev/xvda'], ['/dev/xvda']],
  ['nothing where the disks are those of the machine', [], []],
])('encrypts %s', (_title, ebsDevices, names) => {
  const image = { ...fleetRequest().image, ebsDevices };
  const intent = fleetIntent(createVirtualClock(), { image });
  const [pool] = intent.pools;
  if (pool === undefined) throw new Error('no pool');

  const { BlockDeviceMappings } = buildLaunch(intent, pool, { minimum: 1, maximum: 1 }, []);

  expect(BlockDeviceMappings).toEqual(names.map((DeviceName) => ({ DeviceName, Ebs: VOLUME })));
});

it.each<[Record<string, unknown>]>([
  [{ BlockDeviceMappings: [{ DeviceName: '/dev/sda1', Ebs: { Encrypted: false } }] }],
  [{ BlockDeviceMappings: [] }],
  [{ BlockDeviceMappings: { DeviceName: '/dev/sda1' } }],
  [{ MetadataOptions: { HttpTokens: 'optional' } }],
  [{ MetadataOptions: { HttpEndpoint: 'disabled' } }],
  [{ MetadataOptions: { HttpPutResponseHopLimit: undefined } }],
  [{ MetadataOptions: { HttpPutResponseHopLimit: null } }],
  [{ MetadataOptions: null }],
  [{ MetadataOptions: [] }],
  [{ MetadataOptions: 2 }],
])('lets no parameter take away what protects a machine: %o', (parameters) => {
  const intent = fleetIntent(createVirtualClock(), { parameters });
  const [pool] = intent.pools;
  if (pool === undefined) throw new Error('no pool');

  const launch = buildLaunch(intent, pool, { minimum: 1, maximum: 1 }, []);

  expect(launch.BlockDeviceMappings).toEqual([{ DeviceName: '/dev/sda1', Ebs: VOLUME }]);
  expect(launch.MetadataOptions).toEqual({
    HttpTokens: 'required',
    HttpEndpoint: 'enabled',
    HttpPutResponseHopLimit: 1,
  });
});
