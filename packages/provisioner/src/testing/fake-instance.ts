import type { Instance, RunInstancesCommandInput, Tag } from '@aws-sdk/client-ec2';

/** How long things take in the simulated EC2, in milliseconds. */
export interface Delays {
  /** Until a new instance shows in responses and its id is known. */
  readonly visible: number;
  readonly boot: number;
  /** How long `shutting-down` lasts. */
  readonly shutdown: number;
  /** How long volume and interface outlive their instance. */
  readonly release: number;
  /** Until a new security group can be used. */
  readonly groupVisible: number;
}

/** One simulated instance with its volume and interface; its state is a function of time. */
export class FakeInstance {
  readonly id: string;
  readonly input: RunInstancesCommandInput;
  readonly launchedAt: number;
  /** Root and, when the image has one that outlives its instance, a second volume. */
  readonly volumeIds: readonly string[];
  readonly interfaceId: string;
  readonly tags: Tag[];
  terminatedAt: number | undefined;
  stateReason: { Code: string; Message: string } | undefined;
  deletedVolumes: Set<string> = new Set();
  readonly #delays: Delays;

  constructor(
    number: number,
    input: RunInstancesCommandInput,
    now: number,
    delays: Delays,
    extraVolume: boolean,
  ) {
    const suffix = number.toString(16).padStart(17, '0');
    this.id = `i-${suffix}`;
    this.volumeIds = [`vol-${suffix}`, ...(extraVolume ? [`vol-f${suffix.slice(1)}`] : [])];
    this.interfaceId = `eni-${suffix}`;
    this.input = input;
    this.launchedAt = now;
    this.tags = [...(this.tagsOf('instance') ?? [])];
    this.#delays = delays;
  }

  tagsOf(kind: string): Tag[] | undefined {
    return this.input.TagSpecifications?.find(({ ResourceType }) => ResourceType === kind)?.Tags;
  }

  isVisible(now: number): boolean {
    return now >= this.launchedAt + this.#delays.visible;
  }

  /** Accepted, then terminated by EC2. */
  fail(now: number, reason: { Code: string; Message: string }): void {
    this.terminatedAt = now - this.#delays.shutdown;
    this.stateReason = reason;
  }

  state(now: number): 'pending' | 'running' | 'shutting-down' | 'terminated' {
    if (this.terminatedAt !== undefined)
      return now < this.terminatedAt + this.#delays.shutdown ? 'shutting-down' : 'terminated';
    return now < this.launchedAt + this.#delays.boot ? 'pending' : 'running';
  }

  isReleased(now: number): boolean {
    return (
      this.terminatedAt !== undefined &&
      now >= this.terminatedAt + this.#delays.shutdown + this.#delays.release
    );
  }

  /** Volumes that exist: the root's until release, others until someone deletes them. */
  volumes(
    now: number,
  ): readonly { readonly id: string; readonly attached: boolean; readonly root: boolean }[] {
    const released = this.isReleased(now);
    const all = this.volumeIds.map((id, index) => ({ id, attached: !released, root: index === 0 }));
    return all.filter(({ id, root }) => !(root && released) && !this.deletedVolumes.has(id));
  }

  describe(now: number): Instance {
    const state = this.state(now);
    const address =
      state === 'pending' || state === 'running'
        ? { PublicIpAddress: '192.0.2.1', PrivateIpAddress: '10.0.0.1' }
        : {};
    return {
      InstanceId: this.id,
      ClientToken: this.input.ClientToken,
      State: { Name: state },
      SubnetId: this.input.SubnetId ?? 'subnet-0default',
      Tags: this.tags,
      BlockDeviceMappings: this.volumeIds.map((VolumeId) => ({ Ebs: { VolumeId } })),
      NetworkInterfaces: [{ NetworkInterfaceId: this.interfaceId }],
      ...(this.stateReason !== undefined && { StateReason: this.stateReason }),
      ...address,
    };
  }
}
