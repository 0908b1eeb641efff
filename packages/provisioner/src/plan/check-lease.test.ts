import { createVirtualClock } from '@ami-select/core/testing';
import { expect, it } from 'vitest';
import { fleetIntent, fleetRequest } from '../testing/fixtures.ts';

it('refuses an image without cloud-init before any call: no lease, no launch', () => {
  const image = { ...fleetRequest().image, noCloudInit: 'is configured by Ignition' };

  expect(() => fleetIntent(createVirtualClock(), { image })).toThrow(
    'image: ami-0123456789abcdef0 is not valid because it is configured by Ignition, so that no lease can be armed on its machines; expected an image with cloud-init',
  );
});

it('launches such an image with the lease on the side of AWS', () => {
  const image = { ...fleetRequest().image, noCloudInit: 'is configured by Ignition' };
  const leaseRoleArn = 'arn:aws:iam::123456789012:role/lease';

  expect(fleetIntent(createVirtualClock(), { image, leaseRoleArn }).leaseRoleArn).toBe(leaseRoleArn);
});

it('refuses what is no role', () => {
  expect(() => fleetIntent(createVirtualClock(), { leaseRoleArn: 'lease' })).toThrow(
    'lease-role-arn: "lease" is not valid; expected a role such as arn:aws:iam::123456789012:role/ami-select-lease',
  );
});
