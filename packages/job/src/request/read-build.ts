import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Build, loadBuild, plan } from '@ami-select/builder';
import { BUILD_FIELDS, type Config, readFields } from '@ami-select/config';
import type { Gathering } from '@ami-select/core';
import { composeBuild } from './build-fields.ts';
import type { Given, GivenBuild } from './given.ts';
import { projectEntries } from './project-entries.ts';
import type { BuildRequest } from './request.ts';

/** The build of flags or inputs and config; its problems are gathered. */
export async function readBuild(
  given: Given & GivenBuild,
  config: Config,
  gathering: Gathering,
): Promise<BuildRequest | undefined> {
  const { workingDirectory, nameOf } = given;
  const baseDirectory =
    given.directory === undefined ? config.baseDirectory : resolve(workingDirectory, given.directory);
  if (!existsSync(baseDirectory)) {
    const value = JSON.stringify(given.directory);
    gathering.add([`${nameOf('directory')} is ${value}; expected a directory that exists`]);
    return undefined;
  }
  const outputDirectory = resolve(workingDirectory, given.outputDirectory);
  const fields = await readBuildFields(given, { config, baseDirectory, outputDirectory }, gathering);
  if (fields === undefined) return undefined;
  const build = await gathering.check(() => checkedBuild(fields, baseDirectory));
  return build && { build, outputDirectory };
}

interface Place {
  readonly config: Config;
  readonly baseDirectory: string;
  readonly outputDirectory: string;
}

async function readBuildFields(
  given: Given & GivenBuild,
  { config, baseDirectory, outputDirectory }: Place,
  gathering: Gathering,
): Promise<Readonly<Record<string, unknown>> | undefined> {
  const { requirements, command, nameOf } = given;
  const reading = readFields(BUILD_FIELDS, given.buildFields);
  const { fields, problems } = composeBuild(
    { build: config.build, baseDirectory },
    {
      requirements,
      command,
      directory: given.directory === undefined ? given.workingDirectory : baseDirectory,
      fields: reading.values,
      project: config.build === undefined ? await projectEntries(baseDirectory, outputDirectory) : [],
    },
  );
  gathering.add([...reading.problems, ...problems]);
  const isEmpty = fields.steps === undefined && fields.environments === undefined;
  if (isEmpty) {
    gathering.add([
      `nothing to do: set ${nameOf('requirements')}, ${nameOf('run')}, or a config with a build (${config.path ?? 'there is no config'})`,
    ]);
  }
  return isEmpty || problems.length > 0 ? undefined : fields;
}

/** Planning reads every requirement and every file to upload, and refuses what a run would refuse. */
function checkedBuild(fields: Readonly<Record<string, unknown>>, baseDirectory: string): Build {
  const build = loadBuild(fields, { baseDirectory });
  plan(build, [{ name: 'host-1' }]);
  return build;
}
