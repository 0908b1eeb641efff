import type { PythonFacts } from '../machine/facts.ts';
import type { Problem } from '../report/errors.ts';
import { decideMarker } from '../requirements/decide-marker.ts';
import type { Requirement } from '../requirements/requirement.ts';
import { satisfiesAll } from '../requirements/specifier.ts';
import type { Dependency } from '../wheels/dependency.ts';
import { chooseSdist } from './choose-sdist.ts';
import { chooseWheel } from './choose-wheel.ts';
import type { SdistBuild, WheelPick } from './resolution.ts';
import type { SdistLibrary } from './sdist-library.ts';
import { titleOf } from './why-no-wheel.ts';

/** The tools to find. */
export interface ToolQuery {
  /** The archive that is built, for messages. */
  readonly filename: string;
  readonly requires: readonly Dependency[];
  readonly python: PythonFacts;
  /** Those that may be used, the first that fits goes before the others. */
  readonly pins: readonly Requirement[];
  readonly allowSdist: ReadonlySet<string>;
  readonly library: SdistLibrary;
  /** Plans a tool that is built itself; undefined when it cannot be, which it reports. */
  readonly planBuild: (pick: WheelPick) => Promise<SdistBuild | undefined>;
}

export interface FoundTools {
  readonly tools: readonly WheelPick[];
  readonly before: readonly SdistBuild[];
  readonly problems: readonly Pick<Problem, 'code' | 'message'>[];
  /** Tools without a pin, each as `it needs setuptools>=61 to be built, which is not pinned`. */
  readonly missing: readonly string[];
}

/** A dependency and the tool that has it; none for what the archive itself asks for. */
interface Want {
  readonly dependency: Dependency;
  readonly by?: string | undefined;
}

/** Finds the wheels that build an archive, with all that they need. @throws BuilderError of index and store */
export async function findTools(query: ToolQuery): Promise<FoundTools> {
  const search = new ToolSearch(query);
  await search.run();
  const { tools, before, problems, missing } = search;
  return { tools: [...tools.values()], before: [...before.values()], problems, missing: [...missing] };
}

class ToolSearch {
  readonly tools = new Map<string, WheelPick>();
  readonly before = new Map<string, SdistBuild>();
  readonly problems: Pick<Problem, 'code' | 'message'>[] = [];
  readonly missing = new Set<string>();
  readonly #query: ToolQuery;
  readonly #queue: Want[] = [];
  readonly #seen = new Set<string>();
  readonly #chosen = new Map<string, Requirement>();

  constructor(query: ToolQuery) {
    this.#query = query;
  }

  async run(): Promise<void> {
    this.#add(this.#query.requires, '');
    for (let want = this.#queue.shift(); want !== undefined; want = this.#queue.shift())
      await this.#follow(want);
  }

  #add(dependencies: readonly Dependency[], extra: string, by?: string): void {
    const { markers } = this.#query.python;
    for (const dependency of dependencies) {
      const { marker } = dependency;
      const applies =
        marker === undefined ? extra === '' : decideMarker(marker, { ...markers, extra }) === true;
      if (applies) this.#queue.push({ dependency, by });
    }
  }

  async #follow(want: Want): Promise<void> {
    const { key, extras } = want.dependency;
    const pin = this.#pinFor(want);
    if (pin === undefined) return;
    const isNew = !this.#chosen.has(key);
    this.#chosen.set(key, pin);
    if (isNew) await this.#choose(pin);
    for (const extra of ['', ...extras]) {
      if (this.#seen.has(`${key} ${extra}`)) continue;
      this.#seen.add(`${key} ${extra}`);
      const dependencies = await this.#dependenciesOf(key);
      this.#add(dependencies, extra, titleOf(pin));
    }
  }

  #pinFor({ dependency, by }: Want): Requirement | undefined {
    const { key, specifiers } = dependency;
    const chosen = this.#chosen.get(key);
    const pins = chosen === undefined ? this.#query.pins.filter((pin) => pin.key === key) : [chosen];
    const found = pins.find(({ version }) => satisfiesAll(version, specifiers));
    if (found !== undefined) return found;
    const [other] = pins;
    const of = by === undefined ? '' : ` for ${by}`;
    const why =
      other === undefined
        ? 'is not pinned'
        : `is pinned in another version (${titleOf(other)} in ${other.file}:${other.line})`;
    this.missing.add(`${this.#query.filename} needs ${describe(dependency)}${of} to be built, which ${why}`);
    return undefined;
  }

  /** The wheel of a pin, else its source archive where the build allows it. */
  async #choose(pin: Requirement): Promise<void> {
    const { library, python, allowSdist, filename, planBuild } = this.#query;
    const indexName = library.indexOf(pin.key);
    const query = { requirement: pin, offer: await library.offer(pin), python, indexName };
    const wheel = chooseWheel(query);
    const choice = 'problem' in wheel && allowSdist.has(pin.key) ? chooseSdist(query, wheel) : wheel;
    if ('problem' in choice) {
      const { code, message } = choice.problem;
      this.problems.push({ code, message: `${filename} cannot be built: ${message}` });
    } else if (choice === wheel) {
      await this.#take({ requirement: pin, file: choice.file });
    } else {
      const build = await planBuild({ requirement: pin, file: choice.file });
      if (build !== undefined) this.before.set(pin.key, build);
    }
  }

  async #take(pick: WheelPick): Promise<void> {
    const { inspection } = await this.#query.library.wheel(pick);
    for (const because of inspection?.problems ?? []) {
      const message = `${pick.file.filename} is not a valid wheel of ${pick.requirement.name} because ${because}`;
      this.problems.push({ code: 'NO_WHEEL', message });
    }
    this.tools.set(pick.requirement.key, pick);
  }

  async #dependenciesOf(key: string): Promise<readonly Dependency[]> {
    const pick = this.tools.get(key);
    if (pick === undefined) return this.before.get(key)?.metadata?.dependencies ?? [];
    return (await this.#query.library.wheel(pick)).inspection?.metadata?.dependencies ?? [];
  }
}

/** `name[extra]>=1`, without its marker. */
export function describe({ name, extras, specifiers }: Dependency): string {
  const bracket = extras.length === 0 ? '' : `[${extras.join(',')}]`;
  return `${name}${bracket}${specifiers.replaceAll(/\s+/g, '')}`;
}
