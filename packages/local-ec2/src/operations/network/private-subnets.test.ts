import {
  DescribeInstancesCommand,
  DescribeSubnetsCommand,
  ModifySubnetAttributeCommand,
} from '@aws-sdk/client-ec2';
import { expect, it } from 'vitest';
import { launchTest } from '../../testing/launch.ts';
import { refusal } from '../../testing/refusal.ts';
import { simulate } from '../../testing/simulate.ts';

it('a subnet that gives no public addresses launches machines without one', async () => {
  const sim = simulate();
  const { Subnets = [] } = await sim.ec2.send(new DescribeSubnetsCommand({}));
  const SubnetId = Subnets[0]?.SubnetId ?? '';

  await sim.ec2.send(new ModifySubnetAttributeCommand({ SubnetId, MapPublicIpOnLaunch: { Value: false } }));
  await launchTest(sim.ec2, { SubnetId });
  await sim.local.clock.sleep(60_000);

  const { Reservations = [] } = await sim.ec2.send(new DescribeInstancesCommand({}));
  const instance = Reservations[0]?.Instances?.[0];
  expect(instance?.State?.Name).toBe('running');
  expect(instance?.PrivateIpAddress).toMatch(/^172\.31\./);
  expect(instance?.PublicIpAddress).toBeUndefined();
  const described = await sim.ec2.send(new DescribeSubnetsCommand({ SubnetIds: [SubnetId] }));
  expect(described.Subnets?.[0]?.MapPublicIpOnLaunch).toBe(false);
});

it('a change of nothing, and of an unknown subnet, is refused', async () => {
  const sim = simulate();
  const { Subnets = [] } = await sim.ec2.send(new DescribeSubnetsCommand({}));
  const change = (input: { SubnetId: string }) =>
    refusal(sim.ec2.send(new ModifySubnetAttributeCommand(input)));

  expect((await change({ SubnetId: Subnets[0]?.SubnetId ?? '' })).name).toBe('InvalidParameterCombination');
  expect((await change({ SubnetId: 'subnet-0123456789abcdef0' })).name).toBe('InvalidSubnetID.NotFound');
});
