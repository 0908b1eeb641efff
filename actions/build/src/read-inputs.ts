import { resolve } from 'node:path';
import { type Core, readInputs } from '@ami-select/action-kit';
import { BUILD_FIELDS, fromInputs, nearestWord } from '@ami-select/config';
import type { Given, GivenBuild } from '@ami-select/job';
import { BUILD_INPUTS } from './inputs.ts';

/** What the inputs say. */
export interface BuildInputs extends Given, GivenBuild {
  /** Path of the handle file. */
  readonly handle: string;
}

export function readBuildInputs(
  core: Core,
  variables: Readonly<Record<string, string | undefined>>,
): BuildInputs {
  const { values, problems } = readInputs(core, BUILD_INPUTS, nearestWord);
  return {
    subject: 'build',
    config: values.config,
    workingDirectory: resolve(),
    variables,
    problems,
    nameOf: (field) => `input "${field}"`,
    handle: values.handle,
    requirements: values.requirements,
    command: values.run,
    directory: values.directory,
    outputDirectory: values.outputDirectory,
    buildFields: fromInputs(BUILD_FIELDS, (name) =>
      Object.hasOwn(BUILD_INPUTS, name) ? core.getInput(name) : '',
    ),
  };
}
