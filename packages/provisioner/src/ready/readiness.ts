import { connectSsh } from '@ami-select/transport';
import type { Instance } from '@aws-sdk/client-ec2';
import { createInstanceWatch, type InstanceWatch, isLost, type Sighting } from '../aws/instance-watch.ts';
import type { SpawnDependencies } from '../aws/ports.ts';
import { ProvisionerError } from '../fleet/errors.ts';
import type { FleetIntent } from '../fleet/fleet-intent.ts';
import type { Host } from '../fleet/host.ts';
import type { FleetResource } from '../fleet/resource.ts';
import type { Ledger } from '../record/ledger.ts';
import { dialUntilReady } from './dial.ts';

/** A running instance without a public address by then will never get one. */
const ADDRESS_GRACE_MS = 20_000;
/** Set by local-ec2 where its instances share one address. */
const SSH_PORT_TAG = 'local-ec2:ssh-port';
const SSH_PORT = 22;
const NO_ROOM = new Set(['Server.InsufficientInstanceCapacity', 'Server.SpotInstanceTermination']);

interface Dial {
  /** With the host key that the machine shows. */
  host: Host;
  ready: boolean;
  failure?: unknown;
  lastAttempt: string;
}

/** An instance that will never be ready. */
export interface Loss {
  readonly id: string;
  readonly error: ProvisionerError;
  /** EC2 ended it for reasons of its own, such as a lack of room: another pool may do better. */
  readonly isOfEc2: boolean;
}

/** The progress of one fleet. Holds the open dials, so it must be closed. */
export interface Readiness {
  /** Takes in one response of DescribeInstances and dials every instance that has an address. */
  observe(instances: readonly Instance[]): void;
  ready(): readonly Host[];
  /** Volumes and interfaces of the instances. */
  attached(): readonly FleetResource[];
  /** The instances that will never be ready. */
  losses(): readonly Loss[];
  /** Waits for other instances in the places of lost ones. */
  replace(lost: readonly string[], others: readonly string[]): void;
  /** One line per instance: states with times, reason, last SSH attempt. */
  history(): readonly string[];
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
      if (instance !== undefined && !isLost(state) && !this.#dials.has(id)) this.#dial(id, instance);
    }
    this.#change();
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
      return { id: sighting.id, error, isOfEc2: isLost(sighting.state) && isEndedByEc2(sighting) };
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
      return [id, seen, reason, describeSsh(this.#dials.get(id))]
        .filter((part) => part !== undefined)
        .join('; ');
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
    return this.#elapsedMs() - runningSinceMs > ADDRESS_GRACE_MS ? noAddress(sighting) : undefined;
  }

  #dial(id: string, instance: Instance): void {
    const host = toHost(this.#ledger.handle().intent, `host-${this.#instanceIds.indexOf(id) + 1}`, instance);
    if (host === undefined) return;
    const dial: Dial = { host, ready: false, lastAttempt: 'no response yet' };
    this.#dials.set(id, dial);
    this.#follow(dial).finally(() => this.#change());
  }

  /** Never rejects: a failed dial is kept until the losses are read. */
  async #follow(dial: Dial): Promise<void> {
    const { connect = connectSsh, clock, logger } = this.#dependencies;
    const onAttempt = (failure: string): void => {
      dial.lastAttempt = failure;
    };
    try {
      dial.host = await dialUntilReady(dial.host, {
        connect,
        clock,
        logger,
        ledger: this.#ledger,
        signal: this.#closing.signal,
        onAttempt,
      });
      dial.ready = true;
    } catch (error) {
      dial.failure = error;
    }
  }
}

/** `Client.` reasons lie in the request or the machine, and are the same everywhere. */
function isEndedByEc2({ instance }: Sighting): boolean {
  return instance?.StateReason?.Code?.startsWith('Server.') === true;
}

function describeSsh(dial: Dial | undefined): string {
  if (dial === undefined) return 'no address';
  return dial.ready ? 'ssh ready' : `ssh: ${dial.lastAttempt}`;
}

function terminationError({ id, state, reason, instance, history }: Sighting): ProvisionerError {
  const code = NO_ROOM.has(instance?.StateReason?.Code ?? '') ? 'CAPACITY' : 'BOOT_FAILED';
  const message = `${id} became ${state} before it was ready: ${reason ?? 'EC2 gives no reason'}`;
  return new ProvisionerError(code, message, { history });
}

function noAddress({ id, instance }: Sighting): ProvisionerError {
  return new ProvisionerError(
    'UNREACHABLE_HOST',
    `${id} runs but got no public address in ${instance?.SubnetId}.`,
    {
      hint: 'Use a subnet that assigns public IPv4 addresses at launch.',
    },
  );
}

function toHost(intent: FleetIntent, name: string, instance: Instance): Host | undefined {
  const { InstanceId, PublicIpAddress, PrivateIpAddress = '' } = instance;
  if (InstanceId === undefined || PublicIpAddress === undefined || PublicIpAddress === '') return undefined;
  return {
    name,
    instanceId: InstanceId,
    address: PublicIpAddress,
    port: portOf(instance),
    privateAddress: PrivateIpAddress,
    user: intent.ssh.user,
    hostKey: intent.ssh.hostKey,
    privateKey: intent.ssh.privateKey,
  };
}

function portOf(instance: Instance): number {
  const tag = instance.Tags?.find(({ Key }) => Key === SSH_PORT_TAG)?.Value;
  return tag === undefined ? SSH_PORT : Number(tag);
}
