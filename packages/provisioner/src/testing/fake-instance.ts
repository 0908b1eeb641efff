import type { Instance, RunInstancesCommandInput, Tag } from '@aws-sdk/client-ec2';

/** Durations of the simulated EC2, in milliseconds. */
export interface Delays {
  /** Until a new instance shows in responses and its id is known. */
  readonly visible: number;
  readonly boot: number;
  /** Duration of `shutting-down`. */
  readonly shutdown: number;
  /** Duration for which volume and interface outlive their instance. */
  readonly release: number;
  /** Until a new security group can be used. */
  readonly groupVisible: number;
}

export interface StateReason {
  readonly Code: string;
  readonly Message: string;
}

export interface FakeVolume {
  readonly id: string;
  readonly isAttached: boolean;
  readonly deleteOnTermination: boolean;
}

/** One launch, as its instances know it. */
export interface FakeLaunch {
  readonly number: number;
  readonly reservationId: string;
  readonly input: RunInstancesCommandInput;
  readonly launchedAt: number;
  readonly delays: Delays;
  /** Its image brings a second volume that outlives its instance. */
  readonly extraVolume: boolean;
}

const USER_SHUTDOWN: StateReason = {
  Code: 'Client.UserInitiatedShutdown',
  Message: 'Client.UserInitiatedShutdown: User initiated shutdown',
};

/** One simulated instance with its volumes, its interface and its spot request; its state is a function of time. */
export class FakeInstance {
  readonly id: string;
  readonly reservationId: string;
  readonly input: RunInstancesCommandInput;
  readonly launchedAt: number;
  readonly interfaceId: string;
  readonly spotRequestId: string | undefined;
  readonly tags: Tag[];
  terminatedAt: number | undefined;
  stateReason: StateReason | undefined;
  readonly deletedVolumes: Set<string> = new Set();
  isRequestCancelled = false;
  /** Groups of its interface. */
  groups: readonly string[];
  readonly #delays: Delays;
  readonly #volumes: readonly { readonly id: string; readonly deleteOnTermination: boolean }[];

  constructor({ number, reservationId, input, launchedAt, delays, extraVolume }: FakeLaunch) {
    const suffix = number.toString(16).padStart(17, '0');
    this.id = `i-${suffix}`;
    this.reservationId = reservationId;
    this.interfaceId = `eni-${suffix}`;
    this.spotRequestId =
      input.InstanceMarketOptions?.MarketType === 'spot' ? `sir-${suffix.slice(-8)}` : undefined;
    this.input = input;
    this.groups = input.SecurityGroupIds ?? [];
    this.launchedAt = launchedAt;
    this.tags = [...(this.tagsOf('instance') ?? [])];
    this.#delays = delays;
    const kept = (input.BlockDeviceMappings ?? []).filter(({ Ebs }) => Ebs?.DeleteOnTermination === false);
    const others = kept.length + (extraVolume ? 1 : 0);
    this.#volumes = Array.from({ length: 1 + others }, (_, index) => ({
      id: index === 0 ? `vol-${suffix}` : `vol-${'f'.repeat(index)}${suffix.slice(index)}`,
      deleteOnTermination: index === 0,
    }));
  }

  tagsOf(kind: string): Tag[] | undefined {
    return this.input.TagSpecifications?.find(({ ResourceType }) => ResourceType === kind)?.Tags;
  }

  isVisible(now: number): boolean {
    return now >= this.launchedAt + this.#delays.visible;
  }

  /** Accepted, then terminated by EC2. */
  fail(now: number, reason: StateReason): void {
    this.terminatedAt ??= now - this.#delays.shutdown;
    this.stateReason ??= reason;
  }

  terminate(now: number): void {
    this.terminatedAt ??= now;
    this.stateReason ??= USER_SHUTDOWN;
  }

  state(now: number): 'pending' | 'running' | 'shutting-down' | 'terminated' {
    if (this.terminatedAt !== undefined && now >= this.terminatedAt)
      return now < this.terminatedAt + this.#delays.shutdown ? 'shutting-down' : 'terminated';
    return now < this.launchedAt + this.#delays.boot ? 'pending' : 'running';
  }

  isReleased(now: number): boolean {
    const { shutdown, release } = this.#delays;
    return this.terminatedAt !== undefined && now >= this.terminatedAt + shutdown + release;
  }

  /** Volumes that exist: the root's until release, others until their deletion. */
  volumes(now: number): readonly FakeVolume[] {
    const isAttached = !this.isReleased(now);
    return this.#volumes
      .filter(({ id, deleteOnTermination }) => {
        return (isAttached || !deleteOnTermination) && !this.deletedVolumes.has(id);
      })
      .map((volume) => ({ ...volume, isAttached }));
  }

  spotState(now: number): 'active' | 'closed' | 'cancelled' {
    if (this.isRequestCancelled) return 'cancelled';
    return this.state(now) === 'terminated' ? 'closed' : 'active';
  }

  describe(now: number): Instance {
    const state = this.state(now);
    const isUp = state === 'pending' || state === 'running';
    return {
      InstanceId: this.id,
      ClientToken: this.input.ClientToken,
      State: { Name: state },
      InstanceType: this.input.InstanceType,
      ...(this.spotRequestId !== undefined && { InstanceLifecycle: 'spot' }),
      Placement: { AvailabilityZone: this.input.Placement?.AvailabilityZone ?? 'eu-central-1a' },
      VpcId: 'vpc-1',
      SubnetId: this.input.SubnetId ?? 'subnet-0default',
      Tags: this.tags,
      BlockDeviceMappings: this.#volumes.map(({ id }) => ({ Ebs: { VolumeId: id } })),
      NetworkInterfaces: [{ NetworkInterfaceId: this.interfaceId }],
      ...(this.stateReason !== undefined && !isUp && { StateReason: this.stateReason }),
      ...(isUp && { PublicIpAddress: '192.0.2.1', PrivateIpAddress: '10.0.0.1' }),
    };
  }
}
