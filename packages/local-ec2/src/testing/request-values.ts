const OTHER = '210987654321';
const PUBLIC_KEY = Buffer.from(
  'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIBQw1xUUoBkAnrJ8OTb7gG2C1y0vQ4mPfE0KxSmwXqRk',
);

/** A name that no resource has yet. */
export const FRESH: unique symbol = Symbol('fresh');
/** Omitted, because it excludes another member; that the operation reads it is recorded all the same. */
export const OMIT: unique symbol = Symbol('omit');
/** A filter that the operation supports. */
export const FILTER: unique symbol = Symbol('filter');

/** Values of members without a value by path or name. */
export const SCALARS: Readonly<Record<'string' | 'number' | 'boolean' | 'timestamp' | 'blob', unknown>> = {
  string: 'text',
  number: 1,
  boolean: true,
  timestamp: new Date('2027-01-01T00:00:00Z'),
  blob: new Uint8Array([1]),
};

export type Values = Readonly<Record<string, unknown>>;

/** Values by path or name. */
export const USUAL: Values = {
  'Filters.Name': FILTER,
  'Filter.Name': FILTER,
  MaxResults: 10,
  NextToken: '',
  CidrIp: '10.0.0.0/8',
  CidrIpv6: '::/0',
  IpProtocol: 'tcp',
  FromPort: 22,
  ToPort: 22,
  DeviceName: '/dev/xvda',
  NoDevice: OMIT,
  VirtualName: OMIT,
  'IamInstanceProfile.Arn': OMIT,
  DeviceIndex: 0,
  NetworkCardIndex: 0,
  MaximumDaysSinceCreated: 10_000,
  ImageNames: '*',
  ImageProviders: 'amazon',
  MarketplaceProductCodes: OMIT,
  'NetworkInterfaces.PrivateIpAddress': OMIT,
  OrganizationArn: OMIT,
  VolumeType: 'gp3',
  VolumeSize: 30,
  Iops: 3000,
  Throughput: 125,
  DurationSeconds: 900,
  OrganizationalUnitArn: 'arn:aws:organizations::111122223333:ou/o-1/ou-1',
};

/** Members that an operation needs besides those that the model requires. */
export const LEAST: Readonly<Record<string, readonly string[]>> = {
  AuthorizeSecurityGroupEgress: ['GroupId', 'IpPermissions'],
  AuthorizeSecurityGroupIngress: ['GroupId', 'IpPermissions'],
  CreateLaunchTemplateVersion: ['LaunchTemplateId'],
  DescribeLaunchTemplateVersions: ['LaunchTemplateId'],
  RevokeSecurityGroupEgress: ['GroupId'],
  RevokeSecurityGroupIngress: ['GroupId'],
  RunInstances: ['ImageId', 'InstanceType', 'MinCount', 'MaxCount'],
  ModifyInstanceAttribute: ['InstanceId'],
  PutParameter: ['Type'],
  RegisterImage: ['RootDeviceName', 'BlockDeviceMappings'],
  SendCommand: ['Parameters', 'InstanceIds'],
};

/** Members of a launch that have one value only, which is not that of every member of their kind. */
const REFUSED = ['EnclaveOptions', 'HibernationOptions'];

/** Members that exclude each other, so that all of them are tried. */
export const WITHOUT: Readonly<Record<string, readonly (readonly string[])[]>> = {
  AuthorizeSecurityGroupEgress: [['CidrIp', 'IpProtocol', 'FromPort', 'ToPort']],
  AuthorizeSecurityGroupIngress: [['CidrIp', 'IpProtocol', 'FromPort', 'ToPort']],
  RunInstances: [
    ['LaunchTemplate', 'NetworkInterfaces', 'SecurityGroups'],
    ['LaunchTemplate', 'SubnetId', 'SecurityGroupIds', 'SecurityGroups', 'PrivateIpAddress'],
    ['NetworkInterfaces', 'SecurityGroups'],
    ['LaunchTemplate', 'SubnetId', 'SecurityGroupIds', 'SecurityGroups', 'PrivateIpAddress', ...REFUSED],
    ['LaunchTemplate', 'NetworkInterfaces', 'SecurityGroups', ...REFUSED],
  ],
};

const LAUNCH: Values = {
  MarketType: 'spot',
  MaxPrice: '1',
  SpotInstanceType: 'one-time',
  InstanceInterruptionBehavior: 'terminate',
  HttpTokens: 'required',
  HttpEndpoint: 'enabled',
  HttpProtocolIpv6: 'disabled',
  InstanceMetadataTags: 'enabled',
  InstanceInitiatedShutdownBehavior: 'terminate',
  Version: '1',
  Tenancy: 'default',
  UserData: '',
  SecurityGroups: 'mine',
  ValidUntil: OMIT,
  CapacityReservationPreference: 'open',
  CpuCredits: 'standard',
  AutoRecovery: 'default',
  InterfaceType: 'interface',
  HostnameType: 'ip-name',
  'Placement.AvailabilityZoneId': OMIT,
  'Placement.GroupId': OMIT,
  'Placement.GroupName': OMIT,
  EnableResourceNameDnsAAAARecord: false,
};

const RULE: Values = {
  ResourceType: 'security-group-rule',
  IpProtocol: 'tcp',
  UserId: '111122223333',
};

/** Values by path or name, for one operation. */
const SCHEDULE: Values = {
  Name: 'mine',
  GroupName: 'default',
  ScheduleExpression: 'at(2030-01-01T00:00:00)',
  ScheduleExpressionTimezone: 'UTC',
  State: 'ENABLED',
  ActionAfterCompletion: 'DELETE',
  Mode: 'OFF',
  'Target.Arn': 'arn:aws:scheduler:::aws-sdk:ec2:terminateInstances',
  RoleArn: 'arn:aws:iam::111122223333:role/mine',
  Input: '{}',
  MaximumEventAgeInSeconds: 60,
  MaximumRetryAttempts: 1,
};

export const OWN_VALUES: Readonly<Record<string, Values>> = {
  AssumeRole: { RoleArn: 'arn:aws:iam::111122223333:role/mine', RoleSessionName: 'mine' },
  AttachVolume: { Device: '/dev/sdf' },
  AssumeRoleWithWebIdentity: {
    RoleArn: 'arn:aws:iam::111122223333:role/mine',
    WebIdentityToken: `e30.${btoa('{"sub":"me","aud":"sts.amazonaws.com","iss":"https://issuer.example"}')}.x`,
  },
  AuthorizeSecurityGroupEgress: RULE,
  AuthorizeSecurityGroupIngress: RULE,
  CopyImage: { Name: FRESH, ResourceType: 'image' },
  CreateSchedule: { ...SCHEDULE, Name: FRESH },
  UpdateSchedule: SCHEDULE,
  DeleteSchedule: SCHEDULE,
  GetSchedule: SCHEDULE,
  CreateScheduleGroup: { Name: FRESH },
  CreateFleet: {
    Type: 'instant',
    LaunchTemplateName: OMIT,
    ResourceType: 'fleet',
    Version: '1',
    AllocationStrategy: 'lowest-price',
    DefaultTargetCapacityType: 'on-demand',
    TotalTargetCapacity: 2,
  },
  CreateImage: { Name: FRESH, ResourceType: 'image' },
  CreateInstanceConnectEndpoint: { IpAddressType: 'ipv4', ResourceType: 'instance-connect-endpoint' },
  CreateKeyPair: { KeyName: FRESH, KeyType: 'ed25519', KeyFormat: 'pem', ResourceType: 'key-pair' },
  CreateLaunchTemplate: { LaunchTemplateName: FRESH, ResourceType: 'launch-template' },
  CreateLaunchTemplateVersion: { LaunchTemplateName: OMIT, SourceVersion: '1' },
  CreatePlacementGroup: {
    GroupName: FRESH,
    Strategy: 'spread',
    SpreadLevel: 'rack',
    ResourceType: 'placement-group',
  },
  CreateSecurityGroup: { GroupName: FRESH, ResourceType: 'security-group' },
  DescribeAvailabilityZones: { ZoneNames: 'us-east-1a', ZoneIds: 'use1-az1' },
  DescribeImages: { Owners: 'self', ExecutableUsers: 'self' },
  DescribeInstanceTypeOfferings: { LocationType: 'region' },
  DescribeLaunchTemplateVersions: { Versions: '1', MinVersion: '1', MaxVersion: '1' },
  DescribeRegions: { RegionNames: 'us-east-1' },
  GetParameterHistory: { Name: '/mine' },
  GetParametersByPath: { Path: '/aws/service/debian', 'ParameterFilters.Key': 'Type', Option: 'Equals' },
  ImportKeyPair: { KeyName: FRESH, ResourceType: 'key-pair', PublicKeyMaterial: PUBLIC_KEY },
  LabelParameterVersion: { Name: '/mine' },
  ModifyImageAttribute: {
    Group: 'all',
    UserGroups: 'all',
    UserId: OTHER,
    UserIds: OTHER,
    Attribute: 'description',
    ImdsSupport: 'v2.0',
    'ImdsSupport.Value': 'v2.0',
    OperationType: 'add',
  },
  OpenTunnel: { remotePort: '22', maxTunnelDuration: '60' },
  PutParameter: { Name: '/mine', Type: 'String', Tier: 'Standard', DataType: 'text' },
  RegisterImage: {
    Name: FRESH,
    RootDeviceName: '/dev/xvda',
    ResourceType: 'image',
    VirtualizationType: 'hvm',
    Architecture: 'x86_64',
    BootMode: 'uefi',
    ImdsSupport: 'v2.0',
    TpmSupport: 'v2.0',
    SriovNetSupport: 'simple',
    KernelId: 'aki-12345678',
    RamdiskId: 'ari-12345678',
  },
  ModifyInstanceAttribute: { DeviceName: '/dev/sda1', Attribute: 'disableApiStop', Value: 'true' },
  RequestSpotInstances: {
    ...LAUNCH,
    Type: 'one-time',
    SpotPrice: '1',
    ResourceType: 'spot-instances-request',
    ClientToken: FRESH,
    'LaunchSpecification.DeviceName': '/dev/sda1',
    'LaunchSpecification.NetworkInterfaces.PrivateIpAddress': OMIT,
    'LaunchSpecification.Placement.GroupName': OMIT,
    'LaunchSpecification.SecurityGroupIds': OMIT,
    'LaunchSpecification.SecurityGroups': OMIT,
    'LaunchSpecification.SubnetId': OMIT,
    'LaunchSpecification.IamInstanceProfile.Arn': OMIT,
  },
  RevokeSecurityGroupEgress: RULE,
  RevokeSecurityGroupIngress: RULE,
  RunInstances: { ...LAUNCH, ResourceType: 'instance', LaunchTemplateName: OMIT },
  SendCommand: { DocumentName: 'AWS-RunShellScript', Key: 'InstanceIds', TimeoutSeconds: 60 },
  UnlabelParameterVersion: { Name: '/mine' },
  UpdateSecurityGroupRuleDescriptionsEgress: RULE,
  UpdateSecurityGroupRuleDescriptionsIngress: RULE,
};
