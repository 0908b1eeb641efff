import type { Installer } from '../definition/installer.ts';
import { interpreterOf } from '../definition/interpreter.ts';
import type { IndexFile } from '../index/package-index.ts';
import { titleFor } from '../machine/candidate-facts.ts';
import type { MachineFacts, PythonFacts } from '../machine/facts.ts';
import type { Problem } from '../report/errors.ts';
import type { Lock } from '../requirements/read-locks.ts';
import type { Requirement } from '../requirements/requirement.ts';
import { isUndecided, requirementsFor } from '../requirements/requirements-for.ts';
import { sameVersion } from '../requirements/version.ts';
import { isSpecifierSet } from '../wheels/requires-python.ts';
import { wheelVersion } from '../wheels/wheel-version.ts';
import type { Offer } from './candidate.ts';
import { chooseSdist } from './choose-sdist.ts';
import { chooseWheel } from './choose-wheel.ts';
import { rankTags } from './fitting-wheels.ts';
import { OLDEST_USABLE_PIP, ownPipOf } from './own-pip.ts';
import { PINNED_PIPS, PINNED_UV, pickTool } from './pinned-tools.ts';
import type { MachineResolution, WheelPick } from './resolution.ts';
import { describePython } from './why-no-wheel.ts';

interface MachineContext {
  readonly machine: string;
  readonly facts: MachineFacts;
  /** The commands of those Pythons that archives bring. */
  readonly brought?: readonly string[] | undefined;
  readonly indexName: string;
  /** The name of the index that has a project, where there are several. */
  readonly serving?: ((key: string) => string) | undefined;
  readonly offerOf: (requirement: Requirement) => Offer;
  /** For messages about a Python that is not known: `any Python from 3.6 to 3.15`. */
  readonly title?: string | undefined;
  /** The version of the one Python that stands for those that are not known; for messages. */
  readonly nearest?: string | undefined;
  readonly warn: (message: string) => void;
  /** Normalised names of packages whose source archives may be built. */
  readonly allowSdist?: ReadonlySet<string> | undefined;
  /** `auto` when absent. */
  readonly installer?: Installer | undefined;
}

/** An environment of which no requirement applies would be empty, without a word. */
function emptyProblem({ requirements }: Lock, title: string): Problem {
  const none =
    requirements.length === 1
      ? 'its only requirement does not apply'
      : `none of its ${requirements.length} requirements applies`;
  const message = `the environment would be empty because ${none} to ${title}; expected one whose marker holds there`;
  const [first] = requirements;
  return { code: 'INVALID_BUILD', message, file: first?.file, line: first?.line };
}

/** `the machine has python3 (3.11.2)` and such: those that the build asks for, the default, and those of archives. */
function listPythons(pythons: MachineFacts['pythons'], brought: readonly string[] = []): string {
  const show = ({ command, markers }: PythonFacts): string => `${command} (${markers.python_full_version})`;
  const all = Object.values(pythons);
  const own = all.filter(({ command }) => !brought.includes(command)).map(show);
  const others = all.filter(({ command }) => brought.includes(command)).map(show);
  const has = `the machine has ${own.join(', ') || 'no other that the build names'}`;
  return others.length === 0 ? has : `${has}, and pythons brings ${others.join(', ')}`;
}

/** Warnings of a wheel that is taken. */
function warningsOf({ filename, requiresPython }: IndexFile): readonly string[] {
  if (requiresPython === undefined || isSpecifierSet(requiresPython)) return [];
  return [`${filename} is taken although its Requires-Python "${requiresPython}" cannot be read`];
}

/** With the version of a wheel that has a local part and the pin none: it is what is installed. */
function ofFile(requirement: Requirement, { filename }: IndexFile): Requirement {
  const version = wheelVersion(filename);
  const isOther = filename.endsWith('.whl') && !sameVersion(version, requirement.version);
  return isOther ? { ...requirement, version } : requirement;
}

/** Finds the wheels of one machine, and gathers what is missing in `problems`. */
export class MachineResolver {
  readonly problems: Problem[] = [];
  readonly #context: MachineContext;

  constructor(context: MachineContext) {
    this.#context = context;
  }

  resolve(locks: readonly Lock[]): MachineResolution {
    const { machine } = this.#context;
    const environments: MachineResolution['environments'][number][] = [];
    for (const lock of locks) {
      const python = this.#pythonFor(lock);
      if (python) environments.push({ lock, python, ...this.#picks(lock, python) });
    }
    return { machine, environments, ...this.#tools(environments) };
  }

  #pythonFor(lock: Lock): PythonFacts | undefined {
    const command = interpreterOf(lock.environment);
    const { facts, brought } = this.#context;
    const { pythons } = facts;
    const python = pythons[command];
    if (python === undefined)
      this.#complain(
        lock,
        `${command} is not installed, and ${listPythons(pythons, brought)}; name an archive of it in pythons, or choose another image`,
      );
    else if (!python.hasVenv) this.#complain(lock, `${command} has no venv module`);
    return python;
  }

  #picks(
    lock: Lock,
    python: PythonFacts,
  ): Pick<MachineResolution['environments'][number], 'picks' | 'sdists' | 'missing'> {
    const { machine, serving, offerOf, warn, allowSdist, nearest } = this.#context;
    const { environment } = lock;
    const title = titleFor(this.#context.title, { asked: environment.python, nearest });
    const scope = { environment: environment.name, machine };
    const { requirements, problems } = requirementsFor(lock, python.markers, title);
    const isUnsure = lock.requirements.some((one) => isUndecided(one, python.markers));
    if (requirements.length === 0 && lock.requirements.length > 0 && !isUnsure)
      this.problems.push({ ...emptyProblem(lock, title ?? describePython(python)), ...scope });
    for (const problem of problems) this.problems.push({ ...problem, ...scope });
    const picks: WheelPick[] = [];
    const sdists: WheelPick[] = [];
    const missing: Requirement[] = [];
    const ranks = rankTags(python);
    for (const requirement of requirements) {
      const offer = offerOf(requirement);
      const indexName = serving?.(requirement.key) ?? this.#context.indexName;
      const query = { requirement, offer, python, title, environment, ranks, indexName };
      const wheel = chooseWheel(query);
      const isBuilt = 'problem' in wheel && allowSdist?.has(requirement.key);
      const choice = isBuilt ? chooseSdist(query, wheel) : wheel;
      if ('problem' in choice) {
        this.problems.push({ ...choice.problem, ...scope });
        missing.push(requirement);
        continue;
      }
      (isBuilt ? sdists : picks).push({ requirement: ofFile(requirement, choice.file), file: choice.file });
      for (const warning of warningsOf(choice.file)) warn(warning);
    }
    return { picks, ...(sdists.length > 0 && { sdists }), ...(missing.length > 0 && { missing }) };
  }

  /** uv where its wheel fits, else pip, as far as the installer may be those; see `missingTools`. */
  #tools(environments: MachineResolution['environments']): Pick<MachineResolution, 'uv' | 'pip'> {
    const { installer = 'auto' } = this.#context;
    if (environments.length === 0) return {};
    const query = { ...this.#context, pythons: environments.map(({ python }) => python) };
    if (installer === 'machine-pip') {
      for (const { lock, python } of environments) this.#requireOwnPip(lock, python);
      return {};
    }
    const uv = installer === 'pip' ? undefined : pickTool([PINNED_UV], query);
    if (uv !== undefined) return { uv };
    return installer === 'uv' ? {} : { pip: pickTool(PINNED_PIPS, query) };
  }

  #requireOwnPip(lock: Lock, python: PythonFacts): void {
    if (ownPipOf(python) !== undefined) return;
    const has = python.pip === undefined ? 'no pip' : `only pip ${python.pip}`;
    this.#complain(
      lock,
      `${python.command} has ${has}; expected pip ${OLDEST_USABLE_PIP.module} or newer there, or installer: auto and an index with a pinned wheel of uv or pip`,
    );
  }

  #complain({ environment }: Lock, message: string): void {
    this.problems.push({
      code: 'MACHINE_FAILED',
      field: environment.python === undefined ? undefined : `build.environments.${environment.name}.python`,
      message,
      environment: environment.name,
      machine: this.#context.machine,
    });
  }
}
