import { RunInstancesCommand } from '@aws-sdk/client-ec2';
import { expect, it } from 'vitest';
import { launchFleet } from '../launch/launch-fleet.ts';
import { fleetIntent } from '../testing/fixtures.ts';
import { REALISTIC, simulate } from '../testing/simulate.ts';
import { terminateFleet } from './terminate-fleet.ts';

it('ends what comes into view after machines of another pool had ended', async () => {
  const reason = { Code: 'Server.InsufficientInstanceCapacity', Message: 'no room' };
  let visible = 0;
  const { clock, ec2, dependencies } = simulate({
    failure: ({ InstanceType }) => (InstanceType === 'c7g.large' ? reason : undefined),
    delays: () => ({ ...REALISTIC, visible }),
  });
  const intent = fleetIntent(clock, { instanceTypes: ['c7g.large', 'm7g.large'] });
  await launchFleet(intent, dependencies);
  await clock.sleep(60_000);
  const [first] = ec2.instances;
  const [, second] = intent.pools;
  visible = 40_000;
  const launch = { ...first!.input, InstanceType: 'm7g.large' as const, ClientToken: second?.clientToken };
  await ec2.port.send(new RunInstancesCommand(launch));

  const proof = await terminateFleet(intent, dependencies);

  expect(proof.created.filter(({ kind }) => kind === 'instance')).toHaveLength(4);
  expect(ec2.instances.map((one) => one.state(clock.now().getTime()))).not.toContain('running');
  expect(ec2.remaining()).toEqual([]);
});
