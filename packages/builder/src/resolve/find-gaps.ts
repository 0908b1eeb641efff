import type { PythonFacts } from '../machine/facts.ts';
import type { Problem } from '../report/errors.ts';
import { decideMarker } from '../requirements/decide-marker.ts';
import type { Requirement } from '../requirements/requirement.ts';
import { isUndecided } from '../requirements/requirements-for.ts';
import { satisfiesAll } from '../requirements/specifier.ts';
import type { Dependency } from '../wheels/dependency.ts';
import { acceptsPython } from '../wheels/requires-python.ts';
import type { WheelMetadata } from '../wheels/wheel-metadata.ts';
import { needsPython } from './needs-python.ts';
import { titleOf } from './why-no-wheel.ts';

/** A locked package of one environment, and what its wheel says; absent when it cannot be read. */
export interface LockedPackage {
  readonly requirement: Requirement;
  readonly metadata?: WheelMetadata | undefined;
}

export interface LockedEnvironment {
  readonly name: string;
  readonly python: PythonFacts;
  /** The version that the build names. */
  readonly asked?: string | undefined;
  /** For messages where the machine may have another Python: `any Python from 3.6 to 3.15`. */
  readonly unknownPython?: string | undefined;
  readonly packages: readonly LockedPackage[];
  /** uv takes wheels that pip refuses. */
  readonly isInstalledByUv: boolean;
  /** Of the whole lock, also those whose markers do not hold; for messages. */
  readonly requirements?: readonly Requirement[] | undefined;
}

export interface Gaps {
  readonly problems: readonly Problem[];
  readonly warnings: readonly string[];
}

/** The base of a package has this extra in its markers. */
const BASE = '';

/** A package with one of its extras, and the package that asks for the extra unless the lock does. */
interface Visit {
  readonly locked: LockedPackage;
  readonly extra: string;
  readonly askedBy?: string | undefined;
}

/**
 * Follows the dependencies of every locked package with every extra that the lock or another package asks for, until
 * nothing is new. Gaps are dependencies that are not locked (`UNPINNED`), locked in a version that another package
 * refuses (`INVALID_BUILD`), or not made for the Python (`NO_WHEEL`).
 */
export function findGaps(environment: LockedEnvironment): Gaps {
  const search = new GapSearch(environment);
  for (const locked of environment.packages) search.start(locked);
  search.finish();
  return { problems: [...search.problems.values()], warnings: [...search.warnings] };
}

class GapSearch {
  /** By their text: a dependency without `extra` in its marker is met again for every extra. */
  readonly problems = new Map<string, Problem>();
  readonly warnings = new Set<string>();
  readonly #environment: LockedEnvironment;
  readonly #locked: ReadonlyMap<string, LockedPackage>;
  readonly #seen = new Set<string>();
  readonly #queue: Visit[] = [];

  constructor(environment: LockedEnvironment) {
    this.#environment = environment;
    this.#locked = new Map(environment.packages.map((locked) => [locked.requirement.key, locked]));
  }

  start(locked: LockedPackage): void {
    const { requirement, metadata } = locked;
    const title = titleOf(requirement);
    const { isInstalledByUv } = this.#environment;
    for (const because of isInstalledByUv ? [] : (metadata?.refusedByPip ?? []))
      this.#complain(
        locked,
        'NO_WHEEL',
        `${title} cannot be installed with pip because ${because}; expected another version, or uv`,
      );
    for (const { text, because } of metadata?.unreadable ?? [])
      this.warnings.add(`${title} has a dependency that is not checked because ${because}: ${text}`);
    const { name, asked, python, unknownPython } = this.#environment;
    const { python_full_version: version } = python.markers;
    if (metadata !== undefined && !acceptsPython(metadata.requiresPython, version))
      this.#complain(
        locked,
        'NO_WHEEL',
        needsPython(title, metadata.requiresPython ?? '', {
          version,
          environment: { name, python: asked },
          unknownPython,
        }),
      );
    for (const extra of [BASE, ...requirement.extras]) this.#visit({ locked, extra });
  }

  finish(): void {
    for (let visit = this.#queue.shift(); visit !== undefined; visit = this.#queue.shift()) {
      for (const dependency of visit.locked.metadata?.dependencies ?? []) {
        if (this.#applies(dependency, visit.extra)) this.#follow(visit, dependency);
      }
    }
  }

  #visit(visit: Visit): void {
    const { locked, extra } = visit;
    const { requirement, metadata } = locked;
    const id = `${requirement.key} ${extra}`;
    if (this.#seen.has(id)) return;
    this.#seen.add(id);
    this.#queue.push(visit);
    if (extra !== BASE && metadata !== undefined && !metadata.extras.has(extra))
      this.warnings.add(`${titleOf(requirement)} has no extra ${extra}`);
  }

  #applies({ marker }: Dependency, extra: string): boolean {
    if (marker === undefined) return extra === BASE;
    return decideMarker(marker, { ...this.#environment.python.markers, extra }) === true;
  }

  #follow(visit: Visit, { name, key, specifiers, extras }: Dependency): void {
    const { locked, extra, askedBy } = visit;
    const title = titleOf(locked.requirement);
    const by = askedBy === undefined ? '' : ` (that ${askedBy} asks for)`;
    const reason = extra === BASE ? '' : ` for its extra ${extra}${by}`;
    const needs = `${title} needs ${name}${specifiers}${reason}`;
    const other = this.#locked.get(key);
    if (other === undefined) {
      if (this.#mayBeLocked(key)) return;
      this.#complain(locked, 'UNPINNED', `${needs}, ${this.#whyNotLocked(key)}`);
      return;
    }
    if (!satisfiesAll(other.requirement.version, specifiers)) {
      this.#complain(locked, 'INVALID_BUILD', `${needs}; the lock file has ${titleOf(other.requirement)}`);
    }
    for (const wanted of extras) this.#visit({ locked: other, extra: wanted, askedBy: title });
  }

  /** On the machine, once all of its Python's version is known. */
  #mayBeLocked(wanted: string): boolean {
    const { requirements = [], python } = this.#environment;
    return requirements.some((one) => one.key === wanted && isUndecided(one, python.markers));
  }

  #whyNotLocked(key: string): string {
    const other = this.#environment.requirements?.find((requirement) => requirement.key === key);
    if (other === undefined) return 'which is not locked';
    return `which is locked for other machines only (${other.file}:${other.line})`;
  }

  #complain({ requirement }: LockedPackage, code: Problem['code'], message: string): void {
    const { file, line } = requirement;
    const problem = { code, message, file, line, environment: this.#environment.name };
    this.problems.set(JSON.stringify(problem), problem);
  }
}
