import {
  CreateFleetCommand,
  type CreateFleetCommandInput,
  CreateLaunchTemplateCommand,
  CreateLaunchTemplateVersionCommand,
  DeleteFleetsCommand,
  DeleteLaunchTemplateCommand,
  DescribeFleetsCommand,
  DescribeInstanceAttributeCommand,
  DescribeInstancesCommand,
  DescribeLaunchTemplateVersionsCommand,
  DescribeSpotPriceHistoryCommand,
  type EC2Client,
  RunInstancesCommand,
} from '@aws-sdk/client-ec2';
import { beforeEach, describe, expect, it } from 'vitest';
import { findTestImage } from '../../testing/launch.ts';
import { refusal } from '../../testing/refusal.ts';
import { type Simulation, simulate } from '../../testing/simulate.ts';

let sim: Simulation;
let ec2: EC2Client;
let template: { LaunchTemplateId: string; Version: string };

beforeEach(async () => {
  sim = simulate({ quotas: { capacity: { 't3.micro': 2, 't3.nano': 0 } } });
  ec2 = sim.ec2;
  const created = await ec2.send(
    new CreateLaunchTemplateCommand({
      LaunchTemplateName: 'workers',
      LaunchTemplateData: {
        ImageId: await findTestImage(ec2),
        InstanceType: 't3.small',
        TagSpecifications: [{ ResourceType: 'instance', Tags: [{ Key: 'from', Value: 'template' }] }],
      },
    }),
  );
  template = { LaunchTemplateId: created.LaunchTemplate!.LaunchTemplateId!, Version: '1' };
});

function fleet(types: string[], TotalTargetCapacity: number, more: Partial<CreateFleetCommandInput> = {}) {
  return ec2.send(
    new CreateFleetCommand({
      Type: 'instant',
      LaunchTemplateConfigs: [
        {
          LaunchTemplateSpecification: template,
          Overrides: types.map((InstanceType, Priority) => ({
            InstanceType: InstanceType as 't3.micro',
            Priority,
          })),
        },
      ],
      OnDemandOptions: { AllocationStrategy: 'prioritized' },
      TargetCapacitySpecification: { TotalTargetCapacity, DefaultTargetCapacityType: 'on-demand' },
      ...more,
    }),
  );
}

it('an override names its zone by id', async () => {
  const Overrides = [{ InstanceType: 't3.small', AvailabilityZoneId: 'use1-az2' }] as const;
  const { Instances = [] } = await fleet([], 1, {
    LaunchTemplateConfigs: [{ LaunchTemplateSpecification: template, Overrides: [...Overrides] }],
  });

  const InstanceIds = Instances.flatMap(({ InstanceIds: ids = [] }) => ids);
  const { Reservations } = await ec2.send(new DescribeInstancesCommand({ InstanceIds }));
  expect(Reservations?.[0]?.Instances?.[0]?.Placement).toMatchObject({ AvailabilityZoneId: 'use1-az2' });
});

describe('launch templates', () => {
  it('launch with their data, and the request overrides it', async () => {
    const run = (more: object) =>
      ec2.send(new RunInstancesCommand({ MinCount: 1, MaxCount: 1, LaunchTemplate: template, ...more }));

    const plain = await run({});
    const changed = await run({ InstanceType: 't3.medium' });

    expect(plain.Instances?.[0]).toMatchObject({ InstanceType: 't3.small' });
    expect(plain.Instances?.[0]?.Tags).toContainEqual({ Key: 'from', Value: 'template' });
    expect(plain.Instances?.[0]?.Tags).toContainEqual({
      Key: 'aws:ec2launchtemplate:id',
      Value: template.LaunchTemplateId,
    });
    expect(changed.Instances?.[0]?.InstanceType).toBe('t3.medium');
  });

  it('have versions, and refuse the name twice', async () => {
    const LaunchTemplateData = { InstanceType: 't3.large' } as const;
    await ec2.send(
      new CreateLaunchTemplateVersionCommand({
        ...template,
        SourceVersion: '1',
        LaunchTemplateData,
      } as never),
    );

    const { LaunchTemplateVersions } = await ec2.send(
      new DescribeLaunchTemplateVersionsCommand({ LaunchTemplateName: 'workers', Versions: ['$Latest'] }),
    );
    const twice = await refusal(
      ec2.send(new CreateLaunchTemplateCommand({ LaunchTemplateName: 'workers', LaunchTemplateData })),
    );

    expect(LaunchTemplateVersions?.[0]).toMatchObject({
      VersionNumber: 2,
      LaunchTemplateData: { InstanceType: 't3.large' },
    });
    expect(twice.name).toBe('InvalidLaunchTemplateName.AlreadyExistsException');
  });
});

describe('CreateFleet', () => {
  it('row 35, F14: fills from the overrides in turn and names those that gave nothing', async () => {
    const { Instances, Errors } = await fleet(['t3.nano', 't3.micro', 't3.small'], 3);

    expect(Instances?.map((group) => [group.InstanceType, group.InstanceIds?.length])).toEqual([
      ['t3.micro', 2],
      ['t3.small', 1],
    ]);
    expect(Errors).toEqual([
      expect.objectContaining({
        ErrorCode: 'InsufficientInstanceCapacity',
        Lifecycle: 'on-demand',
        LaunchTemplateAndOverrides: expect.objectContaining({
          Overrides: expect.objectContaining({ InstanceType: 't3.nano' }),
        }),
      }),
    ]);
  });

  it('row 35: the same token gives the same fleet', async () => {
    const first = await fleet(['t3.small'], 1, { ClientToken: 'token' });
    const second = await fleet(['t3.small'], 1, { ClientToken: 'token' });
    const other = await refusal(fleet(['t3.small'], 2, { ClientToken: 'token' }));

    expect(second.FleetId).toBe(first.FleetId);
    expect(second.Instances).toEqual(first.Instances);
    expect(other.name).toBe('IdempotentParameterMismatch');
  });

  it('takes user data in the call, in place of the template’s', async () => {
    const UserData = Buffer.from('#!/bin/sh\n').toString('base64');

    const { Instances } = await fleet([], 1, {
      LaunchTemplateConfigs: [
        {
          LaunchTemplateSpecification: { ...template, LaunchTemplateSpecificationUserData: UserData },
          Overrides: [{ InstanceType: 't3.small' }],
        },
      ],
    });

    const InstanceId = Instances?.[0]?.InstanceIds?.[0];
    const attribute = await ec2.send(
      new DescribeInstanceAttributeCommand({ InstanceId, Attribute: 'userData' }),
    );
    expect(attribute.UserData?.Value).toBe(UserData);
  });

  it('goes with its machines, and leaves nothing', async () => {
    const { FleetId } = await fleet(['t3.small'], 2);
    const alone = await ec2.send(
      new DeleteFleetsCommand({ FleetIds: [FleetId!], TerminateInstances: false }),
    );
    const deleted = await ec2.send(
      new DeleteFleetsCommand({ FleetIds: [FleetId!], TerminateInstances: true }),
    );
    await ec2.send(new DeleteLaunchTemplateCommand({ LaunchTemplateName: 'workers' }));
    sim.local.clock.advance(60_000);

    const { Fleets } = await ec2.send(new DescribeFleetsCommand({ FleetIds: [FleetId!] }));

    expect(alone.UnsuccessfulFleetDeletions).toHaveLength(1);
    expect(deleted.SuccessfulFleetDeletions).toHaveLength(1);
    expect(Fleets?.[0]?.FleetState).toMatch(/^deleted/);
    expect(sim.local.journal.remaining()).toEqual([]);
  });

  it('refuses fleets that live on', async () => {
    expect((await refusal(fleet(['t3.small'], 1, { Type: 'maintain' }))).name).toBe('NotImplemented');
  });

  it.each(['capacity-block', 'reserved-capacity'] as const)(
    'refuses %s, which would be on-demand',
    async (type) => {
      const TargetCapacitySpecification = { TotalTargetCapacity: 1, DefaultTargetCapacityType: type };

      const { name, message } = await refusal(fleet(['t3.small'], 1, { TargetCapacitySpecification }));

      expect({ name, message }).toEqual({ name: 'NotImplemented', message: expect.stringContaining(type) });
    },
  );
});

describe('spot', () => {
  it('row 34: a maximum price below the market is refused, one above gives a machine and a request', async () => {
    const { SpotPriceHistory } = await ec2.send(
      new DescribeSpotPriceHistoryCommand({
        InstanceTypes: ['t3.small'],
        ProductDescriptions: ['Linux/UNIX'],
      }),
    );
    const price = Math.max(...(SpotPriceHistory ?? []).map((item) => Number(item.SpotPrice)));
    const run = (MaxPrice: string) =>
      ec2.send(
        new RunInstancesCommand({
          MinCount: 1,
          MaxCount: 1,
          LaunchTemplate: template,
          InstanceMarketOptions: { MarketType: 'spot', SpotOptions: { MaxPrice } },
        }),
      );

    const low = await refusal(run('0.0001'));
    await run(String(price));
    const { Reservations } = await ec2.send(
      new DescribeInstancesCommand({ Filters: [{ Name: 'spot-instance-request-id', Values: ['sir-*'] }] }),
    );

    expect(low.name).toBe('SpotMaxPriceTooLow');
    expect(Reservations).toHaveLength(1);
  });
});
