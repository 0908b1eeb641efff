import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import { type Core, type InputValues, parseAndAssert, readInputs } from '@ami-select/action-kit';
import { type Build, loadBuild } from '@ami-select/builder';
import { type Config, DEFAULT_CONFIG, loadConfig, nearestWord } from '@ami-select/config';
import { formatProblem } from '@ami-select/core';
import { BUILD_INPUTS } from './inputs.ts';

type Values = InputValues<typeof BUILD_INPUTS>;

/** What the inputs ask for. */
export interface BuildRequest {
  /** Path of the handle file. */
  readonly handle: string;
  readonly build: Build;
  /** Absolute. */
  readonly outputDirectory: string;
}

/** Name of the one environment that the inputs can describe. */
const ENVIRONMENT = 'default';

/**
 * Reads inputs and config. Inputs go before the fields of the config's `build`.
 *
 * @throws ActionError `INVALID_INPUT` that lists every problem.
 */
export async function readBuildRequest(core: Core): Promise<BuildRequest> {
  const { values, problems } = readInputs(core, BUILD_INPUTS, nearestWord);
  const { config, problems: configProblems } = await loadConfig(values.config, resolve());
  problems.push(...configProblems.map(formatProblem));
  const baseDirectory = values.directory === undefined ? config.baseDirectory : resolve(values.directory);
  if (!existsSync(baseDirectory)) {
    problems.push(
      `input "directory" is ${JSON.stringify(values.directory)}; allowed: a directory that exists`,
    );
  }
  const fields = {
    ...(await projectUpload(values, config, baseDirectory)),
    ...toBuildFields(values, config),
  };
  if (!('environments' in fields) && !('steps' in fields)) {
    problems.push(
      `inputs "requirements" and "run" are empty, and ${config.path ?? DEFAULT_CONFIG} has no "build"`,
    );
  }
  const build = parseAndAssert(problems, () => loadBuild(fields, { baseDirectory }));
  return { handle: values.handle, build, outputDirectory: resolve(values.outputDirectory) };
}

/** A script without a config that says more runs in the project: all of it goes to the hosts, but hidden files. */
async function projectUpload(
  { run }: Values,
  { build }: Config,
  directory: string,
): Promise<{ readonly upload?: readonly string[] }> {
  if (run === undefined || build !== undefined || !existsSync(directory)) return {};
  const names = await readdir(directory);
  return names.some((name) => !name.startsWith('.')) ? { upload: ['**'] } : {};
}

function toBuildFields(values: Values, { build }: Config): Readonly<Record<string, unknown>> {
  const { requirements, run, upload, artifacts, index, indexUrl } = values;
  const hasRequirements = requirements.length > 0;
  return {
    ...build,
    ...(hasRequirements && { environments: { [ENVIRONMENT]: { requirements } } }),
    ...(run !== undefined && { steps: [{ run, ...(hasRequirements && { environment: ENVIRONMENT }) }] }),
    ...(upload.length > 0 && { upload }),
    ...(artifacts.length > 0 && { artifacts }),
    ...(index !== undefined && { index }),
    ...(indexUrl !== undefined && { 'index-url': indexUrl }),
  };
}
