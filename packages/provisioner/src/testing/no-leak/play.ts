import { TransportError } from '@ami-select/transport';
import { ModifyInstanceAttributeCommand } from '@aws-sdk/client-ec2';
import { SchedulerClient } from '@aws-sdk/client-scheduler';
import type { Connect, SpawnDependencies } from '../../aws/ports.ts';
import { ProvisionerError } from '../../fleet/errors.ts';
import type { FleetHandle } from '../../fleet/handle.ts';
import type { Proof } from '../../fleet/proof.ts';
import { reapRegion } from '../../reap/reap-region.ts';
import { fleetState, readFleetState } from '../../record/fleet-state.ts';
import { recoverHandle } from '../../record/recover-handle.ts';
import { spawnFleet } from '../../spawn-fleet.ts';
import { terminateFleet } from '../../terminate/terminate-fleet.ts';
import { connectAtOnce, fleetIntent, fleetRequest, testDependencies } from '../fixtures.ts';
import { LOCAL_REGION, type LocalHandler } from '../local-handler.ts';
import { quickClient } from '../quick-client.ts';
import type { MetFault } from './call-faults.ts';
import { type Clients, createMortalClient, type MortalClient } from './mortal-client.ts';
import { isLargeFleet, type Schedule } from './schedule.ts';
import { type WorldWatch, watchWorld } from './world-faults.ts';

const LEASE_MS = 45 * 60_000;
const REAP_GRACE_MS = 3_600_000;
const ROLE = 'arn:aws:iam::123456789012:role/lease';

/** What a schedule came to. */
export interface Outcome {
  readonly fired: readonly MetFault[];
  /** Faults of the world that took place. */
  readonly worldFired: readonly string[];
  /** Machines that ran when the spawn reported that its fleet is ready, and how many it reported. */
  readonly ready?: { readonly running: number; readonly reported: number } | undefined;
  /** What still ran, or cost, at the moment of each clean proof. */
  readonly afterCleanProofs: readonly (readonly string[])[];
  /** Machines that no clean proof lists although it proves their fleet. */
  readonly unreported: readonly string[];
  /** What remains once lease and reaper had their time. */
  readonly remaining: readonly string[];
}

/** Lets a fleet live through a schedule, from its spawn to the reaper. */
export async function play(schedule: Schedule, local: LocalHandler): Promise<Outcome> {
  const watch = watchWorld(local, schedule.world);
  const spawned = await spawnWith(schedule, local, watch);
  // Nothing ends a machine that is protected but itself.
  if (schedule.world.includes('protected') && !schedule.world.includes('lease-not-armed'))
    await protectOne(local, watch);
  const ended = await endWith(schedule, spawned, local);
  const proofs = [...spawned.proofs, ...ended.proofs];
  const clean = proofs.filter(({ proof }) => proof.clean);
  const reported = new Set(clean.flatMap(({ proof }) => proof.created.map(({ id }) => id)));
  const launched = local.journal.resources().filter(({ kind }) => kind === 'instance');
  const worldFired = watch.fired();
  await passTime(local);
  return {
    worldFired,
    fired: [...spawned.client.fired(), ...(ended.client?.fired() ?? [])],
    ready: spawned.ready,
    afterCleanProofs: clean.map(({ living }) => living),
    unreported: clean.length === 0 ? [] : launched.map(({ id }) => id).filter((id) => !reported.has(id)),
    remaining: [...remainingIn(local), ...schedulesIn(local)],
  };
}

/** EC2's own records of CreateFleet cost nothing, and the reaper cannot look for them: EC2 shows them by id alone. */
function remainingIn({ journal }: LocalHandler): readonly string[] {
  return journal
    .remaining()
    .filter(({ kind }) => kind !== 'fleet')
    .map(({ kind, id }) => `${kind} ${id}`);
}

/** The lease ends what still runs, and then the reaper passes once. */
async function passTime(local: LocalHandler): Promise<void> {
  const { clock } = local;
  const { ec2, scheduler } = clientsOf(local);
  // Past the lease, its last minutes, and what is visible only later.
  await clock.sleep(LEASE_MS + REAP_GRACE_MS);
  await reapRegion({ region: LOCAL_REGION, dryRun: false }, { ...testDependencies(ec2, clock), scheduler });
  await clock.sleep(600_000);
}

interface Proven {
  readonly proof: Proof;
  /** At the moment of the proof. */
  readonly living: readonly string[];
}

interface Spawned {
  readonly client: MortalClient;
  readonly saved: FleetHandle | undefined;
  readonly fleetId: string;
  readonly isReady: boolean;
  readonly ready: Outcome['ready'];
  readonly proofs: readonly Proven[];
}

async function spawnWith(schedule: Schedule, local: LocalHandler, watch: WorldWatch): Promise<Spawned> {
  const { clock } = local;
  const client = createMortalClient(clientsOf(local), clock, schedule.faults);
  const planned = fleetIntent(clock, {
    count: schedule.count,
    minimum: schedule.minimum,
    region: LOCAL_REGION,
    instanceTypes: ['c7g.large', 'm7g.large'],
    image: { ...fleetRequest().image, id: local.imageId },
    ...(schedule.isSpot && { market: 'spot', fallback: 'on-demand' }),
    ...(schedule.hasLeaseRole && { leaseRoleArn: ROLE }),
  });
  const intent = schedule.world.includes('lease-not-armed') ? { ...planned, userData: '' } : planned;
  let saved: FleetHandle | undefined = { intent, calls: [] };
  const dependencies: SpawnDependencies = {
    ...dependenciesOf(client, local),
    signal: client.signal,
    connect: schedule.world.includes('ssh-late') ? lateConnect(local, 20_000, watch) : connectAtOnce,
    callerAddress: async () => '198.51.100.4',
    save: async (handle) => {
      if (client.isDead()) await new Promise(() => {});
      saved = JSON.parse(JSON.stringify(handle)) as FleetHandle;
    },
  };
  const spawn = spawnFleet(intent, dependencies, {
    timeoutMs: 60_000,
    ...(isLargeFleet(schedule.count) && { caps: [{ maxCount: 100 }] }),
  }).then(
    ({ hosts }) => ({ hosts }),
    (error: unknown) => ({ error }),
  );
  const end = await Promise.race([spawn, client.death]);
  const hosts = typeof end === 'object' && 'hosts' in end ? end.hosts : undefined;
  const proof = typeof end === 'object' && 'error' in end ? proofIn(end.error) : undefined;
  return {
    client,
    saved,
    fleetId: intent.fleetId,
    isReady: hosts !== undefined,
    // What stands in the way of the end of a late host leaves it to the lease.
    ready: client.isEndHindered()
      ? undefined
      : hosts && { running: runningIn(local).length, reported: hosts.length },
    proofs: proof === undefined ? [] : [{ proof, living: livingIn(local) }],
  };
}

async function endWith(
  schedule: Schedule,
  { client, saved, fleetId, isReady }: Spawned,
  local: LocalHandler,
): Promise<{ readonly client?: MortalClient; readonly proofs: readonly Proven[] }> {
  const { ender } = schedule;
  const isHere = ender === 'the spawning process';
  if (ender === 'nobody' || (isHere && (client.isDead() || !isReady))) return { proofs: [] };
  const { clock } = local;
  const faults = schedule.faults.filter(({ phase }) => phase === 'end');
  const own = isHere ? client : createMortalClient(clientsOf(local), clock, faults, { isEnd: true });
  const target = targetOf(ender, saved, recoverHandle({ fleetId, region: LOCAL_REGION, now: clock.now() }));
  if (target === undefined) return { proofs: [] };
  const end = terminateFleet(
    target,
    { ...dependenciesOf(own, local), signal: own.signal },
    {
      launchedHere: isHere,
    },
  ).catch(proofIn);
  const proof = await Promise.race([end, own.death]);
  if (typeof proof !== 'object') return { client: own, proofs: [] };
  // Without a record nobody knows that there are any, and a denial is a warning alone.
  const isBlind = ender === 'the fleet id' && own.isDenied('ListSchedules');
  const living = livingIn(local, { isBlind });
  // Who may not look knows of the machines that they came without a template, and takes that for an answer.
  const isUnlooked = ender === 'the fleet id' && own.isDenied('DescribeLaunchTemplates');
  const costly = isUnlooked ? living.filter((one) => !one.startsWith('launch-template ')) : living;
  return { client: own, proofs: [{ proof, living: costly }] };
}

function targetOf(
  ender: Schedule['ender'],
  saved: FleetHandle | undefined,
  byId: FleetHandle,
): FleetHandle | undefined {
  if (ender === 'the fleet id') return byId;
  return ender === 'the saved state' && saved ? readFleetState(fleetState(saved.intent)) : saved;
}

function dependenciesOf({ ec2, scheduler }: MortalClient, { clock }: LocalHandler): SpawnDependencies {
  return { ...testDependencies(ec2, clock), scheduler };
}

const schedulers = new WeakMap<LocalHandler, SchedulerClient>();

function clientsOf(local: LocalHandler): Clients {
  const scheduler = schedulers.get(local) ?? quickClient(new SchedulerClient(local.sdk as never));
  schedulers.set(local, scheduler);
  return { ec2: local.ec2, scheduler };
}

/** An SSH server that comes late. */
function lateConnect({ clock }: LocalHandler, ms: number, watch: WorldWatch): Connect {
  const since = new Map<string, number>();
  return async (target, options) => {
    const nowMs = clock.now().getTime();
    const start = since.get(target.label) ?? nowMs;
    since.set(target.label, start);
    if (nowMs - start >= ms) return connectAtOnce(target, options);
    watch.fire('ssh-late');
    throw new TransportError('UNREACHABLE', 'connection refused', { retryable: true });
  };
}

/** Somebody protects a machine from termination. */
async function protectOne(local: LocalHandler, watch: WorldWatch): Promise<void> {
  const [id] = runningIn(local);
  if (id === undefined) return;
  const protection = { InstanceId: id, DisableApiTermination: { Value: true } };
  // One that no call shows yet stays unprotected.
  await local.ec2.send(new ModifyInstanceAttributeCommand(protection)).then(
    () => watch.fire('protected'),
    () => {},
  );
}

function proofIn(error: unknown): Proof | undefined {
  if (!(error instanceof ProvisionerError)) throw error;
  const suppressed = error.suppressed instanceof ProvisionerError ? error.suppressed.proof : undefined;
  return error.proof ?? suppressed;
}

function runningIn({ world }: LocalHandler): readonly string[] {
  const instances = [...world.region(LOCAL_REGION).instances.values()];
  return instances
    .filter(({ state }) => state !== 'shutting-down' && state !== 'terminated')
    .map(({ id }) => id);
}

/** What runs or costs: what goes with its own machine, which has ended or shuts down, does not. */
function livingIn(local: LocalHandler, { isBlind = false } = {}): readonly string[] {
  const running = new Set(runningIn(local));
  const going = goingWith(local, running);
  const others = local.journal
    .remaining()
    .filter(({ kind, id }) => kind !== 'instance' && !going.has(id))
    .map(({ kind, id }) => `${kind} ${id}`);
  return [...running, ...others, ...(isBlind ? [] : schedulesIn(local))];
}

/** Volumes and interfaces are deleted some seconds after their machine, and its spot request ends with it. */
function goingWith({ world }: LocalHandler, running: ReadonlySet<string>): ReadonlySet<string> {
  const { volumes, interfaces, spotRequests } = world.region(LOCAL_REGION);
  const parts = [...volumes.values(), ...interfaces.values()].filter(
    ({ attachment }) => attachment?.deleteOnTermination === true && !running.has(attachment.instanceId),
  );
  const requests = [...spotRequests.values()].filter(
    ({ instanceId }) => instanceId !== undefined && !running.has(instanceId),
  );
  return new Set([...parts, ...requests].map(({ id }) => id));
}

function schedulesIn({ world }: LocalHandler): readonly string[] {
  return [...world.region(LOCAL_REGION).schedules.values()].map(({ name }) => `schedule ${name}`);
}
