import type { JournalRequest } from '@ami-select/local-ec2';
import { type Proof, terminateFleet } from '@ami-select/provisioner';
import { DeleteSecurityGroupCommand, TerminateInstancesCommand } from '@aws-sdk/client-ec2';
import type { Row } from '../report.ts';
import { seededRandom } from './draws.ts';
import { areAll, waitAsSdk } from './sdk-waiter.ts';
import { type SpawnedFleet, type VirtualWorld, virtualWorld } from './virtual-world.ts';

const SEED = 7;
/** After so long machines are gone in this world, and their interfaces, see the latencies of local-ec2. */
const GONE_MS = 35_000;

/** From the first call of an end to its proof, on a virtual clock; the peer waits as the SDK's waiter and deletes the group. */
export async function ends(): Promise<Row[]> {
  return [...(await smallFleet()), ...(await largeFleet()), ...(await manyFleets())];
}

async function smallFleet(): Promise<Row[]> {
  const ours = await endOf(2, proveEnd);
  const peer = await endOf(2, endAsSdk);
  return [
    {
      what: 'end of 2 machines: proof',
      ours: ours.ms,
      unit: 'ms',
      peer: { name: "the SDK's waiter", value: peer.ms },
    },
    { what: 'end of 2 machines: proof, seconds', ours: ours.ms / 1000, unit: 's', promise: { atMost: 3 } },
    { what: 'end of 2 machines: API calls', ours: ours.calls.length, unit: 'calls', promise: { atMost: 16 } },
  ];
}

async function largeFleet(): Promise<Row[]> {
  const { ms, calls } = await endOf(500, proveEnd);
  const changing = calls.filter(({ operation }) => !operation.startsWith('Describe'));
  const name = 'end of 500 machines';
  return [
    { what: `${name}: changing calls`, ours: changing.length, unit: 'calls', promise: { atMost: 3 } },
    {
      what: `${name}: proof after the last is gone`,
      ours: (ms - GONE_MS) / 1000,
      unit: 's',
      promise: { atMost: 5 },
    },
  ];
}

/** Twenty fleets of five, ended at once in one account with EC2's token buckets. */
async function manyFleets(): Promise<Row[]> {
  const world = virtualWorld(SEED, { throttling: true });
  const fleets: SpawnedFleet[] = [];
  for (let number = 0; number < 20; number += 1) fleets.push(await world.spawn(`fleet-${number}`, 5));
  await world.clock.sleep(60_000);
  const start = world.journal.requests().length;
  const startedAt = world.clock.now().getTime();
  const proofs = await Promise.all(fleets.map(proveEnd));
  const calls = world.journal.requests().slice(start);
  const throttled = calls.filter(({ code }) => code === 'RequestLimitExceeded');
  if (!proofs.every(({ clean }) => clean)) throw new Error('an end among twenty has no clean proof');
  const seconds = (world.clock.now().getTime() - startedAt) / 1000;
  const share = (100 * throttled.length) / calls.length;
  return [
    { what: '20 ends of 5 at once: calls throttled', ours: share, unit: '%', promise: { atMost: 10 } },
    { what: '20 ends of 5 at once: all ended', ours: seconds, unit: 's', promise: { atMost: 60 } },
  ];
}

interface End {
  readonly ms: number;
  readonly calls: readonly JournalRequest[];
}

async function endOf(
  count: number,
  end: (fleet: SpawnedFleet, world: VirtualWorld) => Promise<unknown>,
): Promise<End> {
  const world = virtualWorld(SEED);
  const fleet = await world.spawn('a-fleet', count);
  await world.clock.sleep(600_000);
  const before = world.journal.requests().length;
  const startedAt = world.clock.now().getTime();
  await end(fleet, world);
  return {
    ms: world.clock.now().getTime() - startedAt,
    calls: world.journal.requests().slice(before),
  };
}

function proveEnd({ handle, dependencies }: SpawnedFleet): Promise<Proof> {
  return terminateFleet(handle, dependencies);
}

async function endAsSdk({ handle, hosts }: SpawnedFleet, { ec2, clock }: VirtualWorld): Promise<void> {
  const ids = hosts.map(({ instanceId }) => instanceId);
  await ec2.send(new TerminateInstancesCommand({ InstanceIds: ids }));
  await waitAsSdk(areAll(ec2, ids, 'terminated'), clock, seededRandom(SEED));
  const deleteGroup = async (): Promise<boolean> => {
    const command = new DeleteSecurityGroupCommand({ GroupId: handle.securityGroupId });
    return ec2.send(command).then(
      () => true,
      () => false,
    );
  };
  // An interface outlives its machine for some seconds; most tools try again every five.
  while (!(await deleteGroup())) await clock.sleep(5_000);
}
