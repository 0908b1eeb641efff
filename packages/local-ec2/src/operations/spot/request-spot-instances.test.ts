import {
  CancelSpotInstanceRequestsCommand,
  DescribeSpotInstanceRequestsCommand,
  RequestSpotInstancesCommand,
  type RequestSpotInstancesCommandInput,
} from '@aws-sdk/client-ec2';
import { beforeEach, describe, expect, it } from 'vitest';
import { describeTest, findTestImage } from '../../testing/launch.ts';
import { refusal } from '../../testing/refusal.ts';
import { type Simulation, simulate } from '../../testing/simulate.ts';

let sim: Simulation;
let ImageId: string;
beforeEach(async () => {
  sim = simulate({ latencies: 'none', quotas: { capacity: { 't3.large': 0 } } });
  ImageId = await findTestImage(sim.ec2);
});

async function request(
  input: RequestSpotInstancesCommandInput = {},
  InstanceType: 't3.micro' | 't3.large' = 't3.micro',
) {
  const LaunchSpecification = { ImageId, InstanceType };
  const { SpotInstanceRequests = [] } = await sim.ec2.send(
    new RequestSpotInstancesCommand({ LaunchSpecification, ...input }),
  );
  return SpotInstanceRequests;
}

async function find(Name: string, value: string) {
  const Filters = [{ Name, Values: [value] }];
  const { SpotInstanceRequests = [] } = await sim.ec2.send(
    new DescribeSpotInstanceRequestsCommand({ Filters }),
  );
  return SpotInstanceRequests;
}

describe('RequestSpotInstances', () => {
  it('responds before the evaluation; then every request has its machine', async () => {
    const asked = await request({ InstanceCount: 2 });
    const [first, second] = await find('state', 'active');

    expect(asked.map(({ State, Status, InstanceId }) => [State, Status?.Code, InstanceId])).toEqual([
      ['open', 'pending-evaluation', undefined],
      ['open', 'pending-evaluation', undefined],
    ]);
    expect(first).toMatchObject({ Status: { Code: 'fulfilled' }, Type: 'one-time' });
    expect(await describeTest(sim.ec2, second!.InstanceId!)).toMatchObject({
      InstanceLifecycle: 'spot',
      SpotInstanceRequestId: second!.SpotInstanceRequestId,
    });
  });

  it('is found by what was launched', async () => {
    await request();

    const found = await Promise.all([
      find('launch.image-id', ImageId),
      find('launch.group-name', 'default'),
      find('launch.block-device-mapping.device-name', '/dev/sda1'),
      find('launch.instance-type', 'm5.*'),
    ]);

    expect(found.map((items) => items.length)).toEqual([1, 1, 1, 0]);
  });

  it('stays open without capacity and below the price, until it is cancelled', async () => {
    await request({}, 't3.large');
    const [cheap] = await request({ SpotPrice: '0.000001' });
    const waiting = await find('state', 'open');
    await sim.ec2.send(
      new CancelSpotInstanceRequestsCommand({ SpotInstanceRequestIds: [cheap!.SpotInstanceRequestId!] }),
    );

    expect(waiting.map(({ Status }) => Status?.Code).toSorted()).toEqual([
      'capacity-not-available',
      'price-too-low',
    ]);
    expect(await find('state', 'open')).toHaveLength(1);
  });

  it('gives the same requests for the same token', async () => {
    const [first] = await request({ ClientToken: 'again' });
    const [second] = await request({ ClientToken: 'again' });
    const other = refusal(request({ ClientToken: 'again', InstanceCount: 3 }));

    expect(second?.SpotInstanceRequestId).toBe(first?.SpotInstanceRequestId);
    expect(await other).toMatchObject({ name: 'IdempotentParameterMismatch' });
    expect(await find('state', 'active')).toHaveLength(1);
  });

  it('refuses persistent requests, and images that are not there', async () => {
    const persistent = refusal(request({ Type: 'persistent' }));
    const unknown = refusal(request({ LaunchSpecification: { ImageId: 'ami-0123456789abcdef0' } }));

    expect(await persistent).toMatchObject({ name: 'NotImplemented' });
    expect(await unknown).toMatchObject({ name: 'InvalidAMIID.NotFound' });
  });
});
