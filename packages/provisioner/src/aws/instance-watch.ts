import type { Instance } from '@aws-sdk/client-ec2';
import type { FleetResource } from '../fleet/resource.ts';

/** Later states have higher ranks; a stale read may not take a state back (eventual consistency). */
const RANKS: Readonly<Record<string, number>> = {
  pending: 0,
  running: 1,
  stopping: 2,
  stopped: 3,
  'shutting-down': 4,
  terminated: 5,
};

/** What has been seen of one instance. */
export interface Sighting {
  readonly id: string;
  /** `unseen`, or the furthest state observed. */
  readonly state: string;
  readonly reason?: string;
  readonly instance?: Instance;
  /** Volumes and interfaces ever seen on it; a terminated instance names none any more. */
  readonly attached: readonly FleetResource[];
  /** State changes with the seconds since the watch began. */
  readonly history: readonly string[];
}

/** Remembers the furthest state of every instance. */
export interface InstanceWatch {
  expect(ids: readonly string[]): void;
  observe(instances: readonly Instance[]): void;
  /** A state that another answer than DescribeInstances told. */
  note(id: string, state: string): void;
  all(): readonly Sighting[];
}

function isFurther(state: string, before: string): boolean {
  return (RANKS[state] ?? -1) > (RANKS[before] ?? -1);
}

function reasonOf({ StateReason, StateTransitionReason }: Instance): string | undefined {
  if (StateReason?.Code === undefined) return StateTransitionReason || undefined;
  return `${StateReason.Code}: ${StateReason.Message ?? ''}`;
}

function attachedTo({ BlockDeviceMappings = [], NetworkInterfaces = [] }: Instance): FleetResource[] {
  const volumes = BlockDeviceMappings.flatMap(({ Ebs }) => Ebs?.VolumeId ?? []);
  const interfaces = NetworkInterfaces.flatMap(({ NetworkInterfaceId }) => NetworkInterfaceId ?? []);
  return [
    ...volumes.map((id) => ({ kind: 'volume' as const, id })),
    ...interfaces.map((id) => ({ kind: 'network-interface' as const, id })),
  ];
}

function union(known: readonly FleetResource[], more: readonly FleetResource[]): readonly FleetResource[] {
  return [...known, ...more.filter(({ id }) => !known.some((resource) => resource.id === id))];
}

/** `elapsedMs` dates the history. */
export function createInstanceWatch(elapsedMs: () => number): InstanceWatch {
  const sightings = new Map<string, Sighting>();

  function get(id: string): Sighting {
    return sightings.get(id) ?? { id, state: 'unseen', attached: [], history: [] };
  }

  function move(id: string, state: string): void {
    const before = get(id);
    if (!isFurther(state, before.state)) return;
    const entry = `${(elapsedMs() / 1000).toFixed(1)} s ${state}`;
    sightings.set(id, { ...before, state, history: [...before.history, entry] });
  }

  function observe(instance: Instance): void {
    const { InstanceId: id, State } = instance;
    if (id === undefined) return;
    move(id, State?.Name ?? 'pending');
    const reason = reasonOf(instance);
    const attached = union(get(id).attached, attachedTo(instance));
    sightings.set(id, { ...get(id), instance, attached, ...(reason !== undefined && { reason }) });
  }

  return {
    expect: (ids) => {
      for (const id of ids) sightings.set(id, get(id));
    },
    observe: (instances) => {
      for (const instance of instances) observe(instance);
    },
    note: move,
    all: () => [...sightings.values()],
  };
}

export function isEnding(state: string): boolean {
  return state === 'shutting-down' || state === 'terminated';
}

/** Never to become ready: ended, or stopped although it should run. */
export function isDead(state: string): boolean {
  return isEnding(state) || state === 'stopping' || state === 'stopped';
}
