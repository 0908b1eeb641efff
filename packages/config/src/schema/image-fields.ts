import { QUERY_ALIASES } from '@ami-select/core';

/**
 * The fields of an image query. Their values are judged by the selector; what stands here is their shape. A test
 * of the command compares this table with the selector's list of fields.
 */
export const IMAGE_FIELDS = {
  publisher: {
    kind: 'string',
    examples: ['ubuntu', 'debian', 'amazon-linux', 'windows'],
    flag: '--publisher <name>',
    help: 'Known publisher, such as `ubuntu`, `debian`, `amazon-linux` or `windows`. Brings owner, names and SSH user.',
  },
  version: {
    kind: 'string',
    flag: '--version <version>',
    help: 'Version or code name of the publisher, such as `24.04` or `noble`.',
  },
  variant: {
    kind: 'string',
    flag: '--variant <name>',
    help: "Variant of the publisher's images, such as `minimal`.",
  },
  owner: {
    kind: 'list',
    aliases: QUERY_ALIASES.owner as readonly string[],
    flag: '--owner <id>',
    help: 'Account ids, `self`, `amazon`, `aws-marketplace` or `aws-backup-vault`. Required when there is no publisher, image id or parameter.',
  },
  'allow-any-owner': {
    kind: 'boolean',
    aliases: QUERY_ALIASES['allow-any-owner'] as readonly string[],
    flag: '--allow-any-owner',
    help: 'Whether images of any account may win. Any account can publish an image of any name.',
  },
  name: {
    kind: 'list',
    aliases: QUERY_ALIASES.name as readonly string[],
    flag: '--name <glob>',
    help: 'Name globs with `*` and `?`, any of which must match.',
  },
  exclude: {
    kind: 'list',
    separator: 'line',
    flag: '--exclude <glob>',
    help: 'Name globs, none of which may match.',
  },
  'name-regex': {
    kind: 'string',
    flag: '--name-regex <regex>',
    help: 'JavaScript regular expression that some part of the name must match.',
  },
  architecture: {
    kind: 'string',
    examples: ['x86_64', 'amd64', 'arm64', 'aarch64', 'i386', 'x86_64_mac', 'arm64_mac'],
    aliases: QUERY_ALIASES.architecture as readonly string[],
    flag: '--architecture <word>',
    help: '`x86_64` (`amd64`), `arm64` (`aarch64`), `i386`, `x86_64_mac` or `arm64_mac`.',
  },
  'virtualization-type': {
    kind: 'choice',
    choices: ['hvm', 'paravirtual'],
    flag: '--virtualization-type <type>',
    help: '`hvm` or `paravirtual`.',
  },
  'image-type': {
    kind: 'choice',
    choices: ['machine', 'kernel', 'ramdisk'],
    flag: '--image-type <type>',
    help: '`machine`, `kernel` or `ramdisk`.',
  },
  'root-device-type': {
    kind: 'choice',
    choices: ['ebs', 'instance-store'],
    flag: '--root-device-type <type>',
    help: '`ebs` or `instance-store`.',
  },
  'boot-mode': {
    kind: 'list',
    choices: ['legacy-bios', 'uefi', 'uefi-preferred'],
    flag: '--boot-mode <mode>',
    help: '`legacy-bios`, `uefi` or `uefi-preferred`, any of several.',
  },
  'ena-support': {
    kind: 'boolean',
    flag: '--ena-support',
    help: 'Whether the image supports enhanced networking.',
  },
  'imds-support': {
    kind: 'choice',
    choices: ['v2.0'],
    flag: '--imds-support <version>',
    help: '`v2.0` for images whose instances get IMDSv2 only.',
  },
  'tpm-support': {
    kind: 'choice',
    choices: ['v2.0'],
    flag: '--tpm-support <version>',
    help: '`v2.0` for images with NitroTPM.',
  },
  platform: {
    kind: 'choice',
    choices: ['linux', 'windows'],
    flag: '--platform <platform>',
    help: '`linux` or `windows`.',
  },
  hypervisor: {
    kind: 'choice',
    choices: ['xen', 'ovm'],
    flag: '--hypervisor <hypervisor>',
    help: '`xen` or `ovm`.',
  },
  description: {
    kind: 'list',
    separator: 'line',
    flag: '--description <glob>',
    help: 'Globs, any of which the description must match.',
  },
  tags: {
    kind: 'multimap',
    flag: '--tag <key=value>',
    help: 'Tags that the image must have; values may be globs. EC2 shows tags of your own images only.',
  },
  'tag-keys': {
    kind: 'list',
    separator: 'line',
    aliases: QUERY_ALIASES['tag-keys'] as readonly string[],
    flag: '--tag-key <key>',
    help: 'Keys of tags that the image must have, with any value.',
  },
  'created-after': {
    kind: 'string',
    flag: '--created-after <date>',
    help: 'ISO date; the image was created then or later.',
  },
  'created-before': {
    kind: 'string',
    flag: '--created-before <date>',
    help: 'ISO date; the image was created before.',
  },
  'minimum-age': {
    kind: 'string',
    flag: '--minimum-age <duration>',
    help: 'Quarantine such as `12h`, `3d` or `2w`; younger images do not win.',
  },
  'maximum-age': {
    kind: 'string',
    flag: '--maximum-age <duration>',
    help: 'Such as `90d`; older images do not win.',
  },
  state: {
    kind: 'list',
    choices: ['available', 'pending', 'failed'],
    flag: '--state <state>',
    help: '`available` (also when empty), `pending` or `failed`.',
  },
  'include-deprecated': {
    kind: 'boolean',
    flag: '--include-deprecated',
    help: 'Whether deprecated images win when there are no others.',
  },
  'include-disabled': {
    kind: 'boolean',
    flag: '--include-disabled',
    help: 'Whether disabled images are listed too, ranked last.',
  },
  'executable-by': {
    kind: 'list',
    aliases: QUERY_ALIASES['executable-by'] as readonly string[],
    flag: '--executable-by <id>',
    help: '`self`, `all` or ids of the accounts that may launch the image.',
  },
  'product-code': {
    kind: 'list',
    aliases: QUERY_ALIASES['product-code'] as readonly string[],
    flag: '--product-code <code>',
    help: 'Product codes of the Marketplace.',
  },
  filters: {
    kind: 'multimap',
    aliases: QUERY_ALIASES.filters as readonly string[],
    flag: '--filter <name=value>',
    help: 'Any DescribeImages filter by its own name.',
  },
  'ssm-parameter': {
    kind: 'string',
    flag: '--ssm-parameter <path>',
    help: 'Name or ARN of an SSM parameter that holds an image id, with an optional `:version` or `:label`.',
  },
  'image-id': {
    kind: 'string',
    aliases: QUERY_ALIASES['image-id'] as readonly string[],
    flag: '--image-id <id>',
    help: 'Id of the image; verified to exist.',
  },
  order: {
    kind: 'choice',
    choices: ['date', 'version', 'exactly-one'],
    flag: '--order <order>',
    help: 'The image that wins: `date` (the newest, also when empty), `version` (the highest in the name), or `exactly-one` (fails when several match).',
  },
  nth: {
    kind: 'integer',
    minimum: 1,
    maximum: 100_000,
    flag: '--nth <number>',
    help: 'Take the n-th best; 1 is the best.',
  },
  region: {
    kind: 'list',
    aliases: QUERY_ALIASES.region as readonly string[],
    flag: '--region <region>',
    help: "One region, several, or `all`. The environment's region when empty.",
  },
  optional: {
    kind: 'boolean',
    flag: '--optional',
    help: 'Whether no image is a result (`found: false`) instead of a failure.',
  },
  fallback: {
    kind: 'alternatives',
    flag: '--fallback <image>',
    help: 'Queries to try in turn when nothing matches: names of images in the config, lines such as `debian/12@arm64`, or, in the config, fields.',
  },
} as const;
