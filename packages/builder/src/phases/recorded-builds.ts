import { keyOf } from '../fetch/stored-wheel.ts';
import type { RecordedWheel } from '../index/recorded-index.ts';
import type { Lock } from '../requirements/read-locks.ts';
import type { Requirement } from '../requirements/requirement.ts';
import type { Fetched } from './fetch.ts';

/** The locks with the wheels that an earlier build made of the source archives that they allow. */
export function allowBuilt(locks: readonly Lock[], wheels: readonly RecordedWheel[]): readonly Lock[] {
  const allow = (requirement: Requirement): Requirement => {
    const { hashes } = requirement;
    const built = wheels.filter(({ builtFrom }) => hashes.includes(`sha256:${builtFrom?.sha256}`));
    if (built.length === 0) return requirement;
    return { ...requirement, hashes: [...hashes, ...built.map(({ sha256 }) => `sha256:${sha256}`)] };
  };
  return locks.map((lock) => ({ ...lock, requirements: lock.requirements.map(allow) }));
}

/** The stage with the source archives of wheels that an earlier build made. */
export function nameArchives<Stage extends Pick<Fetched, 'wheels'>>(
  stage: Stage,
  wheels: readonly RecordedWheel[],
): Stage {
  const archives = new Map(wheels.map((wheel) => [keyOf(wheel), wheel.builtFrom]));
  const named = [...stage.wheels].map(([key, wheel]) => {
    const builtFrom = archives.get(keyOf(wheel));
    return [key, builtFrom === undefined ? wheel : { ...wheel, builtFrom }] as const;
  });
  return { ...stage, wheels: new Map(named) };
}
