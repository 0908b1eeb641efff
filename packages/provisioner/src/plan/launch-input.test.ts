import { createVirtualClock } from '@ami-select/core/testing';
import { expect, it } from 'vitest';
import { fleetIntent } from '../testing/fixtures.ts';

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
