import type { Clock } from '@ami-select/core';
import type { IndexPolicy } from '../definition/index-policy.ts';
import type { Installer } from '../definition/installer.ts';
import type { WheelStore } from '../fetch/wheel-store.ts';
import type { PackageIndex } from '../index/package-index.ts';
import { readProjects } from '../index/read-projects.ts';
import type { MachineFacts } from '../machine/facts.ts';
import type { Problem } from '../report/errors.ts';
import { throwProblems } from '../report/problem.ts';
import type { Lock } from '../requirements/read-locks.ts';
import { assertHasProjects } from './absent-projects.ts';
import { rememberOffers } from './candidate.ts';
import { judgePicks } from './judge-picks.ts';
import { isLocal } from './local-wheels.ts';
import { MachineResolver } from './machine-resolver.ts';
import { type IndexPlace, missingTools } from './missing-tools.ts';
import { warnOfOwnPip } from './own-pip.ts';
import { toolsOf } from './pinned-tools.ts';
import { planBuilds } from './plan-builds.ts';
import type { MachineResolution } from './resolution.ts';
import type { SdistPolicy } from './sdist-policy.ts';
import { wantedVersions } from './wanted-versions.ts';

export interface ResolveOptions {
  readonly index: PackageIndex;
  readonly clock: Clock;
  readonly facts: ReadonlyMap<string, MachineFacts>;
  readonly warn: (message: string) => void;
  /** `auto` when absent. */
  readonly installer?: Installer | undefined;
  /** The Pythons that machines get, by their names; for messages. */
  readonly brought?: ReadonlyMap<string, readonly { readonly version: string }[]> | undefined;
  /** Where the build names its index; absent where it cannot get any file. */
  readonly place?: IndexPlace | undefined;
  /** `INDEX_POLICY` when absent. */
  readonly policy?: IndexPolicy | undefined;
  /** Which source archives may be built; none when absent. */
  readonly sdists?: SdistPolicy | undefined;
  /** Gets source archives and what builds them; needed where some may be built. */
  readonly store?: WheelStore | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Finds for every environment on every machine the wheels it needs.
 * @throws BuilderError that lists everything that is missing (`NO_WHEEL`, `HASH`, `MACHINE_FAILED`).
 */
export async function resolveMachines(
  locks: readonly Lock[],
  options: ResolveOptions,
): Promise<readonly MachineResolution[]> {
  const { index, clock, facts, warn, installer, brought, place, policy, sdists, store, signal } = options;
  const versions = wantedVersions(locks, sdists);
  const projects = await readProjects(index, projectsOf(locks, installer), { clock, signal, versions });
  assertHasProjects(locks, { index, projects, place });
  const offerOf = rememberOffers((key) => projects.get(key)?.files ?? []);
  const problems: Problem[] = [];
  const resolutions: MachineResolution[] = [];
  for (const [machine, machineFacts] of facts) {
    const resolver = new MachineResolver({
      machine,
      facts: machineFacts,
      brought: brought?.get(machine)?.map(({ version }) => `python${version}`),
      indexName: index.name,
      serving: index.serving,
      offerOf,
      warn,
      installer,
      allowSdist: sdists?.allow,
    });
    resolutions.push(resolver.resolve(locks));
    problems.push(...resolver.problems);
  }
  const planned = await planBuilds(resolutions, { index, clock, store, signal, versions, sdists });
  for (const { resolution, problems: found } of planned)
    problems.push(...found.map((problem) => ({ ...problem, machine: resolution.machine })));
  const judged = judgePicks(resolutions, { projects, policy });
  throwProblems('Not every requirement can be installed', [
    ...mergeMachines(problems),
    ...missingTools(resolutions, { index, offerOf, installer, place }),
    ...judged.problems,
  ]);
  for (const warning of judged.warnings) warn(warning);
  if (installer === 'machine-pip') warnOfOwnPip(resolutions, warn);
  return planned.map(({ resolution }) => resolution);
}

/** Everything that is looked up in the index, by normalised name. */
export function projectsOf(locks: readonly Lock[], installer?: Installer): ReadonlySet<string> {
  const requirements = locks.flatMap((lock) => lock.requirements);
  const keys = new Set(requirements.flatMap((one) => (isLocal(one) ? [] : one.key)));
  if (requirements.length > 0) for (const { key } of toolsOf(installer)) keys.add(key);
  return keys;
}

/** The same problem on several machines is one problem. */
function mergeMachines(problems: readonly Problem[]): readonly Problem[] {
  const merged = new Map<string, Problem>();
  for (const problem of problems) {
    const key = JSON.stringify({ ...problem, machine: undefined });
    const earlier = merged.get(key);
    const machine = [earlier?.machine, problem.machine].filter((name) => name !== undefined).join(', ');
    merged.set(key, machine === '' ? problem : { ...problem, machine });
  }
  return [...merged.values()];
}
