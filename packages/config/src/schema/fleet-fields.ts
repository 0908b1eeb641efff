import type { CompleteSettings, Settings } from './settings.ts';

/** The fields of a fleet, in the order of every list that shows them. */
export const FLEET_FIELDS = {
  image: {
    kind: 'string',
    flag: '--image <image>',
    help: 'Name of an image in the config, or one line such as `ubuntu/24.04@arm64`, `self/base-*` or `ssm:/path`.',
  },
  matrix: {
    kind: 'group',
    help: 'Runs the whole build once per image, on a fleet each, in place of `image`; one `image` as a flag or input is one of them or another.',
    fields: {
      image: {
        kind: 'list',
        required: true,
        help: 'Images as for `image`, such as `["ubuntu/24.04@arm64", "debian/12@arm64"]`.',
      },
    },
  },
  region: {
    kind: 'string',
    flag: '--region <region>',
    help: "Region to launch in. The environment's region when empty.",
  },
  'instance-types': {
    kind: 'list',
    flag: '--instance-type <type>',
    help: 'Instance types, tried in this order. With `vcpus` or `memory`, patterns such as `c7g.*` to choose from.',
  },
  vcpus: {
    kind: 'integer',
    minimum: 1,
    maximum: 2000,
    flag: '--vcpus <number>',
    help: 'Fewest vCPUs of an instance: the cheapest types that have them and run the image are tried. Burstable types, bare metal and accelerators only where `instance-types` names them.',
  },
  memory: {
    kind: 'integer',
    minimum: 1,
    maximum: 32768,
    flag: '--memory <GiB>',
    help: 'Least memory of an instance in GiB, in the same way.',
  },
  count: {
    kind: 'integer',
    minimum: 1,
    maximum: 1000,
    default: '1',
    flag: '--count <number>',
    help: 'Number of instances.',
  },
  minimum: {
    kind: 'integer',
    minimum: 1,
    maximum: 1000,
    flag: '--minimum <number>',
    help: 'Fewest instances that are enough; all of them when empty.',
  },
  market: {
    kind: 'choice',
    choices: ['on-demand', 'spot'],
    default: 'on-demand',
    flag: '--market <market>',
    help: '`on-demand` or `spot`.',
  },
  fallback: {
    kind: 'choice',
    choices: ['on-demand'],
    flag: '--fallback <market>',
    help: '`on-demand`: the market to try when there is no spot capacity.',
  },
  ttl: {
    kind: 'duration',
    minimum: '1m',
    maximum: '7d',
    default: '1h',
    flag: '--ttl <duration>',
    help: 'Lease, such as `45m`: every instance powers itself off when it ends, whatever happens.',
  },
  'lease-role-arn': {
    kind: 'string',
    flag: '--lease-role-arn <arn>',
    help: 'Role with which EventBridge Scheduler terminates the instances when their lease is over, beside the lease on them; `docs/lease.md` has its policy.',
  },
  'subnet-ids': {
    kind: 'list',
    flag: '--subnet-id <id>',
    help: 'Subnets of one VPC, tried in this order. Those of the default VPC when empty.',
  },
  zones: {
    kind: 'list',
    flag: '--zone <zone>',
    help: 'Availability zones, such as `eu-central-1a` or `euc1-az2`, tried in this order in their default subnets; not together with subnets.',
  },
  'security-group-ids': {
    kind: 'list',
    flag: '--security-group-id <id>',
    help: 'Security groups to use unchanged. The fleet gets one of its own when empty.',
  },
  'ssh-from': {
    kind: 'string',
    flag: '--ssh-from <cidr>',
    help: 'Network that may reach SSH, such as `203.0.113.7/32`, no wider than /16 (IPv6 /32). The address of this machine when empty.',
  },
  connect: {
    kind: 'choice',
    choices: ['auto', 'public', 'private', 'ipv6', 'instance-connect', 'ssm'],
    flag: '--connect <way>',
    help: 'How the instances are reached: by `public`, `private` or `ipv6` address, through an EC2 `instance-connect` endpoint, or `ssm` (Session Manager, by your AWS CLI). `auto` when empty: what the subnets and this machine allow.',
  },
  egress: {
    kind: 'choice',
    choices: ['none', 'web', 'any'],
    flag: '--egress <what>',
    help: 'What the instances may reach: `none`, `web` (DNS, HTTP and HTTPS) or `any`. `any` when empty; not together with security groups of your own.',
  },
  'ssh-user': {
    kind: 'string',
    flag: '--ssh-user <name>',
    help: "User that SSH logs in as. Required when the image's publisher is unknown.",
  },
  tags: {
    kind: 'mapping',
    flag: '--tag <key=value>',
    help: 'Additional tags of everything that is created.',
  },
  'hop-limit': {
    kind: 'integer',
    minimum: 1,
    maximum: 64,
    default: '1',
    flag: '--hop-limit <number>',
    parameter: 'MetadataOptions.HttpPutResponseHopLimit',
    help: 'Network hops that instance metadata may travel: `1` for the machine alone, `2` for containers on it too.',
  },
  'volume-size': {
    kind: 'integer',
    minimum: 1,
    maximum: 65536,
    flag: '--volume-size <GiB>',
    help: "Size of the root volume in GiB. The image's when empty.",
  },
  'volume-type': {
    kind: 'choice',
    choices: ['gp3', 'gp2', 'io1', 'io2', 'standard'],
    flag: '--volume-type <type>',
    help: "Type of the root volume. The image's when empty.",
  },
  'volume-iops': {
    kind: 'integer',
    minimum: 100,
    maximum: 256000,
    flag: '--volume-iops <number>',
    help: 'I/O operations a second of the root volume, with a `volume-type` of `gp3`, `io1` or `io2`.',
  },
  'volume-throughput': {
    kind: 'integer',
    minimum: 125,
    maximum: 2000,
    flag: '--volume-throughput <MiB/s>',
    help: 'Throughput of the root volume in MiB a second, with a `volume-type` of `gp3`.',
  },
  'kms-key': {
    kind: 'string',
    flag: '--kms-key <key>',
    help: "Id, ARN or alias (`alias/…`) of the KMS key that encrypts the volumes. The account's key for EBS when empty.",
  },
  'instance-profile': {
    kind: 'string',
    flag: '--instance-profile <profile>',
    help: 'Name or ARN of the instance profile whose role the instances have. None when empty.',
  },
  tenancy: {
    kind: 'choice',
    choices: ['default', 'dedicated'],
    flag: '--tenancy <tenancy>',
    parameter: 'Placement.Tenancy',
    help: '`dedicated`: hardware that no other account uses.',
  },
  'placement-group': {
    kind: 'string',
    flag: '--placement-group <name>',
    parameter: 'Placement.GroupName',
    help: 'Placement group to launch in.',
  },
  'nested-virtualization': {
    kind: 'choice',
    choices: ['enabled'],
    flag: '--nested-virtualization <state>',
    parameter: 'CpuOptions.NestedVirtualization',
    help: '`enabled`: the instances may run virtual machines themselves, on types that can.',
  },
  'user-data': {
    kind: 'string',
    flag: '--user-data <script>',
    help: 'Script (`#!…`) that runs as root at the end of the first boot.',
  },
  ready: {
    kind: 'choice',
    choices: ['ssh', 'user-data', 'cloud-init', 'ssm', 'running'],
    flag: '--ready <state>',
    help: 'State in which an instance is ready: `ssh` (a login and a first command), `user-data` (its script ended with 0), `cloud-init` (done or degraded), `ssm` (its agent is online) or `running`. `user-data` when there is a script and `ssh` otherwise, when empty.',
  },
  'ready-command': {
    kind: 'string',
    flag: '--ready-command <command>',
    help: 'Shell command that must exit with 0 as well before an instance is ready; it is run again until it does.',
  },
  timeout: {
    kind: 'duration',
    minimum: '1m',
    maximum: '1d',
    flag: '--timeout <duration>',
    help: 'Longest wait for the instances to be ready, such as `10m`, rounded up to whole minutes; shorter than `ttl`. `5m` when empty, or a minute less than `ttl` where that is shorter.',
  },
} as const;

/** The given settings of a fleet. */
export type FleetSettings = Settings<typeof FLEET_FIELDS>;

/** The same with the defaults of the table. */
export type CompleteFleetSettings = CompleteSettings<typeof FLEET_FIELDS>;
