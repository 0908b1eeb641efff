import { resolve } from 'node:path';
import type { Core } from '@ami-select/action-kit';
import { BUILD_FIELDS, BUILD_INPUTS, fromInputs, readInputs } from '@ami-select/config';
import type { Given, GivenBuild } from '@ami-select/job';

/** The request of the inputs. */
export interface BuildInputs extends Given, GivenBuild {
  /** Path of the handle file. */
  readonly handle: string;
}

export function readBuildInputs(
  core: Core,
  variables: Readonly<Record<string, string | undefined>>,
): BuildInputs {
  const { settings, problems } = readInputs(core, BUILD_INPUTS, BUILD_FIELDS);
  return {
    subject: 'build',
    config: settings.config,
    workingDirectory: resolve(),
    variables,
    problems,
    nameOf: (field) => `input "${field}"`,
    handle: settings.handle,
    requirements: settings.requirements ?? [],
    command: settings.run,
    steps: settings.step,
    from: settings.from,
    failed: settings.failed,
    directory: settings.directory,
    outputDirectory: settings.outputDirectory,
    buildFields: fromInputs(BUILD_FIELDS, (name) => core.getInput(name)),
  };
}
