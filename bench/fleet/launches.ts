import { RunInstancesCommand } from '@aws-sdk/client-ec2';
import type { Row } from '../report.ts';
import { areAll, waitAsSdk } from './sdk-waiter.ts';
import { type VirtualWorld, virtualWorld } from './virtual-world.ts';

const SEEDS = Array.from({ length: 10 }, (_, index) => index + 1);
const PEER = "the most used runner action's schedule";

/** From a launch to the last login, on a virtual clock, beside the schedule of the most used runner action. Ten draws of boots. */
export async function launches(): Promise<Row[]> {
  return [...(await readyTimes()), ...(await polls())];
}

async function readyTimes(): Promise<Row[]> {
  const ours: Launch[] = [];
  const peer: Launch[] = [];
  for (const seed of SEEDS) {
    ours.push(await launchOf(100, seed, spawnOurs));
    peer.push(await launchOf(100, seed, launchAsRunnerAction));
  }
  const after = '100 machines ready after the slowest boot';
  return [
    {
      what: `${after}, worst of ten`,
      ours: Math.max(...ours.map(({ lateMs }) => lateMs)) / 1000,
      unit: 's',
      promise: { atMost: 1.5 },
    },
    {
      what: `${after}, mean`,
      ours: mean(ours.map(({ lateMs }) => lateMs)) / 1000,
      unit: 's',
      peer: { name: PEER, value: mean(peer.map(({ lateMs }) => lateMs)) / 1000 },
    },
    {
      what: '100 machines ready after the launch, mean',
      ours: mean(ours.map(({ ms }) => ms)) / 1000,
      unit: 's',
      peer: { name: PEER, value: mean(peer.map(({ ms }) => ms)) / 1000 },
    },
  ];
}

async function polls(): Promise<Row[]> {
  const [seed = 1] = SEEDS;
  const one = await launchOf(1, seed, spawnOurs);
  const ours = await launchOf(500, seed, spawnOurs);
  const what = 'launch of 500 machines: polls';
  return [
    { what, ours: ours.polls, unit: 'calls', promise: { atMost: 45 } },
    { what, ours: ours.polls, unit: 'calls', peer: { name: 'our launch of one machine', value: one.polls } },
  ];
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

interface Launch {
  readonly ms: number;
  /** From the moment at which the slowest machine accepts a login. */
  readonly lateMs: number;
  readonly polls: number;
}

async function launchOf(
  count: number,
  seed: number,
  launch: (world: VirtualWorld, count: number) => Promise<unknown>,
): Promise<Launch> {
  const world = virtualWorld(seed);
  await world.imageId;
  const before = world.journal.requests().length;
  const startedAt = world.clock.now().getTime();
  await launch(world, count);
  const readyAt = world.clock.now().getTime();
  const polls = world.journal
    .requests()
    .slice(before)
    .filter(({ operation }) => operation === 'DescribeInstances');
  return { ms: readyAt - startedAt, lateMs: readyAt - world.lastBootAt(), polls: polls.length };
}

function spawnOurs(world: VirtualWorld, count: number): Promise<unknown> {
  return world.spawn('a-fleet', count);
}

/** The SDK's waiter until all machines are running, 30 s of rest, then a look every 10 s (its `src/aws.js` and `src/gh.js`). */
async function launchAsRunnerAction(
  { ec2, clock, imageId, lastBootAt }: VirtualWorld,
  count: number,
): Promise<void> {
  const { Instances = [] } = await ec2.send(
    new RunInstancesCommand({
      ImageId: await imageId,
      InstanceType: 'm7i.large',
      MinCount: count,
      MaxCount: count,
    }),
  );
  const ids = Instances.map(({ InstanceId = '' }) => InstanceId);
  await waitAsSdk(areAll(ec2, ids, 'running'), clock, Math.random);
  await clock.sleep(30_000);
  while (clock.now().getTime() < lastBootAt()) await clock.sleep(10_000);
}
