import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import {
  type Build,
  type Problem as BuildProblem,
  chooseSteps,
  indexAddress,
  outputConflicts,
  showAddress,
} from '@ami-select/builder';
import { BUILD_FIELDS, type Config, type Place, readFields } from '@ami-select/config';
import type { Gathering, Problem } from '@ami-select/core';
import { type BuildFields, composeBuild } from './build-fields.ts';
import { checkBuild } from './check-build.ts';
import { failedHosts } from './failed-hosts.ts';
import type { Given, GivenBuild } from './given.ts';
import { isHostName } from './host-name.ts';
import { withoutStandIns } from './load-accepted.ts';
import { outputProblem } from './output-directory.ts';
import { outputStreams } from './output-streams.ts';
import { projectFiles, unignoredFiles } from './project-files.ts';
import { readSecrets } from './read-secrets.ts';
import type { BuildRequest } from './request.ts';
import { whyShared } from './shared-folder.ts';

/** The build of flags or inputs and config; its problems are gathered. */
export async function readBuild(
  given: Given & GivenBuild,
  config: Config,
  gathering: Gathering,
): Promise<BuildRequest | undefined> {
  const { workingDirectory, nameOf, onBuild = () => {} } = given;
  const baseDirectory =
    given.directory === undefined ? config.baseDirectory : resolve(workingDirectory, given.directory);
  const outputDirectory = resolve(workingDirectory, given.outputDirectory);
  if (!config.isUnread) onBuild(outputDirectory, undefined);
  if (!existsSync(baseDirectory)) {
    const message = `${JSON.stringify(given.directory)} is not valid because it does not exist; expected a directory`;
    gathering.add([{ field: nameOf('directory'), message }]);
    return undefined;
  }
  const ownRoot = given.outputRoot ?? given.outputDirectory;
  const directory = resolve(workingDirectory, ownRoot);
  const because = outputProblem(workingDirectory, given.outputDirectory);
  const shared = whyShared(directory, { baseDirectory, home: given.variables.HOME });
  if (because !== undefined) gathering.add([outputRefusal(given.outputDirectory, because, given)]);
  else if (shared !== undefined) gathering.add([outputRefusal(ownRoot, shared, given)]);
  const composed = composeFields(given, { config, baseDirectory }, gathering);
  if (composed === undefined) return undefined;
  const { fields, typed, wantsProject } = composed;
  const options = { outputDirectory: directory, variables: given.variables };
  // The folder of a config that is refused need not be that of a project.
  const project = wantsProject && !config.isUnread ? await projectFiles(baseDirectory, options) : undefined;
  if (project !== undefined && 'problem' in project) {
    gathering.add([project.problem]);
    return undefined;
  }
  const unignored = project === undefined ? await unignoredFiles(baseDirectory, given.variables) : undefined;
  const placeOf = (problem: BuildProblem): Place => placeOfBuild(problem, given, config);
  const variableOf = (name: string): string | undefined => given.variables[name];
  const about = {
    baseDirectory,
    commandDirectory: workingDirectory,
    typed,
    project,
    variableOf,
    unignored,
    outputs: { directory, streams: outputStreams() },
    placeOf,
    refused: config.refusedInBuild,
  };
  const { build, readable } = await checkBuild(fields, about, gathering);
  onBuild(outputDirectory, build ?? withoutStandIns(readable));
  if (because === undefined && shared === undefined) {
    const conflicts = await outputConflicts(outputDirectory, { build: readable, isMachine: isHostName });
    gathering.add(conflicts.map((conflict) => outputRefusal(given.outputDirectory, conflict, given)));
  }
  gathering.add(pipIndexProblems(readable, given.variables));
  // A name of a step that is refused may be the chosen one.
  const chosen = build === undefined ? readable : chosenSteps(build, given, gathering);
  const { secrets, problems } = readSecrets(chosen, given, placeOf);
  gathering.add(problems);
  const hosts = given.failed ? await failedHosts(outputDirectory, given, gathering) : undefined;
  if (build === undefined) return undefined;
  return { build: chosen, outputDirectory, secrets, from: given.from, hosts, placeOf };
}

function outputRefusal(path: string, because: string, { nameOf }: Given): Problem {
  const message = `${JSON.stringify(path)} is not valid because ${because}; expected a folder of its own`;
  return { field: nameOf('output-directory'), message };
}

/** The build with the steps that were named. */
function chosenSteps(
  build: Build,
  { steps: names, command, nameOf }: GivenBuild & Given,
  gathering: Gathering,
): Build {
  if (names === undefined || names.length === 0) return build;
  const field = nameOf('step');
  if (command !== undefined) {
    gathering.add([
      {
        field,
        message: `${names.map((name) => JSON.stringify(name)).join(', ')} is not valid because ${nameOf('run')} is the only step; expected one of the two`,
      },
    ]);
    return build;
  }
  const { steps, problems } = chooseSteps(build.steps, names);
  gathering.add(problems.map((message) => ({ field, message })));
  return { ...build, steps };
}

/** The index of the environment, where a build of environments names none. */
function pipIndexProblems(build: Build, { PIP_INDEX_URL: url }: Given['variables']): readonly string[] {
  const isUsed = build.environments.length > 0 && build.index === undefined && build.indexUrl === undefined;
  const address = isUsed && url ? indexAddress(url) : undefined;
  if (url === undefined || address === undefined || !('because' in address)) return [];
  return [`PIP_INDEX_URL: ${showAddress(url)} is not valid because ${address.because}; expected https://…`];
}

interface BuildPlace {
  readonly config: Config;
  readonly baseDirectory: string;
}

function composeFields(
  given: Given & GivenBuild,
  { config, baseDirectory }: BuildPlace,
  gathering: Gathering,
): BuildFields | undefined {
  const { requirements, command, nameOf } = given;
  const reading = readFields(BUILD_FIELDS, given.buildFields);
  const composed = composeBuild(
    { build: config.build, baseDirectory },
    {
      requirements,
      command,
      directory: given.directory === undefined ? given.workingDirectory : baseDirectory,
      fields: reading.values,
    },
  );
  const { fields, problems } = composed;
  gathering.add([...reading.problems, ...problems]);
  const isEmpty = fields.steps === undefined && fields.environments === undefined;
  if (isEmpty && !config.isUnread) {
    gathering.add([
      `the job is not valid because there is nothing to do; expected ${nameOf('requirements')}, ${nameOf('run')}, or a config with a build (${config.path ?? 'there is no config'})`,
    ]);
  }
  return isEmpty || problems.length > 0 ? undefined : composed;
}

/** The flag, input or key of the config that a problem of a build is about. */
function placeOfBuild(
  { field, file, environment }: BuildProblem,
  { buildFields, requirements, command, nameOf }: Given & GivenBuild,
  { build, locate }: Config,
): Place {
  const path = field ?? (file === undefined && `build.environments.${environment}.requirements`);
  const key = (path && /^build\.([^.[]*)/.exec(path)?.[1]) || '';
  if (path === 'build' && build !== undefined) return locate?.(path) ?? {};
  if (path === false || key === '') return {};
  if (key in buildFields.values) return buildFields.locate(key);
  if (key === 'environments' && requirements.length > 0) return { field: nameOf('requirements') };
  if (key === 'steps' && command !== undefined) return { field: nameOf('run') };
  const isInFile = build !== undefined && key in build;
  return isInFile && locate !== undefined ? locate(path) : {};
}
