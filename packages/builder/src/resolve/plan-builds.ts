import { createHash } from 'node:crypto';
import type { PythonFacts } from '../machine/facts.ts';
import { BuilderError, type Problem } from '../report/errors.ts';
import type { Lock } from '../requirements/read-locks.ts';
import type { Requirement } from '../requirements/requirement.ts';
import { requirementsFor } from '../requirements/requirements-for.ts';
import { describe, findTools } from './build-tools.ts';
import { howToPin } from './compile-command.ts';
import { lieProblems } from './inspect-stored.ts';
import type { MachineResolution, SdistBuild, WheelPick } from './resolution.ts';
import { type LibraryOptions, SdistLibrary } from './sdist-library.ts';
import type { SdistPolicy } from './sdist-policy.ts';

export interface PlanOptions extends Omit<LibraryOptions, 'store'> {
  readonly store: LibraryOptions['store'] | undefined;
  /** Nothing is built when absent. */
  readonly sdists: SdistPolicy | undefined;
  /** False where machines may have another `python3` than the facts say. */
  readonly isPythonKnown?: boolean | undefined;
}

/** A machine with the builds of its source archives, and what stands against them. */
export interface PlannedMachine {
  readonly resolution: MachineResolution;
  readonly problems: readonly Problem[];
}

type MachineEnvironment = MachineResolution['environments'][number];

/**
 * Finds out how each source archive is built: brings it to this machine, looks into it, and finds the pinned wheels of
 * everything that builds it.
 */
export async function planBuilds(
  resolutions: readonly MachineResolution[],
  options: PlanOptions,
): Promise<readonly PlannedMachine[]> {
  const { sdists, store, isPythonKnown = true } = options;
  if (sdists === undefined || store === undefined)
    return resolutions.map((resolution) => ({ resolution, problems: [] }));
  const library = new SdistLibrary({ ...options, store });
  const planned: PlannedMachine[] = [];
  for (const resolution of resolutions) {
    const environments: MachineEnvironment[] = [];
    const problems: Problem[] = [];
    for (const environment of resolution.environments) {
      const planner = new BuildPlanner(environment, { library, sdists, isPythonKnown });
      environments.push(await planner.plan());
      const scope = { environment: environment.lock.environment.name };
      problems.push(...planner.problems.map((problem) => ({ ...problem, ...scope })));
    }
    planned.push({ resolution: { ...resolution, environments }, problems });
  }
  return planned;
}

/** A tool without a pin, and the archive that needs it. */
interface Missing {
  readonly message: string;
  readonly requirement: Requirement;
}

interface PlannerOptions {
  readonly library: SdistLibrary;
  readonly sdists: SdistPolicy;
  readonly isPythonKnown: boolean;
}

/** Plans the builds of one environment. */
class BuildPlanner {
  readonly #environment: MachineEnvironment;
  readonly #library: SdistLibrary;
  readonly #policy: SdistPolicy;
  readonly #isPythonKnown: boolean;
  readonly #problems: Problem[] = [];
  readonly #missing: Missing[] = [];
  /** The tools that the archives ask for, for the command that pins them. */
  readonly #requires: string[] = [];
  readonly #pins: readonly Requirement[];

  constructor(environment: MachineEnvironment, { library, sdists, isPythonKnown }: PlannerOptions) {
    this.#environment = environment;
    this.#library = library;
    this.#policy = sdists;
    this.#isPythonKnown = isPythonKnown;
    const { lock, python } = environment;
    this.#pins = [lock, { requirements: sdists.pins }].flatMap(
      (pins: Pick<Lock, 'requirements'>) => requirementsFor(pins, python.markers).requirements,
    );
  }

  async plan(): Promise<MachineEnvironment> {
    const { sdists = [] } = this.#environment;
    if (sdists.length === 0) return this.#environment;
    const builds: SdistBuild[] = [];
    for (const pick of sdists) {
      const build = await this.#planBuild(pick, []);
      if (build !== undefined) builds.push(build);
    }
    return { ...this.#environment, builds };
  }

  get problems(): readonly Problem[] {
    const { files, place } = this.#policy;
    const { lock, python: facts } = this.#environment;
    const isKnown = this.#isPythonKnown || lock.environment.python !== undefined;
    const python = isKnown ? facts.markers.python_version : undefined;
    const how = howToPin({ requires: this.#requires, python, files, place });
    const missing = this.#missing.map(({ message, requirement: { file, line } }): Problem => {
      return { code: 'UNPINNED', message: `${message}; ${how}`, file, line };
    });
    return [...this.#problems, ...missing];
  }

  /** @param within the archives that are built with it, from the one that the lock names on */
  async #planBuild(pick: WheelPick, within: readonly WheelPick[]): Promise<SdistBuild | undefined> {
    const { file, line } = (within[0] ?? pick).requirement;
    const fail = (problem: Pick<Problem, 'code' | 'message'>): void =>
      void this.#problems.push({ ...problem, file, line });
    if (within.some(({ requirement }) => requirement.key === pick.requirement.key)) {
      const names = [...within, pick].map(({ requirement }) => requirement.name).join(' needs ');
      fail({
        code: 'INVALID_BUILD',
        message: `${names} to be built, a circle; expected a wheel of one of them`,
      });
      return undefined;
    }
    try {
      return await this.#look(pick, [...within, pick], fail);
    } catch (error) {
      if (!(error instanceof BuilderError)) throw error;
      const listed = error.problems.length > 0 ? error.problems : [error];
      for (const { code, message } of listed) fail({ code, message });
      return undefined;
    }
  }

  async #look(
    pick: WheelPick,
    within: readonly WheelPick[],
    fail: (problem: Pick<Problem, 'code' | 'message'>) => void,
  ): Promise<SdistBuild | undefined> {
    const { python } = this.#environment;
    const { stored: sdist, inspection } = await this.#library.sdist(pick);
    for (const { code, message } of lieProblems(pick, inspection.problems, 'source archive'))
      fail({ code, message });
    if (inspection.problems.length > 0) return undefined;
    this.#requires.push(...inspection.requires.map(describe));
    const found = await findTools({
      filename: pick.file.filename,
      requires: inspection.requires,
      python,
      pins: this.#pins,
      allowSdist: this.#policy.allow,
      library: this.#library,
      planBuild: (tool) => this.#planBuild(tool, within),
    });
    for (const problem of found.problems) fail(problem);
    const { requirement } = within[0] ?? pick;
    this.#missing.push(...found.missing.map((message) => ({ message, requirement })));
    const { tools, before } = found;
    const digests: string[] = [];
    for (const tool of tools) digests.push((await this.#library.wheel(tool)).stored.sha256);
    const key = keyOf(python, [sdist.sha256, ...digests.sort(), ...before.map((one) => one.key).sort()]);
    return { ...pick, key, sdist, tools, before, metadata: inspection.metadata };
  }
}

function keyOf({ markers, libc, abi }: PythonFacts, parts: readonly string[]): string {
  const { implementation_name: implementation, python_version: version, platform_machine: machine } = markers;
  const facts = [implementation, version, abi, machine, libc.family, libc.version];
  return createHash('sha256')
    .update(JSON.stringify([facts, parts]))
    .digest('hex');
}
