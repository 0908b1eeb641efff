import { DescribeInstancesCommand, type Instance } from '@aws-sdk/client-ec2';
import { expect, it } from 'vitest';
import { launchTest } from '../testing/launch.ts';
import { type Simulation, simulate } from '../testing/simulate.ts';

const DIES = {
  match: { zone: 'us-east-1a' },
  times: 1,
  effect: { kind: 'die', code: 'Server.InternalError' },
} as const;

function simulation(): Simulation {
  return simulate({
    latencies: 'none',
    faults: { rules: [DIES] },
    quotas: { capacity: { 't3.micro/us-east-1a': 1 } },
  });
}

async function all({ ec2 }: Simulation): Promise<Instance[]> {
  const { Reservations = [] } = await ec2.send(new DescribeInstancesCommand({}));
  return Reservations.flatMap(({ Instances = [] }) => Instances);
}

function zonesOf(instances: readonly Instance[]): (string | undefined)[] {
  return instances.map(({ Placement }) => Placement?.AvailabilityZone).sort();
}

it('row 30: a machine that dies at boot has its place while it lives, and is replaced by none', async () => {
  const sim = simulation();
  const region = sim.local.world.region('us-east-1');

  const dying = await launchTest(sim.ec2);
  await sim.local.clock.sleep(60_000);

  expect(zonesOf(dying)).toEqual(['us-east-1a']);
  expect(await all(sim)).toMatchObject([
    { State: { Name: 'terminated' }, StateReason: { Code: 'Server.InternalError' } },
  ]);
  expect([region.living.size, region.interfaces.size]).toEqual([0, 0]);
});

it('row 30: the next launch takes the pool of the machine that died, which has room again', async () => {
  const sim = simulation();

  await launchTest(sim.ec2);
  await sim.local.clock.sleep(60_000);
  const next = await launchTest(sim.ec2);
  const third = await launchTest(sim.ec2);

  expect(zonesOf(next)).toEqual(['us-east-1a']);
  expect(zonesOf(third)).toEqual(['us-east-1b']);
});
