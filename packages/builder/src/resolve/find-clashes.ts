import type { Problem } from '../report/errors.ts';
import { showPlace } from '../wheels/installed-code.ts';
import { listSome } from '../wheels/list-some.ts';
import { type PackedCode, sharedMarks } from '../wheels/packed-code.ts';
import { lookKey } from './look-into-wheels.ts';
import type { MachineResolution, WheelPick } from './resolution.ts';
import { titleOf } from './why-no-wheel.ts';

type Packages = Pick<MachineResolution['environments'][number], 'lock' | 'picks'>;

/** The code that a wheel installs; undefined where that is not known. */
export type CodeOf = (pick: WheelPick) => PackedCode | undefined;

/**
 * Finds packages of one environment that have different code in one place, of which the one that is installed last would
 * replace the other's (`DRIFT`, as `verify` finds it). Many possible machines have the same packages, which are compared
 * once.
 */
export function clashFinder(codeOf: CodeOf): (environment: Packages) => readonly Problem[] {
  const known = new Map<string, readonly Problem[]>();
  return ({ lock, picks }) => {
    const environment = lock.environment.name;
    const key = JSON.stringify([environment, picks.map((pick) => lookKey(pick, true))]);
    const found =
      known.get(key) ?? findClashes(picks, codeOf).map((problem) => ({ ...problem, environment }));
    known.set(key, found);
    return found;
  };
}

function findClashes(picks: readonly WheelPick[], codeOf: CodeOf): readonly Problem[] {
  const shared = sharedMarks(picks.flatMap((pick) => codeOf(pick) ?? []));
  if (shared.size === 0) return [];
  const code = new Map(picks.map((pick) => [pick, codeOf(pick)?.at(shared)]));
  const owners = new Map<string, WheelPick>();
  const clashes = new Map<WheelPick, Map<WheelPick, string[]>>();
  for (const pick of picks) {
    for (const [place, content] of code.get(pick) ?? []) {
      const owner = owners.get(place);
      if (owner === undefined) owners.set(place, pick);
      else if (code.get(owner)?.get(place) !== content) {
        const ofPick = clashes.get(pick) ?? new Map<WheelPick, string[]>();
        const places = ofPick.get(owner) ?? [];
        places.push(place);
        clashes.set(pick, ofPick.set(owner, places));
      }
    }
  }
  return [...clashes].flatMap(([pick, others]) =>
    [...others].map(([other, places]) => clashOf(pick, other, places)),
  );
}

function clashOf({ requirement }: WheelPick, other: WheelPick, places: readonly string[]): Problem {
  const { file, line } = requirement;
  const both = `${titleOf(requirement)} and ${titleOf(other.requirement)}`;
  const message = `${both} have different code in one place, ${listSome(places.map(showPlace))}; expected one of the two packages`;
  return { code: 'DRIFT', message, file, line };
}
