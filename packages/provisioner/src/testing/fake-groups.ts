import type { CreateSecurityGroupCommandInput, Filter, IpPermission } from '@aws-sdk/client-ec2';
import { ec2Error, matches, tagValue } from './fake-responses.ts';

export interface FakeGroup {
  readonly id: string;
  readonly input: CreateSecurityGroupCommandInput;
  readonly createdAt: number;
  /** Until it shows in responses and can be used, in ms. */
  readonly hiddenMs: number;
  readonly sources: string[];
  /** What it lets out, each permission for one network. */
  egress: readonly IpPermission[];
}

export interface EgressRule {
  readonly GroupId: string;
  readonly IpPermissions: readonly IpPermission[];
}

export interface IngressRule {
  readonly GroupId: string;
  readonly IpPermissions: readonly {
    readonly IpRanges?: readonly { readonly CidrIp: string }[];
    readonly Ipv6Ranges?: readonly { readonly CidrIpv6: string }[];
  }[];
}

/** The security groups of a simulated EC2. */
export class FakeGroups {
  readonly all: Map<string, FakeGroup> = new Map();
  #created = 0;

  create(input: CreateSecurityGroupCommandInput, createdAt: number, hiddenMs: number): { GroupId: string } {
    const isTaken = [...this.all.values()].some((group) => group.input.GroupName === input.GroupName);
    if (isTaken) throw ec2Error('InvalidGroup.Duplicate');
    this.#created += 1;
    const id = `sg-${this.#created.toString(16).padStart(17, '0')}`;
    this.all.set(id, { id, input, createdAt, hiddenMs, sources: [], egress: [EVERYTHING] });
    return { GroupId: id };
  }

  /** @throws `InvalidGroup.NotFound`, also while the group is hidden. */
  usable(id: string, now: number): FakeGroup {
    const group = this.all.get(id);
    if (group === undefined || now < group.createdAt + group.hiddenMs)
      throw ec2Error('InvalidGroup.NotFound');
    return group;
  }

  authorize({ GroupId, IpPermissions }: IngressRule, now: number): object {
    const group = this.usable(GroupId, now);
    const sources = IpPermissions.flatMap(({ IpRanges = [], Ipv6Ranges = [] }) => [
      ...IpRanges.map(({ CidrIp }) => CidrIp),
      ...Ipv6Ranges.map(({ CidrIpv6 }) => CidrIpv6),
    ]);
    if (sources.some((source) => group.sources.includes(source)))
      throw ec2Error('InvalidPermission.Duplicate');
    group.sources.push(...sources);
    return {};
  }

  /** A permission that is there already refuses the whole call. */
  authorizeEgress({ GroupId, IpPermissions }: EgressRule, now: number): object {
    const group = this.usable(GroupId, now);
    const added = IpPermissions.flatMap(singly);
    if (added.some((one) => group.egress.some((known) => isSame(known, one))))
      throw ec2Error('InvalidPermission.Duplicate');
    group.egress = [...group.egress, ...added];
    return {};
  }

  /** So does one that is not there. */
  revokeEgress({ GroupId, IpPermissions }: EgressRule, now: number): object {
    const group = this.usable(GroupId, now);
    const doomed = IpPermissions.flatMap(singly);
    if (!doomed.every((one) => group.egress.some((known) => isSame(known, one))))
      throw ec2Error('InvalidPermission.NotFound');
    group.egress = group.egress.filter((known) => !doomed.some((one) => isSame(known, one)));
    return {};
  }

  /** `at` is the moment whose state is shown. */
  describe(filters: readonly Filter[] | undefined, at: number): object[] {
    const visible = [...this.all.values()].filter((group) => at >= group.createdAt + group.hiddenMs);
    const found = visible.filter(({ id, input }) => {
      const tags = input.TagSpecifications?.[0]?.Tags;
      return matches(filters, (name) => {
        const known: Record<string, string | undefined> = {
          'group-id': id,
          'group-name': input.GroupName,
          'vpc-id': input.VpcId ?? 'vpc-1',
        };
        return known[name] ?? tagValue(tags, name);
      });
    });
    const isDefault = matches(filters, (name) => ({ 'group-name': 'default', 'vpc-id': 'vpc-1' })[name]);
    return [
      ...found.map(({ id, input, egress }) => ({
        GroupId: id,
        GroupName: input.GroupName,
        Tags: input.TagSpecifications?.[0]?.Tags,
        IpPermissionsEgress: egress,
      })),
      ...(isDefault ? [{ GroupId: DEFAULT_GROUP, GroupName: 'default' }] : []),
    ];
  }
}

/** Of every VPC. */
const DEFAULT_GROUP = 'sg-0default';

const EVERYTHING: IpPermission = { IpProtocol: '-1', IpRanges: [{ CidrIp: '0.0.0.0/0' }] };

function singly({ IpRanges = [], Ipv6Ranges = [], ...ports }: IpPermission): IpPermission[] {
  return [
    ...IpRanges.map((range) => ({ ...ports, IpRanges: [range] })),
    ...Ipv6Ranges.map((range) => ({ ...ports, Ipv6Ranges: [range] })),
  ];
}

function isSame(one: IpPermission, other: IpPermission): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
