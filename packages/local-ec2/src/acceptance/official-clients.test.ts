import {
  DescribeImagesCommand,
  EC2Client,
  paginateDescribeImages,
  paginateDescribeInstances,
  paginateDescribeInstanceTypes,
  RegisterImageCommand,
  TerminateInstancesCommand,
  waitUntilImageAvailable,
  waitUntilInstanceRunning,
  waitUntilInstanceStatusOk,
  waitUntilInstanceTerminated,
  waitUntilSpotInstanceRequestFulfilled,
} from '@aws-sdk/client-ec2';
import { paginateGetParametersByPath } from '@aws-sdk/client-ssm';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { launchTest } from '../testing/launch.ts';
import { type Simulation, simulate } from '../testing/simulate.ts';

/** The SDK's waiters sleep by timers: faked timers and the endpoint's clock move together. */
async function inSimulatedTime<Result>({ local }: Simulation, work: Promise<Result>): Promise<Result> {
  const ended = { yet: false };
  const noteEnd = (): void => {
    ended.yet = true;
  };
  work.then(noteEnd, noteEnd);
  while (!ended.yet) {
    local.clock.advance(1000);
    await vi.advanceTimersByTimeAsync(1000);
  }
  return work;
}

let simulation: Simulation;

describe("the SDK's waiters, unmodified", () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
    simulation = simulate();
  });
  afterEach(() => vi.useRealTimers());

  const wait = () => ({ client: simulation.ec2, maxWaitTime: 600 });

  it('waitUntilInstanceRunning, waitUntilInstanceStatusOk and waitUntilInstanceTerminated succeed', async () => {
    const [launched] = await launchTest(simulation.ec2);
    const ids = { InstanceIds: [launched!.InstanceId] };

    const running = await inSimulatedTime(simulation, waitUntilInstanceRunning(wait(), ids));
    const ok = await inSimulatedTime(simulation, waitUntilInstanceStatusOk(wait(), ids));
    await simulation.ec2.send(new TerminateInstancesCommand(ids));
    const ended = await inSimulatedTime(simulation, waitUntilInstanceTerminated(wait(), ids));

    expect([running.state, ok.state, ended.state]).toEqual(['SUCCESS', 'SUCCESS', 'SUCCESS']);
  });

  it('waitUntilInstanceRunning waits for a machine not found yet, fails for a terminated one', async () => {
    simulation = simulate({
      consistency: { instancesMs: 20_000 },
      faults: {
        rules: [
          {
            after: 1,
            match: { operation: 'RunInstances' },
            effect: { kind: 'die', code: 'Server.InternalError' },
          },
        ],
      },
    });
    const [late] = await launchTest(simulation.ec2);
    const [dying] = await launchTest(simulation.ec2);
    const untilRunning = (id: string) =>
      inSimulatedTime(simulation, waitUntilInstanceRunning(wait(), { InstanceIds: [id] }));

    const found = await untilRunning(late!.InstanceId);
    const failed = await untilRunning(dying!.InstanceId).catch((error: Error) => error);

    expect(found.state).toBe('SUCCESS');
    expect(failed).toBeInstanceOf(Error);
  });

  it('waitUntilImageAvailable follows an image from pending', async () => {
    const { Images } = await simulation.ec2.send(new DescribeImagesCommand({ Owners: ['self'] }));
    const [root] = Images?.find(({ RootDeviceType }) => RootDeviceType === 'ebs')?.BlockDeviceMappings ?? [];
    const { ImageId } = await simulation.ec2.send(
      new RegisterImageCommand({
        Name: 'registered',
        RootDeviceName: '/dev/xvda',
        BlockDeviceMappings: [{ DeviceName: '/dev/xvda', Ebs: { SnapshotId: root?.Ebs?.SnapshotId } }],
      }),
    );
    const before = await simulation.ec2.send(new DescribeImagesCommand({ ImageIds: [ImageId!] }));

    const available = await inSimulatedTime(
      simulation,
      waitUntilImageAvailable(wait(), { ImageIds: [ImageId!] }),
    );

    expect([before.Images?.[0]?.State, available.state]).toEqual(['pending', 'SUCCESS']);
  });

  it('waitUntilSpotInstanceRequestFulfilled succeeds', async () => {
    const [launched] = await launchTest(simulation.ec2, { InstanceMarketOptions: { MarketType: 'spot' } });
    const request = { SpotInstanceRequestIds: [launched!.SpotInstanceRequestId!] };

    const fulfilled = await inSimulatedTime(
      simulation,
      waitUntilSpotInstanceRequestFulfilled(wait(), request),
    );

    expect(fulfilled.state).toBe('SUCCESS');
  });
});

describe("the SDK's paginators, unmodified", () => {
  const collect = async <Page, Item>(
    pages: AsyncIterable<Page>,
    itemsOf: (page: Page) => readonly Item[] | undefined,
  ): Promise<{ pages: number; items: Item[] }> => {
    const items: Item[] = [];
    let count = 0;
    for await (const page of pages) {
      count += 1;
      items.push(...(itemsOf(page) ?? []));
    }
    return { pages: count, items };
  };

  it('page through images, instances, types and parameters without a gap or a repetition', async () => {
    const { ec2, ssm } = simulate();
    const launched = await launchTest(ec2, { MinCount: 12, MaxCount: 12 });
    const everything = await ec2.send(new DescribeImagesCommand({}));

    const images = await collect(
      paginateDescribeImages({ client: ec2, pageSize: 100 }, {}),
      ({ Images }) => Images,
    );
    const instances = await collect(
      paginateDescribeInstances({ client: ec2, pageSize: 5 }, {}),
      ({ Reservations }) => Reservations?.flatMap(({ Instances }) => Instances ?? []),
    );
    const types = await collect(
      paginateDescribeInstanceTypes({ client: ec2, pageSize: 100 }, {}),
      ({ InstanceTypes }) => InstanceTypes,
    );
    const parameters = await collect(
      paginateGetParametersByPath({ client: ssm }, { Path: '/aws/service/canonical', Recursive: true }),
      ({ Parameters }) => Parameters,
    );

    expect(images.items.map(({ ImageId }) => ImageId)).toEqual(
      everything.Images?.map(({ ImageId }) => ImageId),
    );
    expect(images.pages).toBe(Math.ceil(images.items.length / 100));
    expect(new Set(instances.items.map(({ InstanceId }) => InstanceId)).size).toBe(launched.length);
    expect(instances.pages).toBe(3);
    expect(new Set(types.items.map(({ InstanceType }) => InstanceType)).size).toBe(types.items.length);
    expect(new Set(parameters.items.map(({ Name }) => Name)).size).toBe(parameters.items.length);
    expect(parameters.pages).toBeGreaterThan(1);
  });
});

describe("the SDK's retries, unmodified", () => {
  it.each([
    ['RequestLimitExceeded', 503],
    ['InsufficientInstanceCapacity', 500],
    ['InternalError', 500],
  ])('go on after %s, and give the machine that the token made', async (code, status) => {
    const { local } = simulate({
      faults: {
        rules: [{ match: { operation: 'RunInstances' }, times: 2, effect: { kind: 'error', code } }],
      },
    });
    const { requestHandler, endpoint, credentials } = local;
    const ec2 = new EC2Client({ requestHandler, endpoint, credentials, region: 'us-east-1' } as never);

    const [launched] = await launchTest(ec2);
    const attempts = local.journal.requests().filter(({ operation }) => operation === 'RunInstances');

    expect(attempts.map((request) => request.status)).toEqual([status, status, 200]);
    expect(local.journal.resources().filter(({ kind }) => kind === 'instance')).toMatchObject([
      { id: launched?.InstanceId },
    ]);
  });

  it('retry after a lost response, and no second machine exists', async () => {
    const { local } = simulate({
      faults: {
        rules: [{ match: { operation: 'RunInstances' }, times: 1, effect: { kind: 'lose-response' } }],
      },
    });
    const { requestHandler, endpoint, credentials } = local;
    const ec2 = new EC2Client({ requestHandler, endpoint, credentials, region: 'us-east-1' } as never);

    const [launched] = await launchTest(ec2);

    expect(local.journal.resources().filter(({ kind }) => kind === 'instance')).toMatchObject([
      { id: launched?.InstanceId },
    ]);
  });
});
