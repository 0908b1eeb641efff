import { interpreterOf } from '../definition/interpreter.ts';
import type { IndexFile, PackageIndex } from '../index/package-index.ts';
import type { MachineFacts, PythonFacts } from '../machine/facts.ts';
import type { Problem } from '../report/errors.ts';
import { throwProblems } from '../report/problem.ts';
import { evaluateMarker } from '../requirements/marker.ts';
import type { Lock } from '../requirements/read-locks.ts';
import { clash } from '../requirements/read-requirements.ts';
import type { Requirement } from '../requirements/requirement.ts';
import { compareVersions } from '../requirements/version.ts';
import { chooseWheel } from './choose-wheel.ts';
import { OLDEST_USABLE_PIP, PINNED_PIP } from './pinned-pip.ts';

/** One wheel that a machine needs, for one pinned requirement. */
export interface WheelPick {
  readonly requirement: Requirement;
  readonly file: IndexFile;
}

/** What one machine needs to build every environment. */
export interface MachineResolution {
  readonly machine: string;
  readonly environments: readonly {
    readonly lock: Lock;
    readonly python: PythonFacts;
    readonly picks: readonly WheelPick[];
  }[];
  /** The pip wheel for this machine, when the index offers the pinned one and the Python can run it. */
  readonly pip?: WheelPick | undefined;
}

export interface ResolveOptions {
  readonly index: PackageIndex;
  readonly facts: ReadonlyMap<string, MachineFacts>;
  readonly warn: (message: string) => void;
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
  const { index, facts, warn, signal } = options;
  const files = new Map<string, Promise<readonly IndexFile[]>>();
  const filesOf = (key: string): Promise<readonly IndexFile[]> => {
    const known = files.get(key) ?? index.files(key, signal);
    files.set(key, known);
    return known;
  };
  await prefetch(locks, filesOf);
  const problems: Problem[] = [];
  const resolutions: MachineResolution[] = [];
  for (const [machine, machineFacts] of facts) {
    const resolver = new MachineResolver({
      machine,
      facts: machineFacts,
      indexName: index.name,
      filesOf,
      warn,
    });
    resolutions.push(await resolver.resolve(locks));
    problems.push(...resolver.problems);
  }
  throwProblems('Not everything can be installed', mergeMachines(problems));
  return resolutions;
}

/** Asks for all projects at once; what fails is met again, in order, by the machines. */
async function prefetch(locks: readonly Lock[], filesOf: (key: string) => Promise<unknown>): Promise<void> {
  const keys = new Set(locks.flatMap((lock) => lock.requirements.map(({ key }) => key)));
  if (keys.size > 0) keys.add(PINNED_PIP.key);
  await Promise.all([...keys].map(filesOf));
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

interface MachineContext {
  readonly machine: string;
  readonly facts: MachineFacts;
  readonly indexName: string;
  readonly filesOf: (key: string) => Promise<readonly IndexFile[]>;
  readonly warn: (message: string) => void;
}

class MachineResolver {
  readonly problems: Problem[] = [];
  readonly #context: MachineContext;

  constructor(context: MachineContext) {
    this.#context = context;
  }

  async resolve(locks: readonly Lock[]): Promise<MachineResolution> {
    const { machine } = this.#context;
    const environments: MachineResolution['environments'][number][] = [];
    for (const lock of locks) {
      const python = this.#pythonFor(lock);
      if (python) environments.push({ lock, python, picks: await this.#picks(lock, python) });
    }
    const pip = await this.#pinnedPip(environments.map(({ python }) => python));
    if (pip === undefined) for (const { lock, python } of environments) this.#requireSomePip(lock, python);
    return { machine, environments, ...(pip ? { pip } : {}) };
  }

  #pythonFor(lock: Lock): PythonFacts | undefined {
    const command = interpreterOf(lock.environment);
    const python = this.#context.facts.pythons[command];
    if (python === undefined)
      this.#complain(lock, `${command} is not there; install it as a system package or choose another image`);
    else if (!python.hasVenv) this.#complain(lock, `${command} has no venv module`);
    return python;
  }

  async #picks(lock: Lock, python: PythonFacts): Promise<readonly WheelPick[]> {
    const { machine, indexName, filesOf, warn } = this.#context;
    const scope = { environment: lock.environment.name, machine };
    const wanted = lock.requirements.filter(
      ({ marker }) => marker === undefined || evaluateMarker(marker, python.markers),
    );
    this.#findClashes(wanted, scope);
    const picks: WheelPick[] = [];
    for (const requirement of wanted) {
      const files = await filesOf(requirement.key);
      const choice = chooseWheel({ requirement, files, python, indexName });
      if ('problem' in choice) {
        this.problems.push({ ...choice.problem, ...scope });
        continue;
      }
      picks.push({ requirement, file: choice.file });
      const { yanked } = choice.file;
      if (yanked !== undefined)
        warn(`${requirement.name}==${requirement.version} was yanked${yanked ? `: ${yanked}` : ''}`);
    }
    return picks;
  }

  /** Lines whose markers differ as text may still both hold on this machine. */
  #findClashes(
    wanted: readonly Requirement[],
    scope: { readonly environment: string; readonly machine: string },
  ): void {
    const first = new Map<string, Requirement>();
    for (const requirement of wanted) {
      const earlier = first.get(requirement.key);
      if (earlier) this.problems.push({ ...clash(earlier, requirement), ...scope });
      else first.set(requirement.key, requirement);
    }
  }

  async #pinnedPip(pythons: readonly PythonFacts[]): Promise<WheelPick | undefined> {
    if (pythons.length === 0) return undefined;
    const { filesOf, indexName } = this.#context;
    const files = await filesOf(PINNED_PIP.key);
    const choices = pythons.map((python) =>
      chooseWheel({ requirement: PINNED_PIP, files, python, indexName }),
    );
    const [choice] = choices;
    if (choice === undefined || choices.some((one) => 'problem' in one) || 'problem' in choice)
      return undefined;
    return { requirement: PINNED_PIP, file: choice.file };
  }

  #requireSomePip(lock: Lock, python: PythonFacts): void {
    const { module, wheel } = OLDEST_USABLE_PIP;
    if (python.pip !== undefined && compareVersions(python.pip, module) >= 0) return;
    const bundled = /pip-([^-]+)-/.exec(python.bundledPip ?? '')?.[1];
    if (bundled !== undefined && compareVersions(bundled, wheel) >= 0) return;
    const has = python.pip === undefined ? 'no pip' : `only pip ${python.pip}`;
    const { name, version } = PINNED_PIP;
    this.#complain(
      lock,
      `${python.command} has ${has}; put the wheel of ${name} ${version} into the index, or use an image with pip ${module}`,
    );
  }

  #complain({ environment }: Lock, message: string): void {
    this.problems.push({
      code: 'MACHINE_FAILED',
      message,
      environment: environment.name,
      machine: this.#context.machine,
    });
  }
}
