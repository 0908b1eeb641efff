import type { Machine } from '../machine/machine.ts';
import type { Problem } from '../report/errors.ts';
import { BuilderError } from '../report/errors.ts';
import { throwProblems } from '../report/problem.ts';
import { normalizeName } from '../requirements/requirement.ts';
import { sameVersion } from '../requirements/version.ts';
import type { StoredWheel } from '../resolve/download-wheels.ts';
import type { WheelPick } from '../resolve/resolution.ts';
import type { Installed } from './install.ts';
import { type Inventory, parseInventory } from './inventory.ts';
import { onEveryMachine } from './on-every-machine.ts';
import { lastLines, type PhaseOptions, runScript } from './run-script.ts';
import { verifyScript } from './verify-script.ts';

const TITLE = 'Environments differ from the lock file';

/** Bytes of the inventories of one machine; a thousand packages have 200 KB. */
const MOST_INVENTORY = 4_000_000;

/** The packages of one environment on one machine. */
export interface InstalledEnvironment {
  readonly name: string;
  readonly python: string;
  readonly pip: string;
  readonly packages: readonly InstalledPackage[];
}

export interface InstalledPackage {
  readonly name: string;
  readonly version: string;
  /** Of the wheel it was installed from. */
  readonly sha256: string;
}

export interface Verified extends Installed {
  /** By machine. */
  readonly inventory: ReadonlyMap<string, readonly InstalledEnvironment[]>;
}

/**
 * Checks on every machine that each environment has exactly the locked packages, from the locked wheels.
 * @throws BuilderError `DRIFT` that lists every difference.
 */
export async function verifyEnvironments(installed: Installed, options: PhaseOptions): Promise<Verified> {
  const inventory = await onEveryMachine(TITLE, installed.machines, (machine) =>
    verifyMachine(machine, installed, options),
  );
  return { ...installed, inventory };
}

async function verifyMachine(
  machine: Machine,
  { build: { environments }, resolutions, wheels }: Installed,
  options: PhaseOptions,
): Promise<readonly InstalledEnvironment[]> {
  if (environments.length === 0) return [];
  const script = verifyScript(environments);
  const result = await runScript(machine, script, {
    ...options,
    phase: 'verify',
    isQuiet: true,
    maxStdoutBytes: MOST_INVENTORY,
  });
  if (result.exitCode !== 0) throw new BuilderError('MACHINE_FAILED', lastLines(result));
  const resolution = resolutions.find((candidate) => candidate.machine === machine.name);
  const lines = result.stdout.trim().split('\n');
  const problems: Problem[] = [];
  const found = environments.map(({ name }, index) => {
    const inventory = parseInventory(name, lines[index] ?? '');
    const picks = resolution?.environments.find(({ lock }) => lock.environment.name === name)?.picks ?? [];
    const differences = compare({ inventory, picks, wheels });
    problems.push(...differences.map((problem) => ({ ...problem, environment: name })));
    return describe(name, inventory);
  });
  throwProblems(TITLE, problems);
  return found;
}

interface Comparison {
  readonly inventory: Inventory;
  readonly picks: readonly WheelPick[];
  readonly wheels: ReadonlyMap<string, StoredWheel>;
}

function compare({ inventory, picks, wheels }: Comparison): readonly Problem[] {
  const problems: Problem[] = [];
  const installed = new Map(inventory.installed.map(([name, version]) => [normalizeName(name), version]));
  const hashes = new Map(inventory.hashes.map(([name, , hash]) => [normalizeName(name), hash]));
  for (const { requirement, file } of picks) {
    const { name, key, version, file: source, line } = requirement;
    const complain = (message: string): void =>
      void problems.push({ code: 'DRIFT', message, file: source, line });
    const found = installed.get(key);
    if (found === undefined) complain(`${name}==${version} is missing`);
    else if (!sameVersion(found, version)) complain(`${name} is ${found}; expected ${version}`);
    const expected = wheels.get(file.filename)?.sha256;
    if (found !== undefined && hashes.get(key) !== expected) {
      complain(
        `${name}==${version} was installed from sha256:${hashes.get(key) ?? 'unknown'}; expected sha256:${expected}`,
      );
    }
  }
  const locked = new Set(picks.map(({ requirement }) => requirement.key));
  for (const [name, version] of inventory.installed) {
    if (!locked.has(normalizeName(name)))
      problems.push({ code: 'DRIFT', message: `${name}==${version} is installed and not locked` });
  }
  return problems;
}

function describe(name: string, { installed, hashes, python, pip }: Inventory): InstalledEnvironment {
  const byKey = new Map(hashes.map(([key, , hash]) => [normalizeName(key), hash]));
  const packages = installed.map(([project, version]) => {
    return { name: project, version, sha256: byKey.get(normalizeName(project)) ?? '' };
  });
  return { name, python, pip, packages };
}
