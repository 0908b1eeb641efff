import { createVirtualClock } from '@ami-select/core/testing';
import type { Image } from '@ami-select/selector';
import { describe, expect, it } from 'vitest';
import type { FleetRequest } from '../fleet/fleet-request.ts';
import { FakeEc2 } from '../testing/fake-ec2.ts';
import { fleetIntent, spawnDependencies } from '../testing/fixtures.ts';
import { preflight } from './preflight.ts';

const IMAGE = {
  id: 'ami-0123456789abcdef0',
  architecture: 'arm64',
  virtualizationType: 'hvm',
  rootDeviceType: 'ebs',
  enaSupport: true,
  tags: {},
} as Image;

async function warningsOf(change: Partial<FleetRequest>, image?: Image): Promise<readonly string[]> {
  const clock = createVirtualClock();
  const warnings: string[] = [];
  const ec2 = new FakeEc2({ clock });
  const logger = { debug() {}, info() {}, warn: (line: string) => void warnings.push(line) };
  const dependencies = { ...spawnDependencies(ec2, clock), logger };
  await preflight(fleetIntent(clock, change), dependencies, { image });
  return warnings.filter((line) => line.includes('cloud-init'));
}

describe('a lease that nothing shows to be armed', () => {
  it.each(['running', 'ssm'] as const)(
    'is one warning: ready is %s, the publisher unknown',
    async (ready) => {
      const warning = `ready: ${ready} needs no login, and the publisher of ${IMAGE.id} is unknown: nothing will show that cloud-init, which arms the lease, has run on it; add lease-role-arn, or wait for ssh.`;

      expect(await warningsOf({ ready }, IMAGE)).toEqual([warning]);
      expect(await warningsOf({ ready })).toEqual([warning]);
    },
  );

  it.each<[string, Partial<FleetRequest>, Image]>([
    ['a login', {}, IMAGE],
    ['the end of user data', { userData: '#!/bin/sh\n' }, IMAGE],
    ['a known publisher', { ready: 'running' }, { ...IMAGE, publisher: 'ubuntu' }],
    [
      'an image that was baked',
      { ready: 'running' },
      { ...IMAGE, tags: { 'ami-select:baked-at': '2026-01-01T00:00:00.000Z' } } as unknown as Image,
    ],
    [
      'a lease on the side of AWS',
      { ready: 'running', leaseRoleArn: 'arn:aws:iam::123456789012:role/lease' },
      IMAGE,
    ],
  ])('is none with %s', async (_title, change, image) => {
    expect(await warningsOf(change, image)).toEqual([]);
  });
});
