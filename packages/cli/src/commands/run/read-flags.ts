import { randomUUID } from 'node:crypto';
import {
  BUILD_FIELDS,
  CAP_FIELDS,
  FLEET_FIELDS,
  fromFlags,
  RUN_FLAGS,
  readSettings,
  type Settings,
} from '@ami-select/config';
import { type GivenJob, quoteCommand } from '@ami-select/job';
import type { Invocation } from '../../context/context.ts';

/** The settings of the command line of `run`. */
export function readRunFlags({ operands, options, context }: Invocation): GivenJob {
  const own = readSettings(RUN_FLAGS, { given: fromFlags(RUN_FLAGS, options) });
  const flags = own.settings;
  const { workingDirectory, variables } = context.environment;
  // Also with a word that is no form of a plan, whose problem would hide among those of a run.
  const isPlan = options.plan !== undefined;
  const fleetFields = fromFlags(FLEET_FIELDS, options);
  return {
    subject: 'run',
    config: flags.config,
    workingDirectory,
    variables,
    problems: [...context.problems, ...own.problems],
    nameOf: (field) => NAMES[field] ?? fleetFields.locate(field).field ?? field,
    fleet: flags.fleet,
    imageId: undefined,
    fleetFields,
    capFields: fromFlags(CAP_FIELDS, options),
    identity: { id: randomUUID() },
    hasDefaults: true,
    where: placeOf(flags, isPlan),
    isPlan,
    requirements: flags.requirements ?? [],
    command: operands.length === 0 ? undefined : quoteCommand(operands),
    steps: flags.step,
    directory: undefined,
    outputDirectory: flags.output,
    buildFields: fromFlags(BUILD_FIELDS, options),
    keep: flags.keep === true || flags.keepForMinutes !== undefined,
    keepMinutes: flags.keepForMinutes,
    keepText: typeof options.keepFor === 'string' ? options.keepFor : undefined,
  };
}

/** Arguments without a flag of their own. */
const NAMES: Readonly<Record<string, string>> = {
  run: 'a command after --',
  'output-directory': '--output',
  step: '--step',
};

function placeOf({ local }: Settings<typeof RUN_FLAGS>, isPlan: boolean): GivenJob['where'] {
  if (local) return 'embedded';
  return isPlan ? 'nowhere' : 'account';
}
