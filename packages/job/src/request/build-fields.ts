import { resolve } from 'node:path';

/** The build of the config, if it has one. */
export interface ConfiguredBuild {
  readonly build: Readonly<Record<string, unknown>> | undefined;
  /** What relative paths start from. */
  readonly baseDirectory: string;
}

/** The parts that are put over it. */
export interface BuildParts {
  /** Requirements files of the one environment that flags or inputs describe. */
  readonly requirements: readonly string[];
  /** What the requirements files are relative to. */
  readonly directory: string;
  /** Shell command to run instead of the steps of the config. */
  readonly command: string | undefined;
  /** Fields of `build`, by their names in the config. */
  readonly fields: Readonly<Record<string, unknown>>;
  /** What goes to the machines when no config has a build. */
  readonly project: readonly string[];
}

export interface BuildFields {
  /** The `build` mapping, flags or inputs put over the file. */
  readonly fields: Readonly<Record<string, unknown>>;
  readonly problems: readonly string[];
}

/** Name of the environment that requirements outside of a config make. */
const GIVEN_ENVIRONMENT = 'app';

/** Puts flags or inputs over the `build` of the config: each replaces its whole part of the file. */
export function composeBuild(
  { build, baseDirectory }: ConfiguredBuild,
  { requirements, directory, command, fields: given, project }: BuildParts,
): BuildFields {
  const fields: Record<string, unknown> = { ...build, ...given };
  const problems: string[] = [];
  if (requirements.length > 0) {
    const files = requirements.map((file) => (directory === baseDirectory ? file : resolve(directory, file)));
    fields.environments = { [GIVEN_ENVIRONMENT]: { requirements: files } };
  }
  if (command !== undefined) {
    const names = environmentNames(fields.environments);
    const [only] = names;
    if (names.length > 1) problems.push(ambiguousEnvironment(names));
    fields.steps = [{ run: command, ...(only !== undefined && { environment: only }) }];
    if (build === undefined) fields.upload ??= project;
  }
  return { fields, problems };
}

function ambiguousEnvironment(names: readonly string[]): string {
  return `the command could run in any environment of the config (${names.join(', ')}); put it into the config's steps, where each names one`;
}

function environmentNames(environments: unknown): string[] {
  return typeof environments === 'object' && environments !== null ? Object.keys(environments) : [];
}
