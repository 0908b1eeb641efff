import { createVirtualClock } from '@ami-select/core/testing';
import { expect, it } from 'vitest';
import { fleetIntent, fleetRequest } from '../testing/fixtures.ts';

it('refuses an image without cloud-init before any call: no lease, no launch', () => {
  const image = { ...fleetRequest().image, noCloudInit: 'is configured by Ignition' };

  expect(() => fleetIntent(createVirtualClock(), { image })).toThrow(
    'image: ami-0123456789abcdef0 is not valid because it is configured by Ignition, so that no lease can be armed on its machines; expected an image with cloud-init',
  );
});
