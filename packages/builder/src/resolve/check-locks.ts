import type { Clock } from '@ami-select/core';
import type { IndexPolicy } from '../definition/index-policy.ts';
import type { Installer } from '../definition/installer.ts';
import type { Licences } from '../definition/licences.ts';
import { identityOf } from '../fetch/stored-wheel.ts';
import type { WheelStore } from '../fetch/wheel-store.ts';
import type { PackageIndex } from '../index/package-index.ts';
import { readProjects } from '../index/read-projects.ts';
import { type Expectation, titleFor } from '../machine/candidate-facts.ts';
import type { MachineFacts } from '../machine/facts.ts';
import type { Problem } from '../report/errors.ts';
import { throwProblems } from '../report/problem.ts';
import type { Lock } from '../requirements/read-locks.ts';
import type { WheelInspection } from '../wheels/inspect-wheel.ts';
import type { WheelMetadata } from '../wheels/wheel-metadata.ts';
import { rememberOffers } from './candidate.ts';
import { certainProblems } from './certain-problems.ts';
import { licenceProblems } from './check-licences.ts';
import { clashFinder } from './find-clashes.ts';
import { findGaps } from './find-gaps.ts';
import { judgePicks } from './judge-picks.ts';
import { lookIntoWheels, lookKey } from './look-into-wheels.ts';
import { MachineResolver } from './machine-resolver.ts';
import { planBuilds } from './plan-builds.ts';
import type { MachineResolution, WheelPick } from './resolution.ts';
import { projectsOf } from './resolve-machines.ts';
import { packagesOf } from './sdist-build.ts';
import type { SdistPolicy } from './sdist-policy.ts';

export interface CheckLocksOptions {
  readonly index: PackageIndex;
  readonly clock: Clock;
  /** Waited for once the index was asked: the image of the machines is looked up at the same time. */
  readonly expectation: () => Promise<Expectation>;
  /** Gets small wheels. */
  readonly store: WheelStore;
  /** `auto` when absent. */
  readonly installer?: Installer | undefined;
  /** `INDEX_POLICY` when absent. */
  readonly policy?: IndexPolicy | undefined;
  /** Any licence when absent; those of wheels that cannot be looked into are checked once they are fetched. */
  readonly licences?: Licences | undefined;
  /** Which source archives may be built; none when absent. */
  readonly sdists?: SdistPolicy | undefined;
  readonly signal?: AbortSignal | undefined;
}

interface Outcome {
  readonly resolution: MachineResolution;
  readonly problems: readonly Problem[];
}

/**
 * Checks locks against an index for machines that do not exist yet; see `checkBeforeLaunch`.
 * @throws BuilderError that lists every problem, with file and line
 */
export async function checkLocks(
  locks: readonly Lock[],
  { index, clock, expectation, store, installer, policy, licences, sdists, signal }: CheckLocksOptions,
): Promise<readonly WheelPick[]> {
  const projects = await readProjects(index, projectsOf(locks, installer), { clock, signal });
  const { candidates, title } = await expectation();
  const isPythonKnown = title === undefined;
  const offerOf = rememberOffers((key) => projects.get(key)?.files ?? []);
  const resolveFor = (facts: MachineFacts, nearest?: string): Outcome => {
    const described = { title, nearest, indexName: index.name, installer };
    const resolver = new MachineResolver({
      machine: '',
      facts,
      offerOf,
      warn: () => undefined,
      allowSdist: sdists?.allow,
      ...described,
    });
    return { resolution: resolver.resolve(locks), problems: ofLocks(resolver.problems) };
  };
  const outcomes = candidates.map((facts) => resolveFor(facts));
  const planned = await planBuilds(
    outcomes.map(({ resolution }) => resolution),
    { index, clock, store, signal, sdists, isPythonKnown },
  );
  const resolutions = planned.map(({ resolution }) => resolution);
  const { looks, problems } = await lookIntoWheels(resolutions, { clock, store, signal });
  const lookOf = (pick: WheelPick): WheelInspection | undefined =>
    looks.get(lookKey(pick, resolutions.length === 1));
  const metadataOf = (pick: WheelPick): WheelMetadata | undefined => lookOf(pick)?.metadata;
  const clashesOf = clashFinder((pick) => lookOf(pick)?.code);
  const problemsOf = (at: number, outcome: Outcome | undefined, nearest?: string): readonly Problem[] => {
    const { resolution, problems: ofBuilds = [] } = planned[at] ?? {};
    const gaps = resolution === undefined ? [] : gapsOf(resolution, metadataOf, { title, nearest });
    const ofLicences =
      resolution === undefined || licences === undefined
        ? []
        : licenceProblems([resolution], (pick) => metadataOf(pick)?.licence, licences);
    const clashes = (resolution?.environments ?? []).flatMap(clashesOf);
    return [...(outcome?.problems ?? []), ...ofBuilds, ...gaps, ...clashes, ...ofLicences];
  };
  const found = outcomes.map((outcome, at) => problemsOf(at, outcome));
  const specific = (at: number): readonly Problem[] => {
    const facts = candidates[at];
    if (facts === undefined) return [];
    const nearest = facts.pythons.python3?.markers.python_full_version;
    return problemsOf(at, resolveFor(facts, nearest), nearest);
  };
  throwProblems('The lock does not fit', [
    ...certainProblems(found, specific),
    ...judgePicks(resolutions, { projects, policy }).problems,
    ...problems,
  ]);
  return surePicks(resolutions);
}

/** What a machine lacks is known when it is probed. */
function ofLocks(problems: readonly Problem[]): readonly Problem[] {
  return problems
    .filter(({ code }) => code !== 'MACHINE_FAILED')
    .map(({ machine: _machine, ...problem }) => problem);
}

function gapsOf(
  { environments }: MachineResolution,
  metadataOf: (pick: WheelPick) => WheelMetadata | undefined,
  { title, nearest }: { readonly title: string | undefined; readonly nearest: string | undefined },
): readonly Problem[] {
  return environments.flatMap(({ lock, python, picks, sdists = [], builds = [], missing = [] }) => {
    const packages = [
      ...picks.map((pick) => ({ requirement: pick.requirement, metadata: metadataOf(pick) })),
      ...packagesOf(sdists, builds),
      ...missing.map((requirement) => ({ requirement })),
    ];
    const { name, python: asked } = lock.environment;
    const unknownPython = titleFor(title, { asked, nearest });
    const { requirements } = lock;
    return findGaps({ name, python, asked, unknownPython, packages, requirements }).problems;
  });
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
