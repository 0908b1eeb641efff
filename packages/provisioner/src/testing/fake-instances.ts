import type { Filter, RunInstancesCommandInput, Tag } from '@aws-sdk/client-ec2';
import type { FakeGroups } from './fake-groups.ts';
import { type Delays, FakeInstance, type StateReason } from './fake-instance.ts';
import { ec2Error, matches, tagValue } from './fake-responses.ts';

/** The visible instances of one moment. */
export interface View {
  /** The moment whose state is shown. */
  readonly at: number;
  /** Lag of tags in filters, in ms. */
  readonly tagMs: number;
}

export interface FakeInstancesOptions {
  /** Drawn for each instance. */
  readonly delays: () => Delays;
  readonly extraVolume?: boolean | undefined;
  readonly room?: ((input: RunInstancesCommandInput) => number) | undefined;
  readonly failure?: ((input: RunInstancesCommandInput) => StateReason | undefined) | undefined;
  readonly protectedIds?: ReadonlySet<string> | undefined;
}

/** The instances of a simulated EC2, with what is attached to them. */
export class FakeInstances {
  readonly all: FakeInstance[] = [];
  readonly #options: FakeInstancesOptions;

  constructor(options: FakeInstancesOptions) {
    this.#options = options;
  }

  run(input: RunInstancesCommandInput, groups: FakeGroups, now: number): object {
    const before = this.all.filter(
      (instance) => input.ClientToken !== undefined && instance.input.ClientToken === input.ClientToken,
    );
    if (before.length > 0) return this.#replay(before, input, now);
    for (const id of input.SecurityGroupIds ?? []) groups.usable(id, now);
    const { room, failure, delays, extraVolume = false } = this.#options;
    const count = Math.min(input.MaxCount ?? 1, room?.(input) ?? Number.POSITIVE_INFINITY);
    if (count < (input.MinCount ?? 1)) throw ec2Error('InsufficientInstanceCapacity', 500);
    const reservationId = `r-${(this.all.length + 1).toString(16).padStart(17, '0')}`;
    const launched = Array.from({ length: count }, (_, index) => {
      const number = this.all.length + 1 + index;
      return new FakeInstance({
        number,
        reservationId,
        input,
        launchedAt: now,
        delays: delays(),
        extraVolume,
      });
    });
    const response = reservationOf(launched, now);
    const reason = failure?.(input);
    for (const instance of launched) if (reason !== undefined) instance.fail(now, reason);
    this.all.push(...launched);
    return response;
  }

  #replay(before: readonly FakeInstance[], input: RunInstancesCommandInput, now: number): object {
    if (JSON.stringify(before[0]?.input) !== JSON.stringify(input))
      throw ec2Error('IdempotentParameterMismatch');
    const isAlive = before.some((instance) => instance.state(now) !== 'terminated');
    if (!isAlive) throw ec2Error('IdempotentInstanceTerminated');
    return reservationOf(before, now);
  }

  /** One reservation per launch. @throws `InvalidInstanceID.NotFound` when one of the ids is unknown. */
  describe({ InstanceIds = [], Filters }: DescribeInput, { at, tagMs }: View): object[] {
    const visible = this.all.filter((instance) => instance.isVisible(at));
    if (InstanceIds.some((id) => !visible.some((instance) => instance.id === id)))
      throw ec2Error('InvalidInstanceID.NotFound');
    const requested = visible.filter(({ id }) => InstanceIds.length === 0 || InstanceIds.includes(id));
    const found = requested.filter(({ id, input, tags, launchedAt }) => {
      const known = { 'client-token': input.ClientToken, 'instance-id': id } as const;
      const tagged = at >= launchedAt + tagMs ? tags : [];
      return matches(Filters, (name) =>
        name.startsWith('tag:') ? tagValue(tagged, name) : known[name as keyof typeof known],
      );
    });
    const reservations = Map.groupBy(found, ({ reservationId }) => reservationId);
    return [...reservations.values()].map((instances) => reservationOf(instances, at));
  }

  /** @throws for the whole call when one of the ids is unknown or protected. */
  terminate(ids: readonly string[], now: number): object {
    const targets = ids.map((id) => {
      const instance = this.all.find((one) => one.id === id && one.isVisible(now));
      if (instance === undefined) throw ec2Error('InvalidInstanceID.NotFound');
      if (this.#options.protectedIds?.has(id)) throw ec2Error('OperationNotPermitted');
      return instance;
    });
    const states = targets.map((instance) => {
      const before = instance.state(now);
      instance.terminate(now);
      return {
        InstanceId: instance.id,
        PreviousState: { Name: before },
        CurrentState: { Name: instance.state(now) },
      };
    });
    return { TerminatingInstances: states };
  }

  /** @throws `IncorrectInstanceState` unless it runs. */
  changeGroups(id: string, groups: readonly string[], now: number): object {
    const instance = this.all.find((one) => one.id === id && one.isVisible(now));
    if (instance === undefined) throw ec2Error('InvalidInstanceID.NotFound');
    if (instance.state(now) !== 'running') throw ec2Error('IncorrectInstanceState');
    instance.groups = groups;
    return {};
  }

  tag(ids: readonly string[], tags: readonly Tag[]): object {
    for (const id of ids) {
      const instance = this.all.find((one) => one.id === id);
      if (instance === undefined) throw ec2Error('InvalidInstanceID.NotFound');
      const kept = instance.tags.filter(({ Key }) => !tags.some((tag) => tag.Key === Key));
      instance.tags.splice(0, instance.tags.length, ...kept, ...tags);
    }
    return {};
  }
}

interface DescribeInput {
  readonly InstanceIds?: readonly string[] | undefined;
  readonly Filters?: readonly Filter[] | undefined;
}

function reservationOf(instances: readonly FakeInstance[], at: number): object {
  return {
    ReservationId: instances[0]?.reservationId,
    Instances: instances.map((instance) => instance.describe(at)),
  };
}
