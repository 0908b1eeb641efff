import { resolve } from 'node:path';
import type { Config } from '@ami-select/config';
import { quoteCommand } from './quote-command.ts';

/** What the flags of `run` say about the build. */
export interface BuildFlags {
  readonly requirements: readonly string[];
  readonly artifacts: readonly string[];
  /** The words after `--`. */
  readonly command: readonly string[];
  /** What goes to the machines when no config has a build. */
  readonly project: readonly string[];
}

export interface BuildFields {
  /** The `build` mapping, flags put over the file. */
  readonly fields: Readonly<Record<string, unknown>>;
  readonly problems: readonly string[];
}

/** Name of the environment that `--requirements` makes. */
const FLAG_ENVIRONMENT = 'app';

/** Puts the flags over the `build` of the config: each flag replaces its whole part of the file. */
export function composeBuild(config: Config, flags: BuildFlags, workingDirectory: string): BuildFields {
  const fields: Record<string, unknown> = { ...config.build };
  const problems: string[] = [];
  if (flags.requirements.length > 0) {
    const requirements = flags.requirements.map((file) => resolve(workingDirectory, file));
    fields.environments = { [FLAG_ENVIRONMENT]: { requirements } };
  }
  if (flags.artifacts.length > 0) fields.artifacts = flags.artifacts;
  if (flags.command.length > 0) {
    const names = environmentNames(fields.environments);
    const [only] = names;
    if (names.length > 1) problems.push(ambiguousEnvironment(names));
    fields.steps = [{ run: quoteCommand(flags.command), ...(only !== undefined && { environment: only }) }];
  }
  if (config.build === undefined && flags.command.length > 0) fields.upload = flags.project;
  if (fields.steps === undefined && fields.environments === undefined) {
    problems.push('nothing to do: give --requirements, a command after --, or a config with a build');
  }
  return { fields, problems };
}

function ambiguousEnvironment(names: readonly string[]): string {
  return `-- command: the config has the environments ${names.join(', ')}; put the command into its steps, where each names one`;
}

function environmentNames(environments: unknown): string[] {
  return typeof environments === 'object' && environments !== null ? Object.keys(environments) : [];
}
