import { connectSsh } from '@ami-select/transport';
import type { Instance } from '@aws-sdk/client-ec2';
import {
  createInstanceWatch,
  type InstanceWatch,
  isLost,
  isTerminating,
  type Sighting,
} from '../aws/instance-watch.ts';
import type { SpawnDependencies } from '../aws/ports.ts';
import { ProvisionerError } from '../fleet/errors.ts';
import type { Host } from '../fleet/host.ts';
import { placeOf } from '../fleet/pools-at.ts';
import { DEFAULT_CONDITION, needsLogin, type ReadyCondition } from '../fleet/ready-condition.ts';
import type { FleetResource } from '../fleet/resource.ts';
import type { Ledger } from '../record/ledger.ts';
import { becomeReady } from './become-ready.ts';
import type { Suspect } from './failure-report.ts';
import { isEndedByEc2, type Loss, noAddress, terminationError } from './loss.ts';
import { toHost } from './to-host.ts';

/** A running instance without a public address by then will never get one. */
const ADDRESS_GRACE_MS = 20_000;

interface Dial {
  /** With the host key that the machine shows. */
  host: Host;
  ready: boolean;
  failure?: unknown;
  lastAttempt: string;
  /** Such as `its user data to end`, once it takes a login. */
  waitsFor?: string;
  reachableMs?: number;
  readyMs?: number;
}

/** Milliseconds from the launch of one host to each step; absent where it was not seen, or not waited for. */
export interface HostTimings {
  readonly name: string;
  readonly instanceId: string;
  readonly runningMs?: number | undefined;
  /** A login and a first command. */
  readonly reachableMs?: number | undefined;
  readonly readyMs?: number | undefined;
}

/** The progress of one fleet. Holds the open dials, so it must be closed. */
export interface Readiness {
  /** Takes in one response of DescribeInstances and dials every instance that has an address. */
  observe(instances: readonly Instance[]): void;
  /** Takes in the running instances whose SSM agent is online. */
  observeAgents(online: ReadonlySet<string>): void;
  /** Ids that EC2 showed running and not lost since. */
  running(): readonly string[];
  ready(): readonly Host[];
  timings(): readonly HostTimings[];
  /** Volumes and interfaces of the instances. */
  attached(): readonly FleetResource[];
  /** The instances that will never be ready. */
  losses(): readonly Loss[];
  /** Waits for other instances in the places of lost ones. */
  replace(lost: readonly string[], others: readonly string[]): void;
  /** One line per instance: states with times, reason, SSH attempts. */
  history(): readonly string[];
  /** The same for the instances that are awaited, shorter. */
  pending(): readonly string[];
  /** Every instance that is or was awaited. */
  expected(): readonly string[];
  /** Ids of instances that were launched, are not ready, and may cost money. */
  late(): readonly string[];
  /** Instances that are not ready, lost ones first. */
  suspects(): readonly Suspect[];
  /** Whether every instance is dialled or lost, so that EC2 has little to add. */
  isDialled(): boolean;
  /** Resolves when EC2 has responded or a dial has ended. */
  nextChange(): Promise<void>;
  close(): void;
}

export function createReadiness(
  ledger: Ledger,
  instanceIds: readonly string[],
  dependencies: SpawnDependencies,
): Readiness {
  return new FleetReadiness(ledger, instanceIds, dependencies);
}

class FleetReadiness implements Readiness {
  readonly #ledger: Ledger;
  #instanceIds: readonly string[];
  readonly #dependencies: SpawnDependencies;
  readonly #condition: ReadyCondition;
  readonly #startedAt: number;
  readonly #watch: InstanceWatch;
  readonly #dials: Map<string, Dial> = new Map();
  readonly #runningSinceMs: Map<string, number> = new Map();
  readonly #closing: AbortController = new AbortController();
  #changed: PromiseWithResolvers<void> = Promise.withResolvers();

  constructor(ledger: Ledger, instanceIds: readonly string[], dependencies: SpawnDependencies) {
    this.#ledger = ledger;
    this.#instanceIds = instanceIds;
    this.#dependencies = dependencies;
    this.#condition = ledger.handle().intent.ready ?? DEFAULT_CONDITION;
    this.#startedAt = dependencies.clock.now().getTime();
    this.#watch = createInstanceWatch(() => this.#elapsedMs());
    this.#watch.expect(instanceIds);
  }

  observe(instances: readonly Instance[]): void {
    const awaited = new Set<string | undefined>(this.#instanceIds);
    this.#watch.observe(instances.filter(({ InstanceId }) => awaited.has(InstanceId)));
    for (const { id, state, instance } of this.#watch.all()) {
      if (state === 'running' && !this.#runningSinceMs.has(id))
        this.#runningSinceMs.set(id, this.#elapsedMs());
      const dial = this.#dials.get(id);
      // Without a login a host is known before it has an address.
      const isOpen = dial === undefined || (dial.host.address === '' && !dial.ready);
      if (instance !== undefined && !isLost(state) && isOpen) this.#dial(id, instance);
    }
    if (this.#condition.until === 'running') this.observeAgents(new Set(this.running()));
    this.#change();
  }

  observeAgents(online: ReadonlySet<string>): void {
    for (const id of this.running()) {
      const dial = this.#dials.get(id);
      if (dial === undefined || dial.ready || !online.has(id)) continue;
      dial.ready = true;
      dial.readyMs = this.#elapsedMs();
    }
    this.#change();
  }

  running(): readonly string[] {
    const running = this.#watch.all().filter(({ state }) => state === 'running');
    return running.map(({ id }) => id);
  }

  timings(): readonly HostTimings[] {
    return this.#instanceIds.flatMap((instanceId) => {
      const dial = this.#dials.get(instanceId);
      if (dial === undefined) return [];
      const { host, reachableMs, readyMs } = dial;
      const runningMs = this.#runningSinceMs.get(instanceId);
      return [{ name: host.name, instanceId, runningMs, reachableMs, readyMs }];
    });
  }

  ready(): readonly Host[] {
    const dials = this.#instanceIds.flatMap((id) => this.#dials.get(id) ?? []);
    return dials.filter(({ ready }) => ready).map(({ host }) => host);
  }

  attached(): readonly FleetResource[] {
    return this.#watch.all().flatMap(({ attached }) => attached);
  }

  losses(): readonly Loss[] {
    const awaited = this.#watch.all().filter(({ id }) => this.#instanceIds.includes(id));
    return awaited.flatMap((sighting) => {
      const error = this.#lossOf(sighting);
      if (error === undefined) return [];
      const place = sighting.instance && placeOf(sighting.instance);
      return { id: sighting.id, error, isOfEc2: isLost(sighting.state) && isEndedByEc2(sighting), place };
    });
  }

  replace(lost: readonly string[], others: readonly string[]): void {
    const places = new Map(lost.map((id, index) => [id, others[index] ?? id]));
    this.#instanceIds = this.#instanceIds.map((id) => places.get(id) ?? id);
    this.#watch.expect(others);
  }

  history(): readonly string[] {
    return this.#watch.all().map(({ id, state, reason, history }) => {
      const seen = history.length === 0 ? state : history.join(', ');
      return [id, seen, reason, this.#describe(id)].filter((part) => part !== undefined).join('; ');
    });
  }

  pending(): readonly string[] {
    const awaited = this.#instanceIds.filter((id) => this.#dials.get(id)?.ready !== true);
    const sightings = this.#watch.all().filter(({ id, state }) => awaited.includes(id) && !isLost(state));
    return sightings.map(({ id, state }) => {
      return `host-${this.#instanceIds.indexOf(id) + 1} (${id}) is ${state}, ${this.#describe(id)}`;
    });
  }

  #describe(id: string): string {
    const dial = this.#dials.get(id);
    if (dial === undefined) return 'no address';
    if (dial.waitsFor !== undefined && !dial.ready)
      return `ssh ready; waits for ${dial.waitsFor}: ${dial.lastAttempt}`;
    if (needsLogin(this.#condition)) return dial.ready ? 'ssh ready' : `ssh: ${dial.lastAttempt}`;
    return dial.ready ? 'ready' : `waits for ${this.#condition.until}`;
  }

  expected(): readonly string[] {
    return this.#watch.all().map(({ id }) => id);
  }

  late(): readonly string[] {
    const others = this.#watch.all().filter(({ id, state }) => {
      return !isTerminating(state) && this.#dials.get(id)?.ready !== true;
    });
    return others.map(({ id }) => id);
  }

  suspects(): readonly Suspect[] {
    const lost = new Set(this.losses().map(({ id }) => id));
    const troubled = this.#instanceIds.filter((id) => this.#dials.get(id)?.ready !== true);
    const inOrder = [...troubled.filter((id) => lost.has(id)), ...troubled.filter((id) => !lost.has(id))];
    return inOrder.map((instanceId) => {
      const dial = this.#dials.get(instanceId);
      const host = dial?.reachableMs === undefined ? undefined : dial.host;
      return { name: `host-${this.#instanceIds.indexOf(instanceId) + 1}`, instanceId, host };
    });
  }

  isDialled(): boolean {
    return this.#watch.all().every(({ id, state }) => isLost(state) || this.#dials.has(id));
  }

  nextChange(): Promise<void> {
    return this.#changed.promise;
  }

  close(): void {
    this.#closing.abort();
  }

  #change(): void {
    this.#changed.resolve();
    this.#changed = Promise.withResolvers();
  }

  #elapsedMs(): number {
    return this.#dependencies.clock.now().getTime() - this.#startedAt;
  }

  #lossOf(sighting: Sighting): ProvisionerError | undefined {
    const { id, state } = sighting;
    if (isLost(state)) return terminationError(sighting);
    const dial = this.#dials.get(id);
    if (dial?.failure instanceof ProvisionerError) return dial.failure;
    const runningSinceMs = this.#runningSinceMs.get(id);
    if (dial !== undefined || runningSinceMs === undefined) return undefined;
    if (this.#elapsedMs() - runningSinceMs <= ADDRESS_GRACE_MS) return undefined;
    return noAddress(sighting, this.#ledger.handle().route ?? { by: 'public' });
  }

  #dial(id: string, instance: Instance): void {
    const name = `host-${this.#instanceIds.indexOf(id) + 1}`;
    const host = toHost(this.#ledger.handle(), name, instance, needsLogin(this.#condition));
    if (host === undefined) return;
    const dial: Dial = { host, ready: false, lastAttempt: 'no response yet' };
    this.#dials.set(id, dial);
    if (!needsLogin(this.#condition)) return;
    this.#follow(dial).finally(() => this.#change());
  }

  /** Never rejects: a failed dial is kept until the losses are read. */
  async #follow(dial: Dial): Promise<void> {
    const { connect = connectSsh, clock, logger } = this.#dependencies;
    const onAttempt = (failure: string): void => {
      dial.lastAttempt = failure;
    };
    try {
      dial.host = await becomeReady(dial.host, this.#condition, {
        connect,
        clock,
        logger,
        ledger: this.#ledger,
        signal: this.#closing.signal,
        onAttempt,
        onReachable: (host) => {
          dial.host = host;
          dial.reachableMs ??= this.#elapsedMs();
        },
        onStage: (waitsFor) => {
          dial.waitsFor = waitsFor;
          dial.lastAttempt = 'not yet';
        },
      });
      dial.ready = true;
      dial.readyMs = this.#elapsedMs();
    } catch (error) {
      dial.failure = error;
    }
  }
}
