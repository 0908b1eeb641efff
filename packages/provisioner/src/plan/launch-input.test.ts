import { expect, it } from 'vitest';
import { fleetIntent } from '../testing/fixtures.ts';
import { VirtualClock } from '../testing/virtual-clock.ts';
import { buildLaunch } from './launch-input.ts';

it('takes more parameters along, and keeps those that the life of the fleet depends on', () => {
  const parameters = {
    EbsOptimized: true,
    InstanceInitiatedShutdownBehavior: 'stop',
    MetadataOptions: { HttpTokens: 'optional', HttpPutResponseHopLimit: 2 },
  };
  const intent = fleetIntent(new VirtualClock(), { parameters });
  const [cell] = intent.cells;
  if (cell === undefined) throw new Error('no cell');

  const launch = buildLaunch(intent, cell, { minimum: 1, maximum: 2 }, []);

  expect(launch).toMatchObject({
    EbsOptimized: true,
    InstanceInitiatedShutdownBehavior: 'terminate',
    MetadataOptions: { HttpTokens: 'required', HttpPutResponseHopLimit: 2 },
  });
});
