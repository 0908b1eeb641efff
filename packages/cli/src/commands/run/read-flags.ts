import { randomUUID } from 'node:crypto';
import { BUILD_FIELDS, FLEET_FIELDS, fromFlags } from '@ami-select/config';
import { type GivenJob, quoteCommand } from '@ami-select/job';
import type { Invocation } from '../../context/context.ts';

/** The flags of `run` that are not fields of a fleet or build, as commander gives them. */
interface RunFlags {
  readonly config?: string;
  readonly fleet?: string;
  readonly requirements?: readonly string[];
  readonly output: string;
  readonly plan?: boolean;
  readonly local?: boolean;
  readonly keep?: boolean;
}

/** What the command line of `run` says. */
export function readRunFlags({ operands, options, context }: Invocation): GivenJob {
  const flags = options as unknown as RunFlags;
  const { workingDirectory, variables } = context.environment;
  const fleetFields = fromFlags(FLEET_FIELDS, options);
  return {
    subject: 'run',
    config: flags.config,
    workingDirectory,
    variables,
    problems: context.problems,
    nameOf: (field) => NAMES[field] ?? fleetFields.locate(field).field ?? field,
    fleet: flags.fleet,
    imageId: undefined,
    fleetFields,
    identity: { id: randomUUID() },
    hasDefaults: true,
    where: placeOf(flags),
    requirements: flags.requirements ?? [],
    command: operands.length === 0 ? undefined : quoteCommand(operands),
    directory: undefined,
    outputDirectory: flags.output,
    buildFields: fromFlags(BUILD_FIELDS, options),
    keep: flags.keep === true,
  };
}

/** What is no flag of its own. */
const NAMES: Readonly<Record<string, string>> = { run: 'a command after --' };

function placeOf({ plan, local }: RunFlags): GivenJob['where'] {
  if (local) return 'embedded';
  return plan ? 'nowhere' : 'account';
}
