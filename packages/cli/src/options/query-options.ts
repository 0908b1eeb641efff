import { type Command, Option } from 'commander';

interface QueryFlag {
  readonly flags: string;
  readonly help: string;
  /** Field it sets, as in a config. */
  readonly field: string;
  /** How repeated values are put together; a single value when absent. */
  readonly many?: 'list' | 'mapping';
}

/** One flag per field of an image query. A flag that may be repeated is named in the singular. */
export const QUERY_FLAGS: readonly QueryFlag[] = [
  {
    flags: '--publisher <name>',
    field: 'publisher',
    help: 'known publisher: ubuntu, debian, amazon-linux...',
  },
  { flags: '--version <version>', field: 'version', help: "publisher's version or code name: 24.04, noble" },
  { flags: '--variant <name>', field: 'variant', help: "publisher's variant: minimal, nvidia..." },
  { flags: '--owner <id>', field: 'owners', many: 'list', help: 'account id, self, amazon...' },
  { flags: '--name <glob>', field: 'name', many: 'list', help: 'image name, with * and ?' },
  { flags: '--exclude <glob>', field: 'exclude', many: 'list', help: 'names that never win' },
  { flags: '--name-regex <regex>', field: 'name-regex', help: 'what some part of the name must match' },
  { flags: '--architecture <word>', field: 'architecture', help: 'x86_64 (amd64), arm64 (aarch64)...' },
  { flags: '--virtualization-type <type>', field: 'virtualization-type', help: 'hvm or paravirtual' },
  { flags: '--image-type <type>', field: 'image-type', help: 'machine, kernel or ramdisk' },
  { flags: '--root-device-type <type>', field: 'root-device-type', help: 'ebs or instance-store' },
  {
    flags: '--boot-mode <mode>',
    field: 'boot-mode',
    many: 'list',
    help: 'legacy-bios, uefi, uefi-preferred',
  },
  { flags: '--ena-support', field: 'ena-support', help: 'with enhanced networking' },
  { flags: '--imds-support <version>', field: 'imds-support', help: 'v2.0' },
  { flags: '--tpm-support <version>', field: 'tpm-support', help: 'v2.0' },
  { flags: '--platform <platform>', field: 'platform', help: 'linux or windows' },
  { flags: '--hypervisor <hypervisor>', field: 'hypervisor', help: 'xen or ovm' },
  { flags: '--description <glob>', field: 'description', help: 'image description, with * and ?' },
  { flags: '--tag <key=value>', field: 'tags', many: 'mapping', help: 'tag it carries' },
  {
    flags: '--tag-key <key>',
    field: 'tag-keys',
    many: 'list',
    help: 'tag key it carries, whatever the value',
  },
  { flags: '--created-after <date>', field: 'created-after', help: 'ISO date, inclusive' },
  { flags: '--created-before <date>', field: 'created-before', help: 'ISO date, exclusive' },
  { flags: '--minimum-age <duration>', field: 'minimum-age', help: 'quarantine: 12h, 3d, 2w' },
  { flags: '--maximum-age <duration>', field: 'maximum-age', help: 'oldest that will do: 30d' },
  { flags: '--state <state>', field: 'state', many: 'list', help: 'available unless given' },
  {
    flags: '--include-deprecated',
    field: 'include-deprecated',
    help: 'deprecated images may win, ranked last',
  },
  { flags: '--include-disabled', field: 'include-disabled', help: 'disabled images are listed, ranked last' },
  { flags: '--executable-by <id>', field: 'executable-by', many: 'list', help: 'self, all or an account id' },
  { flags: '--product-code <code>', field: 'product-code', many: 'list', help: 'marketplace product code' },
  {
    flags: '--filter <name=value>',
    field: 'filters',
    many: 'mapping',
    help: 'any DescribeImages filter by its own name',
  },
  { flags: '--ssm-parameter <path>', field: 'ssm-parameter', help: 'parameter that holds the image id' },
  { flags: '--image-id <id>', field: 'image-id', help: 'exactly this image, verified' },
  { flags: '--order <order>', field: 'order', help: 'date, version or exactly-one' },
  { flags: '--nth <number>', field: 'nth', help: '1 is the best, 2 the next' },
  { flags: '--optional', field: 'optional', help: 'no image is an answer, not an error' },
  {
    flags: '--allow-any-owner',
    field: 'allow-any-owner',
    help: 'strangers may win: anyone can publish any name',
  },
];

/** Adds the flags of an image query to a command. */
export function addQueryOptions(command: Command): void {
  for (const { flags, help, many } of QUERY_FLAGS) {
    const option = new Option(flags, many ? `${help} (repeatable)` : help).helpGroup('Image query:');
    if (many) option.argParser(collect);
    command.addOption(option);
  }
}

/** The query fields among parsed options, under the names they have in a config. */
export function queryFields(options: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const fields: Record<string, unknown> = {};
  for (const { flags, field, many } of QUERY_FLAGS) {
    const value = options[new Option(flags).attributeName()];
    if (value === undefined) continue;
    fields[field] = many === 'mapping' ? toMapping(value) : value;
  }
  return fields;
}

/** Parser for a flag that may be repeated, or hold several values with commas. */
export function collect(value: string, previous: unknown): string[] {
  const earlier = Array.isArray(previous) ? previous.map(String) : [];
  const items = value.split(',').map((item) => item.trim());
  return [...earlier, ...items.filter((item) => item !== '')];
}

function toMapping(pairs: unknown): Record<string, string[]> {
  const mapping: Record<string, string[]> = {};
  for (const pair of Array.isArray(pairs) ? pairs.map(String) : []) {
    const separator = pair.includes('=') ? pair.indexOf('=') : pair.length;
    const key = pair.slice(0, separator);
    mapping[key] = [...(mapping[key] ?? []), pair.slice(separator + 1)];
  }
  return mapping;
}
