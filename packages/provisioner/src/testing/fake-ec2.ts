import type { VirtualClock } from '@ami-select/core/testing';
import type {
  CreateSecurityGroupCommandInput,
  Filter,
  RunInstancesCommandInput,
  Tag,
} from '@aws-sdk/client-ec2';
import { hearTime } from '../aws/aws-time.ts';
import type { Ec2Port } from '../aws/ports.ts';
import {
  cancelSpotRequests,
  deleteVolume,
  describeInterfaces,
  describeSpotRequests,
  describeVolumes,
} from './fake-attached.ts';
import { type EgressRule, type FakeGroup, FakeGroups, type IngressRule } from './fake-groups.ts';
import type { Delays, FakeInstance } from './fake-instance.ts';
import { FakeInstances, type FakeInstancesOptions, type View } from './fake-instances.ts';
import {
  describeTypes,
  ec2Error,
  networkError,
  type PageInput,
  pageOf,
  type SendOptions,
  untilAborted,
} from './fake-responses.ts';

/** The fate of one call: refused, lost on the way there, done with its response lost, or without any response. */
export type Fault =
  | { readonly error: string; readonly status?: number | undefined }
  | 'never-arrives'
  | 'response-lost'
  | 'hangs';

export interface FakeCall {
  /** From 0. */
  readonly index: number;
  readonly action: string;
  readonly input: unknown;
}

/** Lag of the response to one call, in ms. */
export interface Lag {
  /** A list shows the state of so long ago. */
  readonly staleMs?: number | undefined;
  /** Filters do not find tags that are younger. */
  readonly tagMs?: number | undefined;
}

export interface FakeEc2Options extends Omit<FakeInstancesOptions, 'delays'> {
  readonly clock: VirtualClock;
  /** The same for all resources, or drawn for each instance and each group. */
  readonly delays?: Partial<Delays> | (() => Partial<Delays>) | undefined;
  readonly lag?: ((call: FakeCall) => Lag) | undefined;
  /** Called before every call. */
  readonly fault?: ((call: FakeCall) => Fault | undefined) | undefined;
  /** Lists come in pages of so many. */
  readonly pageSize?: number | undefined;
  readonly unknownTypes?: readonly string[] | undefined;
  readonly vpcOf?: ((subnetId: string) => string) | undefined;
}

type ListInput = PageInput & { readonly Filters?: readonly Filter[] };

const NO_DELAYS: Delays = { visible: 0, boot: 0, shutdown: 0, release: 0, groupVisible: 0 };

/** EC2 in memory on a virtual clock, with the behaviours that make leaks: idempotency, lag, partial refusals. */
export class FakeEc2 {
  /** Every call that was sent, in order. */
  readonly calls: { readonly action: string; readonly input: unknown }[] = [];
  readonly #options: FakeEc2Options;
  readonly #instances: FakeInstances;
  readonly #groups: FakeGroups = new FakeGroups();
  #killed: 'no' | 'after-this-call' | 'yes' = 'no';

  constructor(options: FakeEc2Options) {
    this.#options = options;
    this.#instances = new FakeInstances({ ...options, delays: () => this.#drawDelays() });
  }

  /** As the SDK client that the package takes. */
  get port(): Ec2Port {
    return {
      send: (command: { input: object }, options?: SendOptions) => this.#send(command, options),
    } as unknown as Ec2Port;
  }

  get instances(): FakeInstance[] {
    return this.#instances.all;
  }

  get groups(): Map<string, FakeGroup> {
    return this.#groups.all;
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

  /** A group of another creator. */
  addForeignGroup(name: string): string {
    return this.#groups.create({ GroupName: name, Description: 'foreign' }, this.#now(), 0).GroupId;
  }

  /** Resources that cost money or remain in the account; what EC2 deletes with a machine that shuts down does not. */
  remaining(): string[] {
    const now = this.#now();
    const isEnding = (instance: FakeInstance): boolean =>
      ['shutting-down', 'terminated'].includes(instance.state(now));
    const living = this.instances.filter((instance) => !isEnding(instance));
    const volumes = this.instances.flatMap((instance) =>
      instance.volumes(now).filter(({ deleteOnTermination }) => !deleteOnTermination || !isEnding(instance)),
    );
    return [...living.map(({ id }) => id), ...volumes.map(({ id }) => id), ...this.groups.keys()];
  }

  async #send(command: { input: object }, options?: SendOptions): Promise<unknown> {
    const { input } = command;
    const isDryRun = 'DryRun' in input && input.DryRun === true;
    const action = command.constructor.name.replace(/Command$/, '') + (isDryRun ? ' (dry run)' : '');
    hearTime({ date: new Date(this.#now()).toUTCString() }, this.#options.clock);
    const index = this.calls.push({ action, input }) - 1;
    if (this.#killed === 'yes') throw ec2Error('KilledProcess');
    const call = { index, action, input };
    const fault = this.#options.fault?.(call);
    const isDying = this.#killed !== 'no';
    if (isDying) this.#killed = 'yes';
    if (fault === 'never-arrives') throw networkError();
    if (fault === 'hangs') return untilAborted(options);
    if (typeof fault === 'object') throw ec2Error(fault.error, fault.status);
    const response = this.#respond(call);
    if (isDying || fault === 'response-lost') throw networkError();
    return response;
  }

  #respond(call: FakeCall): unknown {
    const operation = this.#changes()[call.action] ?? this.#lists(this.#viewOf(call))[call.action];
    if (operation === undefined) throw new Error(`The fake EC2 has no ${call.action}.`);
    return operation(call.input as never);
  }

  #changes(): Record<string, (input: never) => unknown> {
    const now = this.#now();
    const [instances, groups] = [this.#instances, this.#groups];
    return {
      RunInstances: (launch: RunInstancesCommandInput) => instances.run(launch, groups, now),
      'RunInstances (dry run)': wouldSucceed,
      'CreateSecurityGroup (dry run)': wouldSucceed,
      CreateSecurityGroup: (group: CreateSecurityGroupCommandInput) =>
        groups.create(group, now, this.#drawDelays().groupVisible),
      AuthorizeSecurityGroupIngress: (rule: IngressRule) => groups.authorize(rule, now),
      AuthorizeSecurityGroupEgress: (rule: EgressRule) => groups.authorizeEgress(rule, now),
      RevokeSecurityGroupEgress: (rule: EgressRule) => groups.revokeEgress(rule, now),
      TerminateInstances: ({ InstanceIds }: { InstanceIds: string[] }) =>
        instances.terminate(InstanceIds, now),
      ModifyInstanceAttribute: ({ InstanceId, Groups }: { InstanceId: string; Groups: string[] }) =>
        instances.changeGroups(InstanceId, Groups, now),
      DeleteSecurityGroup: ({ GroupId }: { GroupId: string }) => this.#deleteGroup(GroupId),
      DeleteVolume: ({ VolumeId }: { VolumeId: string }) => deleteVolume(this.instances, VolumeId, now),
      CancelSpotInstanceRequests: ({ SpotInstanceRequestIds }: { SpotInstanceRequestIds: string[] }) =>
        cancelSpotRequests(this.instances, SpotInstanceRequestIds),
      CreateTags: ({ Resources, Tags }: { Resources: string[]; Tags: Tag[] }) =>
        instances.tag(Resources, Tags),
    };
  }

  #lists(view: View): Record<string, (input: never) => unknown> {
    const { unknownTypes = [], vpcOf } = this.#options;
    const page = (name: string, items: readonly object[], input: PageInput): object => {
      const { items: shown, next } = pageOf(items, input, this.#options.pageSize);
      return { [name]: shown, ...next };
    };
    return {
      DescribeInstances: (input: ListInput) =>
        page('Reservations', this.#instances.describe(input, view), input),
      DescribeInstanceTypes: (input: ListInput) => describeTypes(input, unknownTypes),
      DescribeVolumes: (input: ListInput) =>
        page('Volumes', describeVolumes(this.instances, input.Filters, view.at), input),
      DescribeNetworkInterfaces: (input: ListInput) =>
        page('NetworkInterfaces', describeInterfaces(this.instances, input.Filters, view.at), input),
      DescribeSecurityGroups: (input: ListInput) =>
        page('SecurityGroups', this.#groups.describe(input.Filters, view.at), input),
      DescribeSpotInstanceRequests: (input: ListInput) =>
        page('SpotInstanceRequests', describeSpotRequests(this.instances, input.Filters, view.at), input),
      // Nothing here makes images.
      DescribeImages: () => ({ Images: [] }),
      DescribeSnapshots: () => ({ Snapshots: [] }),
      // Nothing here launches by CreateFleet.
      DescribeLaunchTemplates: () => ({ LaunchTemplates: [] }),
      DescribeVpcs: () => ({ Vpcs: [{ VpcId: 'vpc-1', IsDefault: true }] }),
      DescribeSubnets: ({ SubnetIds, Filters }: { SubnetIds?: string[]; Filters?: readonly Filter[] }) => ({
        Subnets: (SubnetIds ?? Filters?.[0]?.Values ?? []).map((SubnetId) => ({
          SubnetId,
          VpcId: vpcOf?.(SubnetId) ?? 'vpc-1',
        })),
      }),
    };
  }

  #deleteGroup(id: string): object {
    const now = this.#now();
    this.#groups.usable(id, now);
    const isUsed = this.instances.some(
      (instance) => instance.groups.includes(id) && !instance.isReleased(now),
    );
    if (isUsed) throw ec2Error('DependencyViolation');
    this.groups.delete(id);
    return {};
  }

  #viewOf(call: FakeCall): View {
    const { staleMs = 0, tagMs = 0 } = this.#options.lag?.(call) ?? {};
    return { at: this.#now() - staleMs, tagMs };
  }

  #drawDelays(): Delays {
    const { delays } = this.#options;
    return { ...NO_DELAYS, ...(typeof delays === 'function' ? delays() : delays) };
  }

  #now(): number {
    return this.#options.clock.now().getTime();
  }
}

function wouldSucceed(): never {
  throw ec2Error('DryRunOperation', 412);
}
