import { CreateSecurityGroupCommand, RunInstancesCommand } from '@aws-sdk/client-ec2';
import { expect, it } from 'vitest';
import { launchFleet } from '../launch/launch-fleet.ts';
import { buildLaunch } from '../plan/launch-input.ts';
import { endOn, instancesOn, remainingOn } from '../testing/faulty-fleet.ts';
import { fleetIntent, fleetRequest, testDependencies } from '../testing/fixtures.ts';
import { LOCAL_REGION, localHandlers } from '../testing/local-handler.ts';

const start = localHandlers();

it('ends what comes into view after machines of another pool had ended', async () => {
  const dies = { kind: 'die', code: 'Server.InsufficientInstanceCapacity', afterMs: 1_000 } as const;
  const local = await start([{ match: { instanceType: 'c7g.*' }, effect: dies }]);
  const { clock, ec2, imageId, world } = local;
  // A group of its own would show that something uses it.
  const group = { GroupName: 'callers', Description: 'of the caller' };
  const { GroupId = '' } = await ec2.send(new CreateSecurityGroupCommand(group));
  const intent = fleetIntent(clock, {
    region: LOCAL_REGION,
    image: { ...fleetRequest().image, id: imageId },
    instanceTypes: ['c7g.large', 'm7g.large'],
    securityGroupIds: [GroupId],
  });
  await launchFleet(intent, testDependencies(ec2, clock));
  await clock.sleep(60_000);
  const hide = { kind: 'hide', ms: 40_000 } as const;
  world.faults.replace({ rules: [{ match: { operation: 'RunInstances' }, effect: hide }] });
  const counts = { minimum: 2, maximum: 2 };
  await ec2.send(new RunInstancesCommand(buildLaunch(intent, intent.pools[1]!, counts, [GroupId])));

  const { proof } = await endOn(local, intent);

  expect(proof?.created.filter(({ kind }) => kind === 'instance')).toHaveLength(4);
  expect(instancesOn(local).running).toEqual([]);
  expect(await remainingOn(local)).toEqual([`security-group ${GroupId}`]);
});
