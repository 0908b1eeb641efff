import { silentLogger } from '@ami-select/core';
import { DescribeSubnetsCommand, type EC2Client } from '@aws-sdk/client-ec2';
import { describe, expect, it } from 'vitest';
import type { FleetRequest } from '../fleet/fleet-request.ts';
import { createIntent } from '../plan/create-intent.ts';
import { spawnFleet } from '../spawn-fleet.ts';
import { connectAtOnce, fleetRequest } from '../testing/fixtures.ts';
import { LOCAL_REGION, localHandlers } from '../testing/local-handler.ts';

const ipv6 = localHandlers({ network: 'ipv6' });
const withoutDefault = localHandlers({ network: 'no-default-vpc' });

async function spawnOn(
  start: typeof ipv6,
  change: (subnets: Subnets) => Partial<FleetRequest>,
  callerAddress = '2001:db8::7',
) {
  const { ec2, clock, imageId } = await start([]);
  const subnets = await subnetsOf(ec2);
  const image = { id: imageId, architecture: 'arm64', rootDeviceName: '/dev/sda1', sshUser: 'ubuntu' };
  const request = fleetRequest({ region: LOCAL_REGION, image, count: 1, ...change(subnets) });
  const intent = createIntent(request, { clock });
  const dependencies = { ec2, clock, logger: silentLogger, connect: connectAtOnce };
  return spawnFleet(intent, { ...dependencies, callerAddress: async () => callerAddress });
}

interface Subnets {
  readonly native: string;
  readonly usual: string;
}

/** A subnet of each kind in a zone that has the type of the tests. */
async function subnetsOf(ec2: EC2Client): Promise<Subnets> {
  const { Subnets = [] } = await ec2.send(new DescribeSubnetsCommand({}));
  const inZone = Subnets.filter(({ AvailabilityZone }) => AvailabilityZone === `${LOCAL_REGION}a`);
  const find = (isNative: boolean): string =>
    inZone.find(({ Ipv6Native }) => Ipv6Native === isNative)?.SubnetId ?? '';
  return { native: find(true), usual: find(false) };
}

describe('a fleet in IPv6-only subnets', () => {
  it.each(['auto', 'ipv6'] as const)('is reached by IPv6 with connect: %s', async (connect) => {
    const { hosts } = await spawnOn(ipv6, ({ native }) => ({ subnetIds: [native], connect }));

    expect(hosts).toMatchObject([{ address: expect.stringMatching(/^2001:db8:1200:1::/), port: 22 }]);
  });

  it('says what is missing for public addresses, and from a machine without IPv6', async () => {
    const wrongWay = spawnOn(ipv6, ({ native }) => ({ subnetIds: [native], connect: 'public' }));
    const wrongCaller = spawnOn(ipv6, ({ native }) => ({ subnetIds: [native] }), '198.51.100.7');

    await expect(wrongWay).rejects.toThrow(
      /connect: public is not valid because .* gives no machine a public IPv4/,
    );
    await expect(wrongCaller).rejects.toThrow(
      /connect: auto is not valid because the machines have IPv6 addresses/,
    );
  });
});

describe('an account without a default VPC', () => {
  it.each(['auto', 'public', 'private', 'instance-connect', 'ipv6'] as const)(
    'is told to name a subnet with connect: %s',
    async (connect) => {
      const spawning = spawnOn(withoutDefault, () => ({ connect, sshFrom: '198.51.100.7/32' }));

      await expect(spawning).rejects.toMatchObject({
        code: 'INVALID_REQUEST',
        message: expect.stringContaining(
          'subnet-ids: none is not valid because this account has no default VPC in us-east-1; expected at least one subnet',
        ),
      });
    },
  );

  it('has its fleet in the subnet that it names', async () => {
    const { hosts } = await spawnOn(withoutDefault, ({ usual }) => ({ subnetIds: [usual] }), '198.51.100.7');

    expect(hosts).toHaveLength(1);
  });
});
