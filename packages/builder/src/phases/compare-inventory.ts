import { type StoredWheel, storedWheel } from '../fetch/stored-wheel.ts';
import type { Problem } from '../report/errors.ts';
import { normalizeName } from '../requirements/requirement.ts';
import type { WheelPick } from '../resolve/resolution.ts';
import type { Inventory } from './inventory.ts';

/** Differences of an environment from the locked wheels, as a diff: `- expected`, `+ found`. */
export function compareInventory(
  inventory: Inventory,
  picks: readonly WheelPick[],
  wheels: ReadonlyMap<string, StoredWheel>,
): readonly Problem[] {
  const byKey = new Map(picks.map((pick) => [pick.requirement.key, pick]));
  const problems = inventory.differences.map(({ package: name, lines }): Problem => {
    const { file, line } = byKey.get(normalizeName(name))?.requirement ?? {};
    return { code: 'DRIFT', message: lines.join('\n'), file, line };
  });
  const more = inventory.count - inventory.differences.length;
  if (more > 0) problems.push({ code: 'DRIFT', message: `and ${more} more differences` });
  return [...wheelProblems(inventory, byKey, wheels), ...problems];
}

/** The list of wheels on the machine is compared as well, so that nothing there decides what is expected. */
function wheelProblems(
  { packages }: Inventory,
  picks: ReadonlyMap<string, WheelPick>,
  wheels: ReadonlyMap<string, StoredWheel>,
): readonly Problem[] {
  const problems: Problem[] = [];
  const found = new Map(packages.map((row) => [normalizeName(row[0]), row]));
  for (const [key, pick] of picks) {
    const { name, version, file, line } = pick.requirement;
    const expected = storedWheel(pick, wheels)?.sha256;
    const row = found.get(key);
    if (row !== undefined && row[2] === expected) continue;
    const plus = row === undefined ? '' : `\n+ ${row[0]}==${row[1]} sha256:${row[2]}`;
    const message = `- ${name}==${version} sha256:${expected ?? 'unknown'}${plus}`;
    problems.push({ code: 'DRIFT', message, file, line });
  }
  for (const [key, [name, version]] of found)
    if (!picks.has(key)) problems.push({ code: 'DRIFT', message: `+ ${name}==${version}` });
  return problems;
}
