import { describe, expect, it } from 'vitest';
import type { CapacityPool } from '../fleet/fleet-intent.ts';
import { ec2Error } from '../testing/fake-responses.ts';
import { readPoolFailure } from './pool-failure.ts';

function poolOf(words: string): CapacityPool {
  const [instanceType = '', market = '', subnetId] = words.split(' ');
  return { instanceType, market: market as 'spot', subnetId, clientToken: words };
}

const FAILED = poolOf('c7g.large spot subnet-1');
const OTHERS = [
  'c7g.large spot subnet-2',
  'm7i.large spot subnet-1',
  'g6.xlarge spot subnet-2',
  'c7g.large on-demand subnet-2',
].map(poolOf);

describe('readPoolFailure', () => {
  it.each([
    ['InsufficientInstanceCapacity', [0, 1, 2, 3]],
    ['MaxSpotInstanceCountExceeded', [2, 3]],
    ['MaxSpotFleetRequestCountExceeded', [3]],
    ['VcpuLimitExceeded', [2, 3]],
    ['InsufficientFreeAddressesInSubnet', [0, 2, 3]],
    ['InsufficientAddressCapacity', [0, 2, 3]],
    ['InvalidSubnetID.NotFound', [0, 2, 3]],
    ['InvalidParameterCombination', [1, 2]],
    ['InstanceLimitExceeded', [1, 2]],
  ])('%s leaves the pools %j', (name, left) => {
    const failure = readPoolFailure(ec2Error(name), FAILED);

    expect(failure?.concerns(FAILED)).toBe(true);
    expect(OTHERS.flatMap((pool, index) => (failure?.concerns(pool) ? [] : index))).toEqual(left);
  });

  it.each(['UnauthorizedOperation', 'InvalidAMIID.NotFound', 'toString'])('%s leaves none', (name) => {
    expect(readPoolFailure(ec2Error(name), FAILED)).toBeUndefined();
  });

  it('leaves the other pools without a subnet when one has no addresses: EC2 chooses anew', () => {
    const failure = readPoolFailure(
      ec2Error('InsufficientFreeAddressesInSubnet'),
      poolOf('c7g.large on-demand'),
    );

    expect(failure?.concerns(poolOf('m7i.large on-demand'))).toBe(false);
  });

  it('tells refusals from a lack of capacity', () => {
    expect(readPoolFailure(ec2Error('InvalidSubnetID.NotFound'), FAILED)?.kind).toBe('refusal');
    expect(readPoolFailure(ec2Error('VcpuLimitExceeded'), FAILED)?.kind).toBe('capacity');
  });
});
