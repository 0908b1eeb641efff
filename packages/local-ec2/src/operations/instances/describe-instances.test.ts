import {
  DescribeInstancesCommand,
  DescribeTagsCommand,
  DescribeVolumesCommand,
  paginateDescribeInstances,
  TerminateInstancesCommand,
} from '@aws-sdk/client-ec2';
import { beforeAll, describe, expect, it } from 'vitest';
import { findTestImage, launchTest } from '../../testing/launch.ts';
import { refusal } from '../../testing/refusal.ts';
import { type Simulation, simulate } from '../../testing/simulate.ts';

let sim: Simulation;
let ids: string[];

beforeAll(async () => {
  sim = simulate();
  const ImageId = await findTestImage(sim.ec2);
  ids = [];
  for (let index = 0; index < 12; index += 1) {
    const TagSpecifications = [
      {
        ResourceType: 'instance' as const,
        Tags: [
          { Key: 'name', Value: `host-${index}` },
          { Key: 'a:b', Value: '' },
        ],
      },
      { ResourceType: 'volume' as const, Tags: [{ Key: 'disk', Value: String(index) }] },
    ];
    const [launched] = await launchTest(sim.ec2, { ImageId, TagSpecifications });
    ids.push(launched!.InstanceId);
    sim.local.clock.advance(1_000);
  }
  await sim.ec2.send(new TerminateInstancesCommand({ InstanceIds: [ids[0]!] }));
  sim.local.clock.advance(60_000);
});

async function find(Name: string, ...Values: string[]): Promise<number> {
  const { Reservations } = await sim.ec2.send(new DescribeInstancesCommand({ Filters: [{ Name, Values }] }));
  return Reservations?.flatMap(({ Instances = [] }) => Instances).length ?? 0;
}

describe('DescribeInstances', () => {
  it('row 4: refuses an unknown filter', async () => {
    expect(await refusal(find('colour', 'red'))).toMatchObject({
      name: 'InvalidParameterValue',
      message: "The filter 'colour' is invalid",
    });
  });

  it.each([
    ['tag:name', ['host-?'], 10],
    ['tag:name', ['host-1*'], 3],
    ['tag:a:b', [''], 12],
    ['tag-key', ['name'], 12],
    ['instance-state-name', ['running'], 11],
    ['instance-state-code', ['48'], 1],
    ['availability-zone', ['us-east-1*'], 12],
    ['vpc-id', ['vpc-*'], 11],
    ['instance.group-name', ['default'], 11],
    ['block-device-mapping.delete-on-termination', ['true'], 11],
    ['root-device-type', ['ebs'], 12],
    ['instance-type', ['t3.*', 'm5.*'], 12],
    ['instance-lifecycle', ['spot'], 0],
    ['state-reason-code', ['Client.UserInitiatedShutdown'], 1],
    ['launch-time', ['2026-11-22T08:00:*'], 12],
    ['availability-zone-id', ['use1-az*'], 12],
    ['capacity-reservation-specification.capacity-reservation-preference', ['open'], 12],
    ['maintenance-options.auto-recovery', ['disabled'], 0],
    ['network-interface.attachment.instance-id', ['i-*'], 11],
    ['network-interface.group-name', ['default'], 11],
    ['network-interface.private-dns-name', ['ip-172-31-*.ec2.internal'], 11],
    ['network-interface.ipv6-address', ['*'], 0],
  ])('row 45: filter %s %j finds %i', async (name, values, count) => {
    expect(await find(name, ...values)).toBe(count);
  });

  it('row 45: pages through everything once, with the official paginator', async () => {
    const seen: string[] = [];

    for await (const page of paginateDescribeInstances({ client: sim.ec2, pageSize: 5 }, {})) {
      for (const { Instances = [] } of page.Reservations ?? [])
        seen.push(...Instances.map((item) => item.InstanceId!));
    }

    expect(seen).toHaveLength(12);
    expect(new Set(seen)).toEqual(new Set(ids));
  });

  it('row 7: the order is neither that of launches nor that of ids', async () => {
    const { Reservations } = await sim.ec2.send(new DescribeInstancesCommand({}));

    const order =
      Reservations?.flatMap(({ Instances = [] }) => Instances.map((item) => item.InstanceId!)) ?? [];

    expect(order).not.toEqual(ids);
    expect(order).not.toEqual([...ids].sort());
  });

  it('shows an instance once that is requested twice', async () => {
    const InstanceIds = [ids[1]!, ids[2]!, ids[1]!];

    const { Reservations = [] } = await sim.ec2.send(new DescribeInstancesCommand({ InstanceIds }));

    const shown = Reservations.flatMap(({ Instances = [] }) => Instances.map((item) => item.InstanceId));
    expect(shown.sort()).toEqual([ids[1], ids[2]].sort());
  });

  it('row 45: refuses ids together with a page size, bad sizes and bad tokens', async () => {
    const describeWith = (input: object) => refusal(sim.ec2.send(new DescribeInstancesCommand(input)));

    const both = await describeWith({ InstanceIds: [ids[1]], MaxResults: 5 });
    const small = await describeWith({ MaxResults: 1 });
    const token = await describeWith({ NextToken: 'rubbish' });

    expect([both.name, small.name, token.name]).toEqual([
      'InvalidParameterCombination',
      'InvalidParameterValue',
      'InvalidPaginationToken',
    ]);
  });

  it('shows volumes and tags of the machines as resources of their own', async () => {
    const { Volumes } = await sim.ec2.send(
      new DescribeVolumesCommand({ Filters: [{ Name: 'attachment.instance-id', Values: [ids[3]!] }] }),
    );
    const { Tags } = await sim.ec2.send(
      new DescribeTagsCommand({
        Filters: [
          { Name: 'resource-type', Values: ['volume'] },
          { Name: 'value', Values: ['3'] },
        ],
      }),
    );

    expect(Volumes?.[0]?.Tags).toEqual([{ Key: 'disk', Value: '3' }]);
    expect(Tags).toEqual([
      { ResourceId: Volumes?.[0]?.VolumeId, ResourceType: 'volume', Key: 'disk', Value: '3' },
    ]);
  });
});
