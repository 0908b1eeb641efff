import type { Problem } from '../report/errors.ts';
import { type CodeMarks, differingPlaces, markOf } from '../wheels/code-marks.ts';
import { showPlace } from '../wheels/installed-code.ts';
import { SomeNames } from '../wheels/list-some.ts';
import { lookKey } from './look-into-wheels.ts';
import type { MachineResolution, WheelPick } from './resolution.ts';
import { titleOf } from './why-no-wheel.ts';

type Packages = Pick<MachineResolution['environments'][number], 'lock' | 'picks'>;

/** The code that wheels install. */
export interface CodeSource {
  /** Undefined where that is not known. */
  readonly codeOf: (pick: WheelPick) => CodeMarks | undefined;
  /** Looks into a wheel again, for the code that has one of the marks. */
  readonly lookAgain: (pick: WheelPick, wanted: ReadonlySet<number>) => Promise<CodeMarks | undefined>;
}

/** The clashes of an environment. */
export type ClashesOf = (environment: Packages) => readonly Problem[];

/** Places of two packages that are compared by their names; of more, all are counted, and these are shown. */
const MOST_NAMED = 20;

/**
 * Finds packages of one environment that have different code in one place, of which the one that is installed last would
 * replace the other's (`DRIFT`, as `verify` finds it). Many possible machines have the same packages, which are compared
 * once; wheels are looked into again for the names of what differs alone.
 * @throws what `lookAgain` throws
 */
export async function findClashes(
  resolutions: readonly Pick<MachineResolution, 'environments'>[],
  source: CodeSource,
): Promise<ClashesOf> {
  const found = new Map<string, readonly Problem[]>();
  for (const environment of resolutions.flatMap(({ environments }) => environments)) {
    const key = keyOf(environment);
    if (!found.has(key)) found.set(key, await clashesIn(environment, source));
  }
  return (environment) => found.get(keyOf(environment)) ?? [];
}

function keyOf({ lock, picks }: Packages): string {
  return JSON.stringify([lock.environment.name, picks.map((pick) => lookKey(pick, true))]);
}

/** Two packages that seem to have different code in one place. */
interface Suspects {
  readonly pick: WheelPick;
  readonly other: WheelPick;
  /** Marks of the first places. */
  readonly named: Set<number>;
  count: number;
}

async function clashesIn({ lock, picks }: Packages, source: CodeSource): Promise<readonly Problem[]> {
  const differing = differingPlaces(picks.flatMap((pick) => source.codeOf(pick) ?? []));
  if (differing.size === 0) return [];
  const suspects = suspectsOf(picks, differing, source);
  const names = new Map<WheelPick, ReadonlyMap<string, string>>();
  for (const pick of picks) {
    const own = suspects.filter((pair) => pair.pick === pick || pair.other === pick);
    const wanted = new Set(own.flatMap(({ named }) => [...named]));
    if (wanted.size > 0) names.set(pick, (await source.lookAgain(pick, wanted))?.named ?? new Map());
  }
  const environment = lock.environment.name;
  return suspects.flatMap((pair) => clashOf(pair, names)).map((problem) => ({ ...problem, environment }));
}

/** In the order of packages; of those with one place, the first has it, and the others are compared with that. */
function suspectsOf(
  picks: readonly WheelPick[],
  differing: ReadonlySet<number>,
  { codeOf }: CodeSource,
): readonly Suspects[] {
  const found = new Map<WheelPick, Map<WheelPick, Suspects>>();
  const codes = picks.map((pick) => ({ pick, code: codeOf(pick) }));
  for (const place of differing) {
    let owner: { readonly pick: WheelPick; readonly content: number } | undefined;
    for (const { pick, code } of codes) {
      const content = code?.contentOf(place);
      if (content === undefined) continue;
      owner ??= { pick, content };
      if (owner.pick === pick || owner.content === content) continue;
      const others = found.get(pick) ?? new Map<WheelPick, Suspects>();
      const pair = others.get(owner.pick) ?? { pick, other: owner.pick, named: new Set<number>(), count: 0 };
      found.set(pick, others.set(owner.pick, pair));
      pair.count += 1;
      if (pair.named.size < MOST_NAMED) pair.named.add(place);
    }
  }
  return picks.flatMap((pick) => picks.flatMap((other) => found.get(pick)?.get(other) ?? []));
}

function clashOf(
  { pick, other, named, count }: Suspects,
  names: ReadonlyMap<WheelPick, ReadonlyMap<string, string>>,
): readonly Problem[] {
  const [own, others] = [names.get(pick), names.get(other)];
  const places = new SomeNames();
  for (const [place, content] of own ?? []) {
    const otherContent = named.has(markOf(place)) ? others?.get(place) : undefined;
    if (otherContent !== undefined && otherContent !== content) places.add(showPlace(place));
  }
  places.addUnnamed(count - named.size);
  if (places.count === 0) return [];
  const { file, line } = pick.requirement;
  const both = `${titleOf(pick.requirement)} and ${titleOf(other.requirement)}`;
  const message = `${both} have different code in one place, ${places}; expected one of the two packages`;
  return [{ code: 'DRIFT', message, file, line }];
}
