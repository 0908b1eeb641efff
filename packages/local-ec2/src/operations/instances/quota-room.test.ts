import {
  CreateFleetCommand,
  CreateLaunchTemplateCommand,
  DescribeAccountAttributesCommand,
  DescribeInstancesCommand,
  DescribeSpotInstanceRequestsCommand,
  RequestSpotInstancesCommand,
} from '@aws-sdk/client-ec2';
import { beforeEach, describe, expect, it } from 'vitest';
import { findTestImage, launchTest } from '../../testing/launch.ts';
import { refusal } from '../../testing/refusal.ts';
import { type Simulation, simulate } from '../../testing/simulate.ts';

const HUGE = 2 ** 31 - 1;

let sim: Simulation;
beforeEach(() => {
  sim = simulate({ quotas: { instances: 5, spotVcpus: 6, onDemandVcpus: 100, capacity: { 't3.large': 0 } } });
});

async function countMachines(): Promise<number> {
  const { Reservations = [] } = await sim.ec2.send(new DescribeInstancesCommand({}));
  return Reservations.flatMap(({ Instances = [] }) => Instances).length;
}

async function requestSpot(
  InstanceCount: number,
  { SpotPrice, isLarge = false }: { readonly SpotPrice?: string; readonly isLarge?: boolean } = {},
) {
  const InstanceType = isLarge ? ('t3.large' as const) : ('t3.micro' as const);
  const LaunchSpecification = { ImageId: await findTestImage(sim.ec2), InstanceType };
  return sim.ec2.send(
    new RequestSpotInstancesCommand({ InstanceCount, LaunchSpecification, ...(SpotPrice && { SpotPrice }) }),
  );
}

async function createFleet(TotalTargetCapacity: number) {
  const LaunchTemplateData = { ImageId: await findTestImage(sim.ec2), InstanceType: 't3.micro' as const };
  await sim.ec2.send(new CreateLaunchTemplateCommand({ LaunchTemplateName: 'workers', LaunchTemplateData }));
  const LaunchTemplateSpecification = { LaunchTemplateName: 'workers', Version: '1' };
  return sim.ec2.send(
    new CreateFleetCommand({
      Type: 'instant',
      LaunchTemplateConfigs: [{ LaunchTemplateSpecification }],
      TargetCapacitySpecification: { TotalTargetCapacity, DefaultTargetCapacityType: 'on-demand' },
    }),
  );
}

describe('quotas without a fault plan', () => {
  it('row 33: are the ones of DescribeAccountAttributes', async () => {
    const asked = new DescribeAccountAttributesCommand({ AttributeNames: ['max-instances' as never] });
    const { AccountAttributes } = await simulate().ec2.send(asked);
    const refused = await refusal(launchTest(simulate().ec2, { MinCount: 5_001, MaxCount: 5_001 }));

    expect(AccountAttributes?.[0]?.AttributeValues).toEqual([{ AttributeValue: '5000' }]);
    expect(refused).toMatchObject({
      name: 'InstanceLimitExceeded',
      message: expect.stringContaining('(5001) than your current instance limit of 5000'),
    });
  });

  it.each([
    [6, 6],
    [HUGE, HUGE],
  ])('row 33: no launch of %i to %i, whose minimum is more than the quota', async (MinCount, MaxCount) => {
    const refused = await refusal(launchTest(sim.ec2, { MinCount, MaxCount }));

    expect(refused).toMatchObject({ name: 'InstanceLimitExceeded' });
    expect(await countMachines()).toBe(0);
  });

  it.each([6, HUGE])('row 17, 33: what the quota allows of at most %i', async (MaxCount) => {
    expect(await launchTest(sim.ec2, { MinCount: 1, MaxCount })).toHaveLength(5);
  });

  it('row 17, 33: as many as the quota has left, none below the minimum', async () => {
    const first = await launchTest(sim.ec2, { MinCount: 3, MaxCount: 3 });
    const refused = await refusal(launchTest(sim.ec2, { MinCount: 3, MaxCount: 5 }));
    const second = await launchTest(sim.ec2, { MinCount: 1, MaxCount: 5 });

    expect([first.length, second.length]).toEqual([3, 2]);
    expect(refused).toMatchObject({ name: 'InstanceLimitExceeded' });
  });

  it('row 33: a fleet gets what the quota has left', async () => {
    const { Instances = [] } = await createFleet(HUGE);

    expect(Instances.flatMap(({ InstanceIds = [] }) => InstanceIds)).toHaveLength(5);
  });

  it.each([
    ['that fit nowhere', HUGE, {}],
    ['beyond the vCPUs', 4, {}],
    ['that would wait for their price', HUGE, { SpotPrice: '0.000001' }],
    ['that would wait for capacity', HUGE, { isLarge: true }],
  ] as const)('row 33: no Spot requests %s', async (_, count, more) => {
    const refused = await refusal(requestSpot(count, more));
    const { SpotInstanceRequests } = await sim.ec2.send(new DescribeSpotInstanceRequestsCommand({}));

    expect(refused.name).toMatch(/^(InstanceLimitExceeded|MaxSpotInstanceCountExceeded)$/);
    expect(SpotInstanceRequests).toEqual([]);
    expect(await countMachines()).toBe(0);
  });

  it('row 33: Spot requests that wait count', async () => {
    const { SpotInstanceRequests: waiting } = await requestSpot(3, { SpotPrice: '0.000001' });
    const refused = await refusal(requestSpot(1));

    expect(waiting).toHaveLength(3);
    expect(refused).toMatchObject({ name: 'MaxSpotInstanceCountExceeded' });
  });
});
