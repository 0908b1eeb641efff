import type { VirtualClock } from '@ami-select/core/testing';
import type {
  CreateSecurityGroupCommandInput,
  Filter,
  RunInstancesCommandInput,
  Tag,
} from '@aws-sdk/client-ec2';
import type { Ec2Port } from '../aws/ports.ts';
import { type Delays, FakeInstance } from './fake-instance.ts';
import { describeTypes, ec2Error, matches, networkError, tagValue } from './fake-responses.ts';

/** What happens to one call: refused, lost on the way there, or done with its response lost. */
export type Fault = { readonly error: string; readonly status?: number } | 'never-arrives' | 'response-lost';

export interface FakeEc2Options {
  readonly clock: VirtualClock;
  readonly delays?: Partial<Delays>;
  /** Called before every call, with its number from 0. */
  readonly fault?: (call: {
    readonly index: number;
    readonly action: string;
    readonly input: unknown;
  }) => Fault | undefined;
  /** Instances with a second volume that outlives them. */
  readonly extraVolume?: boolean;
  /** How many instances a launch finds room for; all when absent. */
  readonly room?: (input: RunInstancesCommandInput) => number;
  readonly unknownTypes?: readonly string[];
  readonly vpcOf?: (subnetId: string) => string;
  /** Ids that TerminateInstances refuses . */
  readonly protectedIds?: ReadonlySet<string>;
}

interface FakeGroup {
  readonly id: string;
  readonly input: CreateSecurityGroupCommandInput;
  readonly createdAt: number;
  readonly sources: string[];
}

const NO_DELAYS: Delays = { visible: 0, boot: 0, shutdown: 0, release: 0, groupVisible: 0 };

/** EC2 in memory on a virtual clock, with the behaviours that make leaks: idempotency, lag, partial refusals. */
export class FakeEc2 {
  readonly instances: FakeInstance[] = [];
  readonly groups: Map<string, FakeGroup> = new Map();
  /** Every call that was sent, in order. */
  readonly calls: { readonly action: string; readonly input: unknown }[] = [];
  #killed: 'no' | 'after-this-call' | 'yes' = 'no';
  readonly #options: FakeEc2Options;
  readonly #delays: Delays;

  constructor(options: FakeEc2Options) {
    this.#options = options;
    this.#delays = { ...NO_DELAYS, ...options.delays };
  }

  /** As the SDK client that the package takes. */
  get port(): Ec2Port {
    return { send: (command: { input: object }) => this.#send(command) } as unknown as Ec2Port;
  }

  count(action: string): number {
    return this.calls.filter((call) => call.action === action).length;
  }

  /** The caller's process is killed: this call may arrive, its response and all later calls do not. */
  killAfterThisCall(): void {
    this.#killed = 'after-this-call';
  }

  /** Another process calls. */
  revive(): void {
    this.#killed = 'no';
  }

  /** The next call is number `count`, so that a phase can be numbered from a known start. */
  pretendCalls(count: number): void {
    this.calls.length = count;
  }

  /** A group of another creator. */
  addForeignGroup(name: string): string {
    const { GroupId } = this.#createGroup({ GroupName: name, Description: 'foreign' });
    return GroupId;
  }

  /** What costs money or clutters the account. */
  remaining(): string[] {
    const instances = this.instances.filter(
      (instance) => !['shutting-down', 'terminated'].includes(instance.state(this.#now())),
    );
    const volumes = this.instances.flatMap((instance) => instance.volumes(this.#now()));
    return [...instances.map(({ id }) => id), ...volumes.map(({ id }) => id), ...this.groups.keys()];
  }

  async #send(command: { input: object }): Promise<unknown> {
    const isDryRun = 'DryRun' in command.input && command.input.DryRun === true;
    const action = command.constructor.name.replace(/Command$/, '') + (isDryRun ? ' (dry run)' : '');
    const index = this.calls.push({ action, input: command.input }) - 1;
    if (this.#killed === 'yes') throw ec2Error('KilledProcess');
    const fault = this.#options.fault?.({ index, action, input: command.input });
    const isDying = this.#killed !== 'no';
    if (isDying) this.#killed = 'yes';
    if (fault === 'never-arrives') throw networkError();
    if (typeof fault === 'object') throw ec2Error(fault.error, fault.status);
    const response = this.#respond(action, command.input);
    if (isDying || fault === 'response-lost') throw networkError();
    return response;
  }

  #respond(action: string, input: object): unknown {
    const operations: Record<string, (input: never) => unknown> = {
      RunInstances: (launch: RunInstancesCommandInput) => this.#run(launch),
      'RunInstances (dry run)': () => {
        throw ec2Error('DryRunOperation', 412);
      },
      CreateSecurityGroup: (group: CreateSecurityGroupCommandInput) => this.#createGroup(group),
      AuthorizeSecurityGroupIngress: (rule: never) => this.#authorize(rule),
      DescribeInstances: (query: never) => this.#describeInstances(query),
      DescribeInstanceTypes: (query: never) => describeTypes(query, this.#options.unknownTypes ?? []),
      DescribeVolumes: (query: never) => this.#describeVolumes(query),
      DescribeNetworkInterfaces: (query: never) => this.#describeInterfaces(query),
      DescribeSecurityGroups: (query: never) => this.#describeGroups(query),
      DescribeSpotInstanceRequests: () => ({ SpotInstanceRequests: [] }),
      DescribeSubnets: ({ SubnetIds }: { SubnetIds: string[] }) => ({
        Subnets: SubnetIds.map((id) => ({ VpcId: this.#options.vpcOf?.(id) ?? 'vpc-1' })),
      }),
      TerminateInstances: (query: never) => this.#terminate(query),
      DeleteSecurityGroup: (query: never) => this.#deleteGroup(query),
      DeleteVolume: (query: never) => this.#deleteVolume(query),
      CreateTags: (tags: never) => this.#createTags(tags),
    };
    const operation = operations[action];
    if (operation === undefined) throw new Error(`The fake EC2 has no ${action}.`);
    return operation(input as never);
  }

  #now(): number {
    return this.#options.clock.now().getTime();
  }

  #run(input: RunInstancesCommandInput): unknown {
    const before = this.instances.filter((instance) => instance.input.ClientToken === input.ClientToken);
    if (before.length > 0) return this.#repeatRun(before, input);
    for (const id of input.SecurityGroupIds ?? []) this.#usableGroup(id);
    const count = Math.min(input.MaxCount ?? 1, this.#options.room?.(input) ?? Number.POSITIVE_INFINITY);
    if (count < (input.MinCount ?? 1)) throw ec2Error('InsufficientInstanceCapacity', 500);
    const launched = Array.from({ length: count }, () => {
      const number = this.instances.length + 1;
      const instance = new FakeInstance(
        number,
        input,
        this.#now(),
        this.#delays,
        this.#options.extraVolume ?? false,
      );
      this.instances.push(instance);
      return instance;
    });
    return { Instances: launched.map((instance) => instance.describe(this.#now())) };
  }

  #repeatRun(before: readonly FakeInstance[], input: RunInstancesCommandInput): unknown {
    if (JSON.stringify(before[0]?.input) !== JSON.stringify(input))
      throw ec2Error('IdempotentParameterMismatch');
    const alive = before.some((instance) => instance.state(this.#now()) !== 'terminated');
    if (!alive) throw ec2Error('IdempotentInstanceTerminated');
    return { Instances: before.map((instance) => instance.describe(this.#now())) };
  }

  #createGroup(input: CreateSecurityGroupCommandInput): { GroupId: string } {
    const taken = [...this.groups.values()].some((group) => group.input.GroupName === input.GroupName);
    if (taken) throw ec2Error('InvalidGroup.Duplicate');
    const id = `sg-${(this.groups.size + 1).toString(16).padStart(17, '0')}`;
    this.groups.set(id, { id, input, createdAt: this.#now(), sources: [] });
    return { GroupId: id };
  }

  #usableGroup(id: string): FakeGroup {
    const group = this.groups.get(id);
    if (group === undefined || this.#now() < group.createdAt + this.#delays.groupVisible)
      throw ec2Error('InvalidGroup.NotFound');
    return group;
  }

  #authorize({
    GroupId,
    IpPermissions,
  }: {
    GroupId: string;
    IpPermissions: { IpRanges: { CidrIp: string }[] }[];
  }): unknown {
    const group = this.#usableGroup(GroupId);
    const sources = IpPermissions.flatMap(({ IpRanges }) => IpRanges.map(({ CidrIp }) => CidrIp));
    if (sources.some((source) => group.sources.includes(source)))
      throw ec2Error('InvalidPermission.Duplicate');
    group.sources.push(...sources);
    return {};
  }

  #describeInstances({ Filters }: { Filters?: Filter[] }): unknown {
    const visible = this.instances.filter((instance) => instance.isVisible(this.#now()));
    const found = visible.filter(({ id, input, tags }) =>
      matches(
        Filters,
        (name) => ({ 'client-token': input.ClientToken, 'instance-id': id })[name] ?? tagValue(tags, name),
      ),
    );
    return { Reservations: found.map((instance) => ({ Instances: [instance.describe(this.#now())] })) };
  }

  #describeVolumes({ Filters }: { Filters?: Filter[] }): unknown {
    const owners = this.instances.filter((instance) =>
      matches(Filters, (name) => tagValue(instance.tagsOf('volume'), name)),
    );
    const volumes = owners.flatMap((instance) =>
      instance.volumes(this.#now()).map(({ id, attached, root }) => ({
        VolumeId: id,
        State: attached ? 'in-use' : 'available',
        Attachments: attached ? [{ InstanceId: instance.id, DeleteOnTermination: root }] : [],
      })),
    );
    return { Volumes: volumes };
  }

  #describeInterfaces({ Filters }: { Filters?: Filter[] }): unknown {
    const present = this.instances.filter((instance) => !instance.isReleased(this.#now()));
    const ours = present.filter((instance) =>
      matches(Filters, (name) => tagValue(instance.tagsOf('network-interface'), name)),
    );
    const describe = ({ id, interfaceId }: FakeInstance): object => ({
      NetworkInterfaceId: interfaceId,
      Status: 'in-use',
      Attachment: { InstanceId: id, DeleteOnTermination: true },
    });
    return { NetworkInterfaces: ours.map(describe) };
  }

  #describeGroups({ Filters }: { Filters?: Filter[] }): unknown {
    const visible = [...this.groups.values()].filter(
      (group) => this.#now() >= group.createdAt + this.#delays.groupVisible,
    );
    const found = visible.filter(({ input }) => {
      const tags = input.TagSpecifications?.[0]?.Tags;
      return matches(Filters, (name) => (name === 'group-name' ? input.GroupName : tagValue(tags, name)));
    });
    const describe = ({ id, input }: FakeGroup): object => ({
      GroupId: id,
      Tags: input.TagSpecifications?.[0]?.Tags,
    });
    return { SecurityGroups: found.map(describe) };
  }

  #terminate({ InstanceIds }: { InstanceIds: string[] }): unknown {
    const targets = InstanceIds.map((id) => {
      const instance = this.instances.find((one) => one.id === id && one.isVisible(this.#now()));
      if (instance === undefined) throw ec2Error('InvalidInstanceID.NotFound');
      if (this.#options.protectedIds?.has(id)) throw ec2Error('OperationNotPermitted');
      return instance;
    });
    for (const instance of targets) instance.terminatedAt ??= this.#now();
    const describe = (one: FakeInstance): object => ({
      InstanceId: one.id,
      CurrentState: { Name: one.state(this.#now()) },
    });
    return { TerminatingInstances: targets.map(describe) };
  }

  #deleteGroup({ GroupId }: { GroupId: string }): unknown {
    this.#usableGroup(GroupId);
    const inUse = this.instances.some(
      (one) => one.input.SecurityGroupIds?.includes(GroupId) && !one.isReleased(this.#now()),
    );
    if (inUse) throw ec2Error('DependencyViolation');
    this.groups.delete(GroupId);
    return {};
  }

  #deleteVolume({ VolumeId }: { VolumeId: string }): unknown {
    const owner = this.instances.find(({ volumeIds }) => volumeIds.includes(VolumeId));
    const volume = owner?.volumes(this.#now()).find(({ id }) => id === VolumeId);
    if (owner === undefined || volume === undefined) throw ec2Error('InvalidVolume.NotFound');
    if (volume.attached) throw ec2Error('VolumeInUse');
    owner.deletedVolumes.add(VolumeId);
    return {};
  }

  #createTags({ Resources, Tags }: { Resources: string[]; Tags: Tag[] }): unknown {
    for (const id of Resources) {
      const instance = this.instances.find((one) => one.id === id);
      if (instance === undefined) throw ec2Error('InvalidInstanceID.NotFound');
      const keys = new Set(Tags.map(({ Key }) => Key));
      instance.tags.splice(
        0,
        instance.tags.length,
        ...instance.tags.filter(({ Key }) => !keys.has(Key)),
        ...Tags,
      );
    }
    return {};
  }
}
