import type { RecordedCall } from './recorded-calls.ts';

/** The bounds of a policy. */
export interface Scope {
  readonly region: string;
  readonly accountId: string;
  /** `owner/name`, as the signature of every fleet has it. */
  readonly repository: string;
  /** Instance types that may be launched, with `*`. */
  readonly instanceTypes: readonly string[];
}

export interface Policy {
  readonly Version: '2012-10-17';
  readonly Statement: readonly Statement[];
}

export interface Statement {
  readonly Sid: string;
  readonly Effect: 'Allow';
  readonly Action: string | readonly string[];
  readonly Resource: string | readonly string[];
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;
}

/** A statement for whichever of its actions are called. */
interface Rule extends Omit<Statement, 'Effect' | 'Action'> {
  readonly actions: readonly string[];
}

/** What is done without when it is denied; the page names these in its own words. */
const OPTIONAL = new Set(['ec2:DescribeSpotPriceHistory']);

/**
 * The least policy that allows the calls: a statement for each rule that one of them needs.
 *
 * @throws Error for a call that no rule is about
 */
export function policyFor(calls: readonly RecordedCall[], scope: Scope): Policy {
  const called = new Set(calls.map(({ action }) => action).filter((action) => !OPTIONAL.has(action)));
  if (calls.some(createsTags)) called.add('ec2:CreateTags');
  const rules = rulesFor(scope);
  const known = new Set(rules.flatMap(({ actions }) => actions));
  const unknown = [...called].filter((action) => !known.has(action));
  if (unknown.length > 0) throw new Error(`no rule of e2e/iam/policy.ts is about ${unknown.join(', ')}`);
  const statements = rules.flatMap(({ Sid, actions, Resource, Condition }): Statement[] => {
    const needed = actions.filter((action) => called.has(action));
    const [only, ...others] = needed;
    if (only === undefined) return [];
    const Action = others.length === 0 ? only : needed;
    return [{ Sid, Effect: 'Allow', Action, Resource, ...(Condition && { Condition }) }];
  });
  return { Version: '2012-10-17', Statement: statements };
}

/** The policy for what no bundle calls in a recording: an action of the user's AWS CLI, a call of a handle without a key. */
export function policyOfCommands(actions: readonly string[], scope: Scope): Policy {
  return policyFor(
    actions.map((action) => ({ action, input: {} })),
    scope,
  );
}

/** EC2 wants `ec2:CreateTags` as well for tags in the creating call. */
function createsTags({ input }: RecordedCall): boolean {
  return 'TagSpecifications' in input;
}

function rulesFor(scope: Scope): readonly Rule[] {
  return [
    ...readingRules(scope),
    ...launchRules(scope),
    ...groupRules(scope),
    ...connectRules(scope),
    ...endRules(scope),
  ];
}

function readingRules({ region }: Scope): readonly Rule[] {
  return [
    {
      Sid: 'Describe',
      actions: [
        'ec2:DescribeImages',
        'ec2:DescribeInstanceConnectEndpoints',
        'ec2:DescribeInstances',
        'ec2:DescribeInstanceTypes',
        'ec2:DescribeNetworkInterfaces',
        'ec2:DescribeSecurityGroups',
        'ec2:DescribeSpotInstanceRequests',
        'ec2:DescribeSubnets',
        'ec2:DescribeVolumes',
        'ec2:DescribeVpcs',
        'ec2:GetAllowedImagesSettings',
      ],
      Resource: '*',
      Condition: { StringEquals: { 'aws:RequestedRegion': region } },
    },
    { Sid: 'ListRegions', actions: ['ec2:DescribeRegions'], Resource: '*' },
    { Sid: 'ReadQuotas', actions: ['servicequotas:GetServiceQuota'], Resource: '*' },
    {
      Sid: 'ReadPublicParameters',
      actions: ['ssm:GetParameter'],
      Resource: `arn:aws:ssm:${region}::parameter/aws/service/*`,
    },
  ];
}

const FLEET = 'ami-select:fleet';
const REPOSITORY = 'ami-select:repository';

/** The signature in the tags that a call creates. */
function signed(scope: Scope): NonNullable<Statement['Condition']> {
  return tagged('aws:RequestTag', scope);
}

/** The signature in the tags that a resource has. */
function ours(scope: Scope): NonNullable<Statement['Condition']> {
  return tagged('aws:ResourceTag', scope);
}

function tagged(key: string, { repository }: Scope): NonNullable<Statement['Condition']> {
  return {
    StringLike: { [`${key}/${FLEET}`]: 'fleet-*' },
    StringEquals: { [`${key}/${REPOSITORY}`]: repository },
  };
}

function arns({ region, accountId }: Scope, ...kinds: readonly string[]): string | readonly string[] {
  const all = kinds.map((kind) => `arn:aws:ec2:${region}:${kind === 'image' ? '' : accountId}:${kind}/*`);
  return all.length === 1 ? (all[0] ?? '') : all;
}

function launchRules(scope: Scope): readonly Rule[] {
  const { StringLike, StringEquals } = signed(scope);
  return [
    {
      Sid: 'LaunchSignedInstances',
      actions: ['ec2:RunInstances'],
      Resource: arns(scope, 'instance'),
      Condition: {
        StringLike: { ...StringLike, 'ec2:InstanceType': scope.instanceTypes },
        StringEquals: { ...StringEquals, 'ec2:MetadataHttpTokens': 'required' },
        NumericLessThanEquals: { 'ec2:MetadataHttpPutResponseHopLimit': '2' },
      },
    },
    {
      Sid: 'LaunchWithSignedParts',
      actions: ['ec2:RunInstances'],
      Resource: arns(scope, 'network-interface', 'spot-instances-request'),
      Condition: signed(scope),
    },
    {
      Sid: 'LaunchWithEncryptedVolumes',
      actions: ['ec2:RunInstances'],
      Resource: arns(scope, 'volume'),
      Condition: { ...signed(scope), Bool: { 'ec2:Encrypted': 'true' } },
    },
    {
      Sid: 'LaunchFromAndInto',
      actions: ['ec2:RunInstances'],
      Resource: arns(scope, 'image', 'security-group', 'subnet'),
    },
    {
      Sid: 'TagInTheCreatingCall',
      actions: ['ec2:CreateTags'],
      Resource: arns(scope, '*'),
      Condition: {
        ...signed(scope),
        StringEquals: {
          ...signed(scope).StringEquals,
          'ec2:CreateAction': ['RunInstances', 'CreateSecurityGroup'],
        },
      },
    },
  ];
}

function groupRules(scope: Scope): readonly Rule[] {
  return [
    {
      Sid: 'CreateSignedGroup',
      actions: ['ec2:CreateSecurityGroup'],
      Resource: arns(scope, 'security-group'),
      Condition: signed(scope),
    },
    { Sid: 'CreateGroupInVpc', actions: ['ec2:CreateSecurityGroup'], Resource: arns(scope, 'vpc') },
    {
      Sid: 'SetRulesOfOwnGroup',
      actions: [
        'ec2:AuthorizeSecurityGroupEgress',
        'ec2:AuthorizeSecurityGroupIngress',
        'ec2:RevokeSecurityGroupEgress',
      ],
      Resource: arns(scope, 'security-group'),
      Condition: ours(scope),
    },
  ];
}

/** Condition keys: service authorization references of EC2 Instance Connect and Systems Manager. */
function connectRules(scope: Scope): readonly Rule[] {
  const { region, accountId } = scope;
  return [
    {
      Sid: 'OpenTunnels',
      actions: ['ec2-instance-connect:OpenTunnel'],
      Resource: arns(scope, 'instance-connect-endpoint'),
      Condition: {
        NumericEquals: { 'ec2-instance-connect:remotePort': '22' },
        NumericLessThanEquals: { 'ec2-instance-connect:maxTunnelDuration': '3600' },
      },
    },
    {
      Sid: 'PushKeys',
      actions: ['ec2-instance-connect:SendSSHPublicKey'],
      Resource: arns(scope, 'instance'),
      Condition: ours(scope),
    },
    {
      Sid: 'StartSessions',
      actions: ['ssm:StartSession'],
      Resource: arns(scope, 'instance'),
      Condition: { StringLike: { [`ssm:resourceTag/${FLEET}`]: 'fleet-*' } },
    },
    {
      Sid: 'StartSshSessions',
      actions: ['ssm:StartSession'],
      Resource: `arn:aws:ssm:${region}::document/AWS-StartSSHSession`,
    },
    {
      Sid: 'EndSessions',
      actions: ['ssm:TerminateSession'],
      Resource: `arn:aws:ssm:${region}:${accountId}:session/*`,
    },
  ];
}

function endRules(scope: Scope): readonly Rule[] {
  return [
    {
      Sid: 'EndSignedResources',
      actions: [
        'ec2:CancelSpotInstanceRequests',
        'ec2:DeleteSecurityGroup',
        'ec2:DeleteVolume',
        'ec2:TerminateInstances',
      ],
      Resource: arns(scope, 'instance', 'security-group', 'spot-instances-request', 'volume'),
      Condition: ours(scope),
    },
    {
      Sid: 'MoveSignedInstances',
      actions: ['ec2:ModifyInstanceAttribute'],
      Resource: arns(scope, 'instance'),
      Condition: ours(scope),
    },
    {
      // The default group of a VPC is older than the fleet and has no signature.
      Sid: 'MoveIntoDefaultGroup',
      actions: ['ec2:ModifyInstanceAttribute'],
      Resource: arns(scope, 'security-group'),
    },
  ];
}
