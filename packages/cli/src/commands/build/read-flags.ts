import { resolve } from 'node:path';
import { BUILD_FIELDS, BUILD_FLAGS, fromFlags, readSettings } from '@ami-select/config';
import { type Given, type GivenBuild, quoteCommand } from '@ami-select/job';
import { handlePath, isFleetId } from '@ami-select/provisioner';
import type { Invocation } from '../../context/context.ts';

/** The settings of the command line of `build`. */
export function readBuildFlags({
  operands: [fleet = '', ...command],
  options,
  context,
}: Invocation): Given & GivenBuild & { readonly handle: string } {
  const { settings, problems } = readSettings(BUILD_FLAGS, { given: fromFlags(BUILD_FLAGS, options) });
  const { workingDirectory, variables } = context.environment;
  const buildFields = fromFlags(BUILD_FIELDS, options);
  return {
    subject: 'build',
    config: settings.config,
    workingDirectory,
    variables,
    problems: [...context.problems, ...problems],
    nameOf: (field) => NAMES[field] ?? buildFields.locate(field).field ?? field,
    handle: isFleetId(fleet) ? handlePath(variables, fleet) : resolve(workingDirectory, fleet),
    requirements: settings.requirements ?? [],
    command: command.length === 0 ? undefined : quoteCommand(command),
    steps: settings.step,
    from: settings.from,
    failed: settings.failed,
    directory: undefined,
    outputDirectory: settings.output,
    buildFields,
  };
}

/** Arguments and flags that are no fields of the build. */
const NAMES: Readonly<Record<string, string>> = {
  run: 'a command after --',
  'output-directory': '--output',
};
