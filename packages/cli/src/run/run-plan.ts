import { resolve } from 'node:path';
import { checkEndpoint } from '@ami-select/access';
import { type Build, loadBuild, plan } from '@ami-select/builder';
import {
  type CompleteFleetSettings,
  type Config,
  FLEET_FIELDS,
  type FleetSettings,
  fromFlags,
  loadConfig,
  readSettings,
} from '@ami-select/config';
import { formatProblem } from '@ami-select/core';
import type { ImageQuery } from '@ami-select/selector';
import { type Gathering, gatherProblems } from '../gather.ts';
import type { Invocation } from '../program.ts';
import { readQuery } from '../query/read-query.ts';
import { composeBuild } from './build-fields.ts';
import { architectureOfType, chooseFleet, defaultImage } from './choose-fleet.ts';
import { machineNames } from './print-plan.ts';
import { projectEntries } from './project-entries.ts';

/** Everything that `run` was asked for, checked as far as that goes without a call to AWS. */
export interface RunPlan {
  readonly query: ImageQuery;
  readonly fleet: CompleteFleetSettings;
  readonly build: Build;
  readonly outputDirectory: string;
  /** Region that was asked for; found in the environment when absent. */
  readonly region?: string;
  /** Run on an embedded endpoint. */
  readonly local: boolean;
  /** Leave the machines to their lease. */
  readonly keep: boolean;
}

/** The flags of `run` that are not fields of the fleet, as commander gives them. */
interface RunFlags {
  readonly config?: string;
  readonly fleet?: string;
  readonly requirements?: readonly string[];
  readonly artifact?: readonly string[];
  readonly output: string;
  readonly local?: boolean;
  readonly keep?: boolean;
}

/**
 * Reads flags and config into one plan; every problem of both is reported at once.
 * @throws CliError INVALID_INPUT, or the one error of a package when nothing else is wrong.
 */
export async function planRun({ operands, options, context }: Invocation): Promise<RunPlan> {
  const flags = options as unknown as RunFlags;
  const { workingDirectory, variables } = context.environment;
  const gathering = gatherProblems();
  gathering.add(context.problems);
  const config = await readConfig(flags.config, workingDirectory, gathering);
  const fleet = readFleet(config, flags.fleet, { options, variables }, gathering);
  const query = await gathering.check(() => readRunQuery(config, fleet, flags));
  const build = await readBuild({ config, flags, command: operands, workingDirectory }, gathering);
  if (flags.local && flags.keep) {
    gathering.add([
      '--keep cannot go with --local: the embedded endpoint ends its machines when the command ends',
    ]);
  }
  if (!flags.local) await gathering.check(() => checkEndpoint(variables));
  gathering.assertNothing('run', 'nothing was created');
  const { region } = fleet;
  return {
    // Both are there: assertNothing has thrown otherwise.
    query: query as ImageQuery,
    build: build as Build,
    fleet,
    outputDirectory: resolve(workingDirectory, flags.output),
    ...(region !== undefined && { region }),
    local: flags.local === true,
    keep: flags.keep === true,
  };
}

async function readConfig(
  file: string | undefined,
  workingDirectory: string,
  gathering: Gathering,
): Promise<Config> {
  const loaded = await gathering.check(() => loadConfig(file, workingDirectory));
  gathering.add((loaded?.problems ?? []).map(formatProblem));
  return loaded?.config ?? { baseDirectory: workingDirectory, images: {}, fleets: {} };
}

interface GivenSettings {
  readonly options: Readonly<Record<string, unknown>>;
  readonly variables: Readonly<Record<string, string | undefined>>;
}

function readFleet(
  config: Config,
  name: string | undefined,
  { options, variables }: GivenSettings,
  gathering: Gathering,
): CompleteFleetSettings {
  const chosen = chooseFleet(config, name);
  const { settings, problems } = readSettings(FLEET_FIELDS, {
    file: chosen.value,
    environment: variables,
    given: fromFlags(FLEET_FIELDS, options),
  });
  gathering.add([...chosen.problems, ...problems.map(formatProblem)]);
  return settings;
}

function readRunQuery(config: Config, fleet: FleetSettings, flags: RunFlags): ImageQuery {
  const names = Object.keys(config.images);
  const only = names.length === 1 ? names[0] : undefined;
  const wanted = fleet.image ?? only ?? defaultImage(defaultArchitecture(fleet, flags));
  return readQuery({ config, wanted, flags: {} });
}

/** The architecture of the instance types; without any, that of this machine for embedded machines, else x86_64. */
function defaultArchitecture({ instanceTypes }: FleetSettings, { local }: RunFlags): 'x86_64' | 'arm64' {
  const [type] = instanceTypes ?? [];
  if (type !== undefined) return architectureOfType(type);
  return local && process.arch === 'arm64' ? 'arm64' : 'x86_64';
}

interface BuildSources {
  readonly config: Config;
  readonly flags: RunFlags;
  readonly command: readonly string[];
  readonly workingDirectory: string;
}

async function readBuild(
  { config, flags, command, workingDirectory }: BuildSources,
  gathering: Gathering,
): Promise<Build | undefined> {
  const { requirements = [], artifact: artifacts = [], output } = flags;
  const project =
    config.build === undefined
      ? await projectEntries(workingDirectory, resolve(workingDirectory, output))
      : [];
  const { fields, problems } = composeBuild(
    config,
    { requirements, artifacts, command, project },
    workingDirectory,
  );
  gathering.add(problems);
  if (problems.length > 0) return undefined;
  return gathering.check(async () => {
    const build = loadBuild(fields, { baseDirectory: config.baseDirectory });
    // Planning reads every requirement and every file to upload, and refuses what a run would refuse.
    plan(build, machineNames(1));
    return build;
  });
}
