import type { Clock } from '@ami-select/core';
import type { IndexPolicy } from '../definition/index-policy.ts';
import type { Installer } from '../definition/installer.ts';
import type { Licences } from '../definition/licences.ts';
import { identityOf } from '../fetch/stored-wheel.ts';
import type { WheelStore } from '../fetch/wheel-store.ts';
import type { PackageIndex } from '../index/package-index.ts';
import { readProjects } from '../index/read-projects.ts';
import type { Expectation } from '../machine/candidate-facts.ts';
import type { MachineFacts } from '../machine/facts.ts';
import type { Problem } from '../report/errors.ts';
import { throwProblems } from '../report/problem.ts';
import type { Lock } from '../requirements/read-locks.ts';
import type { Requirement } from '../requirements/requirement.ts';
import type { WheelInspection } from '../wheels/inspect-wheel.ts';
import { assertHasProjects } from './absent-projects.ts';
import { type Offer, rememberOffers } from './candidate.ts';
import { certainProblems } from './certain-problems.ts';
import { findClashes } from './find-clashes.ts';
import { candidateJudge } from './judge-candidate.ts';
import { judgePicks } from './judge-picks.ts';
import { lookIntoWheel } from './look-into-wheel.ts';
import { lookIntoWheels, lookKey } from './look-into-wheels.ts';
import { MachineResolver } from './machine-resolver.ts';
import { type IndexPlace, lacksTool, type MissingToolsQuery, missingTools } from './missing-tools.ts';
import { warnOfOwnPip } from './own-pip.ts';
import { planBuilds } from './plan-builds.ts';
import type { MachineResolution, WheelPick } from './resolution.ts';
import { projectsOf } from './resolve-machines.ts';
import type { SdistPolicy } from './sdist-policy.ts';
import { wantedVersions } from './wanted-versions.ts';

export interface CheckLocksOptions {
  readonly index: PackageIndex;
  readonly clock: Clock;
  /** Waited for once the index was asked: the image of the machines is looked up at the same time. */
  readonly expectation: () => Promise<Expectation>;
  /** Gets small wheels. */
  readonly store: WheelStore;
  /** Told of what is no problem, but should be known before a launch. */
  readonly warn?: ((message: string) => void) | undefined;
  /** `auto` when absent. */
  readonly installer?: Installer | undefined;
  /** Where the build names its index. */
  readonly place?: IndexPlace | undefined;
  /** `INDEX_POLICY` when absent. */
  readonly policy?: IndexPolicy | undefined;
  /** Any licence when absent; those of wheels that cannot be looked into are checked once they are fetched. */
  readonly licences?: Licences | undefined;
  /** Which source archives may be built; none when absent. */
  readonly sdists?: SdistPolicy | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Checks locks against an index for machines that do not exist yet; see `checkBeforeLaunch`.
 * @throws BuilderError that lists every problem, with file and line
 */
export async function checkLocks(
  locks: readonly Lock[],
  options: CheckLocksOptions,
): Promise<readonly WheelPick[]> {
  const { index, clock, expectation, store, installer, policy, licences, sdists, signal } = options;
  const versions = wantedVersions(locks, sdists);
  const projects = await readProjects(index, projectsOf(locks, installer), { clock, signal, versions });
  assertHasProjects(locks, { index, projects, place: options.place });
  const { candidates, title } = await expectation();
  const offerOf = rememberOffers((key) => projects.get(key)?.files ?? []);
  const resolveFor = (facts: MachineFacts, nearest?: string): Outcome =>
    resolveCandidate(locks, { ...options, facts, title, nearest, offerOf });
  const outcomes = candidates.map((facts) => resolveFor(facts));
  const planned = await planBuilds(
    outcomes.map(({ resolution }) => resolution),
    { index, clock, store, signal, versions, sdists, isPythonKnown: title === undefined },
  );
  const resolutions = planned.map(({ resolution }) => resolution);
  const { looks, problems } = await lookIntoWheels(resolutions, { clock, store, signal });
  const lookOf = (pick: WheelPick): WheelInspection | undefined =>
    looks.get(lookKey(pick, resolutions.length === 1));
  const judge = candidateJudge({
    lookOf,
    clashesOf: await findClashes(resolutions, {
      codeOf: (pick) => lookOf(pick)?.code,
      lookAgain: async (pick, wanted) =>
        (await lookIntoWheel(pick, { metadataOnly: false, store, signal, wanted })).code,
    }),
    licences,
    title,
  });
  const problemsOf = (at: number, outcome: Outcome | undefined, nearest?: string): readonly Problem[] => {
    const machine = planned[at];
    return [...(outcome?.problems ?? []), ...(machine === undefined ? [] : judge(machine, nearest))];
  };
  const specific = (at: number): readonly Problem[] => {
    const facts = candidates[at];
    if (facts === undefined) return [];
    const nearest = facts.pythons.python3?.markers.python_full_version;
    return problemsOf(at, resolveFor(facts, nearest), nearest);
  };
  const found = outcomes.map((outcome, at) => problemsOf(at, outcome));
  // The others are Pythons that the machines cannot have, or are told of when the machines are there.
  const fitting = resolutions.filter((_, at) => found[at]?.length === 0);
  throwProblems('The lock does not fit', [
    ...certainProblems(found, specific),
    ...judgePicks(resolutions, { projects, policy }).problems,
    ...problems,
    ...certainTools(fitting.length > 0 ? fitting : resolutions, { ...options, offerOf }),
  ]);
  if (options.warn !== undefined && installer === 'machine-pip') warnOfOwnPip(fitting, options.warn);
  return surePicks(resolutions);
}

/** The problem of a tool that is missing whichever machine comes: of those with the newest Python, where several may. */
function certainTools(machines: readonly MachineResolution[], query: MissingToolsQuery): readonly Problem[] {
  if (!machines.every((one) => lacksTool(one, query.installer))) return [];
  const pythonOf = ({ environments }: MachineResolution): string | undefined =>
    environments[0]?.python.markers.python_version;
  const newest = machines.at(-1);
  return missingTools(
    machines.filter((one) => newest !== undefined && pythonOf(one) === pythonOf(newest)),
    query,
  );
}

interface Outcome {
  readonly resolution: MachineResolution;
  readonly problems: readonly Problem[];
}

interface Candidate extends Pick<CheckLocksOptions, 'index' | 'installer' | 'sdists'> {
  readonly facts: MachineFacts;
  /** Of Pythons that are not known; for messages, as is the next. */
  readonly title: string | undefined;
  readonly nearest: string | undefined;
  readonly offerOf: (requirement: Requirement) => Offer;
}

/** What a machine lacks is known when it is probed, and no problem of the locks. */
function resolveCandidate(
  locks: readonly Lock[],
  { index, sdists, installer, facts, title, nearest, offerOf }: Candidate,
): Outcome {
  const resolver = new MachineResolver({
    machine: '',
    facts,
    title,
    nearest,
    offerOf,
    indexName: index.name,
    serving: index.serving,
    installer,
    allowSdist: sdists?.allow,
    warn: () => undefined,
  });
  const resolution = resolver.resolve(locks);
  const problems = resolver.problems
    .filter(({ code }) => code !== 'MACHINE_FAILED')
    .map(({ machine: _machine, ...problem }) => problem);
  return { resolution, problems };
}

/** Those that every machine needs. */
function surePicks(resolutions: readonly MachineResolution[]): readonly WheelPick[] {
  const [first = [], ...others] = resolutions.map(({ environments, uv, pip }) => {
    const tools = [uv, pip].filter((tool) => tool !== undefined);
    return [...environments.flatMap(({ picks }) => picks), ...tools];
  });
  const wanted = others.map((picks) => new Set(picks.map(identityOf)));
  return first.filter((pick) => wanted.every((set) => set.has(identityOf(pick))));
}
