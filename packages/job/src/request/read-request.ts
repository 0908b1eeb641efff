import { type Config, loadConfig, type Place, unknownVariables } from '@ami-select/config';
import { formatProblem, type Gathering, gatherProblems, type Problem } from '@ami-select/core';
import { assertLeaseCaps } from '@ami-select/provisioner';
import { JobError } from '../context/errors.ts';
import { creatingNothing } from '../context/nothing-created.ts';
import { egressProblem } from './egress-problem.ts';
import { fleetToBuildOn } from './fleet-to-build-on.ts';
import type { Given, GivenBuild, GivenFleet } from './given.ts';
import { relocating } from './locate-problems.ts';
import { likelyTypes } from './need.ts';
import { readBuild } from './read-build.ts';
import { readCaps } from './read-caps.ts';
import { readFleet } from './read-fleet.ts';
import { readyProblem } from './ready-problem.ts';
import type { BuildRequest, JobRequest, SpawnRequest } from './request.ts';

export type GivenJob = Given &
  GivenFleet &
  GivenBuild & { readonly keep: boolean; readonly keepMinutes?: number | undefined } & {
    /** The duration as it was given; for messages. */
    readonly keepText?: string | undefined;
  };

/**
 * The whole job of flags or inputs, environment and config.
 * @throws JobError INVALID_INPUT that lists every problem of every part, or the one error of a package when nothing
 * else is wrong. No API call was sent then.
 */
export async function readJobRequest(given: GivenJob): Promise<JobRequest> {
  return readParts(given, async (config, gathering) => {
    const spawn = await readFleet(given, config, gathering);
    const build = await readBuild(given, config, gathering);
    const problem = spawn && build && egressProblem(given.nameOf('egress'), spawn.fleet.egress, build.build);
    const locate = spawn?.locate ?? ((field) => ({ field: given.nameOf(field) }));
    const unready = spawn && readyProblem(spawn.fleet, locate);
    gathering.add([problem, unready].filter((one) => one !== undefined));
    await checkKeep(given, spawn, gathering);
    return spawn && build && { ...spawn, ...build, keep: given.keep, keepMinutes: given.keepMinutes };
  });
}

/** The lease of machines that are kept has the caps of a launch; those of its size and types are checked with that. */
async function checkKeep(
  given: GivenJob,
  spawn: SpawnRequest | undefined,
  gathering: Gathering,
): Promise<void> {
  const { keep, keepMinutes, keepText: ttlText, where, nameOf } = given;
  if (keep && where === 'embedded') {
    gathering.add([
      '--keep is not valid because the embedded endpoint of --local ends its machines when the command ends; expected one of the two',
    ]);
  }
  if (keepMinutes === undefined) return;
  // Their own problems are known.
  const caps = readCaps(given, gatherProblems());
  const { fleet, region, query } = spawn ?? {};
  const instanceTypes = fleet && likelyTypes(fleet, query?.architecture);
  const lease = { ttlMinutes: keepMinutes, ttlText, count: fleet?.count, instanceTypes, region };
  const place = (): Place => ({ field: nameOf('keep-for') });
  await gathering.check(() => relocating(() => assertLeaseCaps(lease, caps), place));
}

/** The part of a job that ends with ready machines. @throws JobError as `readJobRequest` */
export async function readSpawnRequest(given: Given & GivenFleet): Promise<SpawnRequest> {
  return readParts(given, (config, gathering) => readFleet(given, config, gathering));
}

/** The part of a job that needs ready machines. @throws JobError as `readJobRequest` */
export async function readBuildRequest(given: Given & GivenBuild): Promise<BuildRequest> {
  return readParts(given, (config, gathering) => readBuild(given, config, gathering));
}

/**
 * The same with the handle file of the machines, whose problems are among the others.
 * @throws JobError as `readJobRequest`
 */
export async function readFleetBuildRequest(
  given: Given & GivenBuild & { readonly handle: string },
): Promise<BuildRequest> {
  return readParts(given, async (config, gathering) => {
    const request = await readBuild(given, config, gathering);
    // An input that is missing is said to be, once.
    if (given.handle) await gathering.check(() => fleetToBuildOn(given.handle, request?.build));
    return request;
  });
}

async function readParts<T>(
  given: Given,
  read: (config: Config, gathering: Gathering) => Promise<T | undefined>,
): Promise<T> {
  return creatingNothing(() => gatherParts(given, read));
}

async function gatherParts<T>(
  given: Given,
  read: (config: Config, gathering: Gathering) => Promise<T | undefined>,
): Promise<T> {
  const gathering = gatherProblems();
  gathering.add(given.problems);
  gathering.add(unknownVariables(given.variables));
  const { config, problems } = await loadConfig(given.config, given.workingDirectory);
  gathering.add(problems);
  const request = await read(config, gathering);
  gathering.assertNone((found) => refuse(given.subject, found));
  if (request === undefined) throw new Error('a part of the request was refused without a problem');
  return request;
}

function refuse(subject: string, problems: readonly Problem[]): JobError {
  const [first] = problems;
  const summary =
    problems.length === 1 && first !== undefined ? formatProblem(first) : `${problems.length} problems`;
  return new JobError('INVALID_INPUT', `${subject}: ${summary}`, { problems });
}
