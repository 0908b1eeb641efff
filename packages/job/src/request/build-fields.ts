import { resolve } from 'node:path';
import { commandStep, type TypedField } from '@ami-select/builder';

/** The build of the config, if it has one. */
export interface ConfiguredBuild {
  readonly build: Readonly<Record<string, unknown>> | undefined;
  /** The directory of relative paths. */
  readonly baseDirectory: string;
}

/** The parts that are put over it. */
export interface BuildParts {
  /** Requirements files of the one environment that flags or inputs describe. */
  readonly requirements: readonly string[];
  /** The directory of the requirements files. */
  readonly directory: string;
  /** Shell command to run instead of the steps of the config. */
  readonly command: string | undefined;
  /** Fields of `build`, by their names in the config. */
  readonly fields: Readonly<Record<string, unknown>>;
}

export interface BuildFields {
  /** The `build` mapping, flags or inputs put over the file. */
  readonly fields: Readonly<Record<string, unknown>>;
  /** The fields of paths that a person gave. */
  readonly typed: readonly TypedField[];
  /** Whether the files of the project are uploaded, since no config has a build and no upload is given. */
  readonly wantsProject: boolean;
  readonly problems: readonly string[];
}

/** Name of the environment that requirements outside of a config make. */
const GIVEN_ENVIRONMENT = 'app';

const BUILD_REQUIREMENTS = 'build-requirements';

/** Puts flags or inputs over the `build` of the config: each replaces its whole part of the file. */
export function composeBuild(
  { build, baseDirectory }: ConfiguredBuild,
  { requirements, directory, command, fields: given }: BuildParts,
): BuildFields {
  const fields: Record<string, unknown> = { ...build, ...given };
  const problems: string[] = [];
  const fromDirectory = (file: string): string =>
    directory === baseDirectory ? file : resolve(directory, file);
  if (requirements.length > 0) {
    const files = requirements.map(fromDirectory);
    fields.environments = { [GIVEN_ENVIRONMENT]: { requirements: files } };
  }
  const { [BUILD_REQUIREMENTS]: builders } = given;
  if (Array.isArray(builders)) fields[BUILD_REQUIREMENTS] = builders.map(fromDirectory);
  if (command !== undefined) {
    const { step, problem } = commandStep(command, fields.environments);
    if (problem !== undefined) problems.push(problem);
    fields.steps = [step];
  }
  const typed: TypedField[] = [];
  if (requirements.length > 0) typed.push('requirements');
  if (given.index !== undefined) typed.push('index');
  const wantsProject = command !== undefined && build === undefined && fields.upload === undefined;
  return { fields, typed, wantsProject, problems };
}
