import type { Instance } from '@aws-sdk/client-ec2';
import type { FleetResource } from '../fleet/resource.ts';
import { transitionTime } from './instance-facts.ts';

/** Later states have higher ranks; a stale read may not take a state back (eventual consistency). */
const RANKS: Readonly<Record<string, number>> = {
  pending: 0,
  running: 1,
  stopping: 2,
  stopped: 3,
  'shutting-down': 4,
  terminated: 5,
};

/** One instance as far as it has been observed. */
export interface Sighting {
  readonly id: string;
  /** `unseen`, or the furthest state observed. */
  readonly state: string;
  /** The first state observed. */
  readonly firstState?: string | undefined;
  readonly reason?: string | undefined;
  readonly instance?: Instance | undefined;
  /** Volumes and interfaces ever seen on it; a terminated instance lists none any more. */
  readonly attached: readonly FleetResource[];
  /** When it was first seen lost: milliseconds since the watch began, and EC2's own time (ISO 8601) if that is known. */
  readonly ended?: { readonly seenMs: number; readonly at?: string | undefined } | undefined;
  /** State changes with the seconds since the watch began. */
  readonly history: readonly string[];
}

/** Remembers the furthest state of every instance. */
export interface InstanceWatch {
  expect(ids: readonly string[]): void;
  observe(instances: readonly Instance[]): void;
  /** A state from another response than that of DescribeInstances. */
  note(id: string, state: string): void;
  /** Forgets instances that do not belong here. */
  dismiss(ids: readonly string[]): void;
  all(): readonly Sighting[];
}

/** `elapsedMs` dates the history. */
export function createInstanceWatch(elapsedMs: () => number): InstanceWatch {
  const sightings = new Map<string, Sighting>();

  function get(id: string): Sighting {
    return sightings.get(id) ?? { id, state: 'unseen', attached: [], history: [] };
  }

  function move(id: string, state: string, at?: string): void {
    const before = get(id);
    if (!isFurther(state, before.state)) return;
    const entry = `${(elapsedMs() / 1000).toFixed(1)} s ${state}`;
    const firstState = before.firstState ?? state;
    const ended = before.ended ?? (isLost(state) ? { seenMs: elapsedMs(), at } : undefined);
    sightings.set(id, { ...before, state, firstState, ended, history: [...before.history, entry] });
  }

  function observe(instance: Instance): void {
    const { InstanceId: id, State } = instance;
    if (id === undefined) return;
    move(id, State?.Name ?? 'pending', transitionTime(instance));
    const before = get(id);
    const reason = reasonOf(instance) ?? before.reason;
    const attached = union(before.attached, attachedTo(instance));
    // The response to a termination shows that it had ended before, and only a list when.
    const isEarlier = before.ended?.at === undefined && before.firstState === State?.Name;
    const ended =
      before.ended && isEarlier ? { ...before.ended, at: transitionTime(instance) } : before.ended;
    sightings.set(id, { ...before, instance, attached, reason, ended });
  }

  return {
    expect: (ids) => {
      for (const id of ids) sightings.set(id, get(id));
    },
    observe: (instances) => {
      for (const instance of instances) observe(instance);
    },
    note: (id, state) => move(id, state),
    dismiss: (ids) => {
      for (const id of ids) sightings.delete(id);
    },
    all: () => [...sightings.values()],
  };
}

export function isTerminating(state: string): boolean {
  return state === 'shutting-down' || state === 'terminated';
}

/** Never to become ready: terminated, or stopped although it should run. */
export function isLost(state: string): boolean {
  return isTerminating(state) || state === 'stopping' || state === 'stopped';
}

function isFurther(state: string, before: string): boolean {
  return (RANKS[state] ?? -1) > (RANKS[before] ?? -1);
}

function reasonOf({ StateReason, StateTransitionReason }: Instance): string | undefined {
  if (StateReason?.Code === undefined) return StateTransitionReason || undefined;
  return `${StateReason.Code}: ${StateReason.Message ?? ''}`;
}

function union(known: readonly FleetResource[], more: readonly FleetResource[]): readonly FleetResource[] {
  return [...known, ...more.filter(({ id }) => !known.some((resource) => resource.id === id))];
}

function attachedTo({ BlockDeviceMappings = [], NetworkInterfaces = [] }: Instance): FleetResource[] {
  const volumes = BlockDeviceMappings.flatMap(({ Ebs }) => Ebs?.VolumeId ?? []);
  // An interface that outlives its instance was there before, and is somebody's.
  const interfaces = NetworkInterfaces.flatMap(({ NetworkInterfaceId, Attachment }) =>
    Attachment?.DeleteOnTermination === false ? [] : (NetworkInterfaceId ?? []),
  );
  return [
    ...volumes.map((id) => ({ kind: 'volume' as const, id })),
    ...interfaces.map((id) => ({ kind: 'network-interface' as const, id })),
  ];
}
