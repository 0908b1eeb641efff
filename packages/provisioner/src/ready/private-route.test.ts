import { createVirtualClock } from '@ami-select/core/testing';
import { TransportError } from '@ami-select/transport';
import { expect, it } from 'vitest';
import type { ConnectWay } from '../fleet/route.ts';
import { fleetIntent, testDependencies } from '../testing/fixtures.ts';
import { scriptedEc2 } from '../testing/scripted-ec2.ts';
import { waitForFleet } from './wait-until-ready.ts';

it.each<[ConnectWay, RegExp | undefined]>([
  ['private', /^connect: private leads to the machines only from inside their VPC.*use connect: public/],
  ['public', undefined],
])('guesses first at the way where nobody gets through: %s', async (connect, hint) => {
  const clock = createVirtualClock();
  const running = { InstanceId: 'i-1', State: { Name: 'running' }, PrivateIpAddress: '10.0.0.1' };
  const shown = { ...running, PublicIpAddress: '192.0.2.1' };
  const { ec2 } = scriptedEc2(() => ({ Reservations: [{ Instances: [shown] }] }));
  const unreached = () => Promise.reject(new TransportError('UNREACHABLE', 'no route'));
  const intent = fleetIntent(clock, { count: 1, connect });

  const failure = await waitForFleet({ intent, route: { by: 'private' } }, ['i-1'], {
    ...testDependencies(ec2, clock),
    connect: unreached,
  }).catch((error: unknown) => error);

  expect(failure).toMatchObject({ code: 'TIMED_OUT' });
  const { hint: said } = failure as { readonly hint?: string };
  if (hint === undefined) expect(said).toBeUndefined();
  else expect(said).toMatch(hint);
});
