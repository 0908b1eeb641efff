import { expect, it } from 'vitest';
import { launchFleet } from './launch/launch-fleet.ts';
import { fleetIntent } from './testing/fixtures.ts';
import { simulate } from './testing/simulate.ts';
import { waitOrReplace } from './wait-or-replace.ts';

it('launches with the user data of the intent where EC2 ended what it had accepted', async () => {
  const reason = { Code: 'Server.InsufficientInstanceCapacity', Message: 'no room' };
  const { clock, ec2, dependencies } = simulate({
    failure: ({ InstanceType }) => (InstanceType === 'c7g.large' ? reason : undefined),
  });
  const intent = fleetIntent(clock, { instanceTypes: ['c7g.large', 'm7g.large'] });
  const launch = await launchFleet(intent, dependencies);

  const { hosts } = await waitOrReplace(intent, launch, dependencies);

  expect(hosts.map(({ instanceId }) => instanceId)).toEqual(ec2.instances.slice(2).map(({ id }) => id));
  expect(ec2.instances.map(({ input }) => input.UserData)).toEqual(Array(4).fill(intent.userData));
  expect(dependencies.saved.at(-1)?.intent.userData).toBe('');
});
