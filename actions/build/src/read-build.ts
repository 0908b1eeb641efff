import { resolve } from 'node:path';
import {
  type ConfigFile,
  type Core,
  type InputValues,
  parseAndAssert,
  readConfigFile,
  readInputs,
} from '@ami-select/action-kit';
import { type Build, loadBuild } from '@ami-select/builder';
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
  const { values, problems } = readInputs(core, BUILD_INPUTS);
  const config = await readConfigFile(core.getInput('config') || BUILD_INPUTS.config.default);
  const fields = toBuildFields(values, config);
  if (Object.keys(fields).length === 0) {
    problems.push(`inputs "requirements" and "run" are empty, and ${config.path} has no "build"`);
  }
  const baseDirectory = values.directory === undefined ? config.directory : resolve(values.directory);
  const build = parseAndAssert(problems, () => loadBuild(fields, { baseDirectory }));
  return { handle: values.handle, build, outputDirectory: resolve(values.outputDirectory) };
}

function toBuildFields(values: Values, { build }: ConfigFile): Readonly<Record<string, unknown>> {
  const { requirements, run, upload, artifacts, index, indexUrl } = values;
  const hasRequirements = requirements.length > 0;
  return {
    ...(build as object | undefined),
    ...(hasRequirements && { environments: { [ENVIRONMENT]: { requirements } } }),
    ...(run !== undefined && { steps: [{ run, ...(hasRequirements && { environment: ENVIRONMENT }) }] }),
    ...(upload.length > 0 && { upload }),
    ...(artifacts.length > 0 && { artifacts }),
    ...(index !== undefined && { index }),
    ...(indexUrl !== undefined && { 'index-url': indexUrl }),
  };
}
