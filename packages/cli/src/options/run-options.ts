import { type Command, Option } from 'commander';
import { collect } from './query-options.ts';

/** Flags of `ami-select run`. */
export function addRunOptions(command: Command): void {
  command
    .description(
      'Resolve an image, spawn machines, build and test on them, bring the artifacts home, terminate.',
    )
    .argument('[command...]', 'after --: what to run on every machine, besides the steps of the config')
    .option('--config <file>', 'config file (ami-select.yml when it exists)')
    .option('--fleet <name>', 'fleet of the config')
    .option('--image <image>', 'image of the config, or a shorthand such as ubuntu/24.04@arm64')
    .option('--region <region>', 'where to launch');
  addFleetOptions(command);
  command
    .option('--requirements <file>', 'pinned and hashed requirements (repeatable)', collect)
    .option('--artifact <glob>', 'what to bring home (repeatable)', collect)
    .option('--output <directory>', 'where artifacts and records go', 'ami-select-output')
    .option('--plan', 'print what would run on every machine, without any call')
    .option('--keep', 'leave the machines running until their lease ends')
    .option('--local', 'run on an embedded local-ec2: no account needed');
}

interface FleetFlag {
  readonly flags: string;
  readonly help: string;
  /** Field of the fleet in the config. A flag that may be repeated is named in the singular. */
  readonly field: string;
  readonly list?: true;
}

const FLEET_FLAGS: readonly FleetFlag[] = [
  {
    flags: '--instance-type <type>',
    field: 'instance-types',
    list: true,
    help: 'types to try, in order (repeatable)',
  },
  { flags: '--count <number>', field: 'count', help: 'how many machines (1)' },
  { flags: '--minimum <number>', field: 'minimum', help: 'how many are enough (all)' },
  { flags: '--market <market>', field: 'market', help: 'on-demand or spot' },
  { flags: '--fallback <market>', field: 'fallback', help: 'on-demand, for when spot has no capacity' },
  { flags: '--ttl <duration>', field: 'ttl', help: 'lease: the fleet dies after it whatever happens (60m)' },
  { flags: '--subnet-id <id>', field: 'subnet-ids', list: true, help: 'subnets to try (repeatable)' },
  {
    flags: '--security-group-id <id>',
    field: 'security-group-ids',
    list: true,
    help: 'groups to use instead of one made for the fleet (repeatable)',
  },
  { flags: '--ssh-from <cidr>', field: 'ssh-from', help: 'who may reach SSH (this machine)' },
  { flags: '--ssh-user <name>', field: 'ssh-user', help: 'login of the image (known for known publishers)' },
];

function addFleetOptions(command: Command): void {
  for (const { flags, help, list } of FLEET_FLAGS) {
    const option = new Option(flags, help).helpGroup('Fleet:');
    if (list) option.argParser(collect);
    command.addOption(option);
  }
}

/** Fields of the fleet that flags set, under their names in the config. */
export function fleetFields(options: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const fields: Record<string, unknown> = {};
  for (const { flags, field } of FLEET_FLAGS) {
    const value = options[new Option(flags).attributeName()];
    if (value !== undefined) fields[field] = value;
  }
  return fields;
}

/** The flag that sets a field of the fleet, for messages. */
export function fleetFlag(field: string): string {
  return FLEET_FLAGS.find((flag) => flag.field === field)?.flags.split(' ')[0] ?? `--${field}`;
}
