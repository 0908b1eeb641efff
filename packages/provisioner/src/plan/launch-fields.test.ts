import { createVirtualClock } from '@ami-select/core/testing';
import { describe, expect, it } from 'vitest';
import type { FleetRequest } from '../fleet/fleet-request.ts';
import { fleetIntent, fleetRequest } from '../testing/fixtures.ts';
import { buildLaunch } from './launch-input.ts';
import { checkRequest } from './validate-request.ts';

function launchesOf(change: Partial<FleetRequest>) {
  const intent = fleetIntent(createVirtualClock(), change);
  return intent.pools.map((pool) => buildLaunch(intent, pool, { minimum: 1, maximum: 1 }, []));
}

const ENCRYPTED = { Encrypted: true, DeleteOnTermination: true };

describe('the launch of a request', () => {
  it('changes the root volume, and encrypts all with the key', () => {
    const image = { ...fleetRequest().image, ebsDevices: ['/dev/sda1', '/dev/sdb'] };
    const volume = { size: 80, type: 'gp3', iops: 4_000, throughput: 250, kmsKey: 'alias/ci' };

    const [launch] = launchesOf({ image, volume });

    const root = { VolumeSize: 80, VolumeType: 'gp3', Iops: 4_000, Throughput: 250 };
    expect(launch?.BlockDeviceMappings).toEqual([
      { DeviceName: '/dev/sda1', Ebs: { ...ENCRYPTED, ...root, KmsKeyId: 'alias/ci' } },
      { DeviceName: '/dev/sdb', Ebs: { ...ENCRYPTED, KmsKeyId: 'alias/ci' } },
    ]);
  });

  it('tries the zones by name or id in their order, each with a token of its own', () => {
    const launches = launchesOf({ zones: ['eu-central-1b', 'euc1-az2', 'eu-central-1b'] });

    expect(launches.map(({ Placement }) => Placement)).toEqual([
      { AvailabilityZone: 'eu-central-1b' },
      { AvailabilityZoneId: 'euc1-az2' },
    ]);
    expect(new Set(launches.map(({ ClientToken }) => ClientToken)).size).toBe(2);
  });

  it('keeps zone and tenancy together', () => {
    const parameters = { Placement: { Tenancy: 'dedicated' } };

    const [launch] = launchesOf({ zones: ['eu-central-1b'], parameters });

    expect(launch?.Placement).toEqual({ Tenancy: 'dedicated', AvailabilityZone: 'eu-central-1b' });
  });

  it.each([
    ['ci', { Name: 'ci' }],
    [
      'arn:aws:iam::123456789012:instance-profile/ci',
      { Arn: 'arn:aws:iam::123456789012:instance-profile/ci' },
    ],
  ])('has the instance profile %s', (instanceProfile, expected) => {
    expect(launchesOf({ instanceProfile })[0]?.IamInstanceProfile).toEqual(expected);
  });

  it.each<[Record<string, string>, RegExp]>([
    [{}, /^ami-select fleet-[0-9a-f]{16} host$/],
    [{ Name: 'mine' }, /^mine$/],
  ])('names its instances, unless the tags %o do', (tags, name) => {
    const [launch] = launchesOf({ tags });

    const own = launch?.TagSpecifications?.find(({ ResourceType }) => ResourceType === 'instance');
    expect(own?.Tags?.filter(({ Key }) => Key === 'Name').map(({ Value }) => Value)).toEqual([
      expect.stringMatching(name),
    ]);
  });

  it('is refused with all problems at once', () => {
    const request = fleetRequest({
      zones: ['somewhere'],
      subnetIds: ['subnet-00000001'],
      volume: { size: 0 },
      instanceProfile: 'a b',
    });

    expect(checkRequest(request).problems.map(({ field }) => field)).toEqual([
      'zones',
      'zones',
      'volume-size',
      'instance-profile',
    ]);
  });
});
