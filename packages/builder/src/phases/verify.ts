import type { Logger } from '@ami-select/core';
import type { Machine } from '../machine/machine.ts';
import type { Problem } from '../report/errors.ts';
import { BuilderError } from '../report/errors.ts';
import { throwProblems } from '../report/problem.ts';
import { countMore } from '../report/shorten.ts';
import { ownPipOf } from '../resolve/own-pip.ts';
import type { MachineResolution } from '../resolve/resolution.ts';
import { compareInventory } from './compare-inventory.ts';
import type { Installed } from './install.ts';
import { type Inventory, parseInventory } from './inventory.ts';
import { onEveryMachine } from './on-every-machine.ts';
import { lastLines, type PhaseOptions, runScript } from './run-script.ts';
import { verifyScript } from './verify-script.ts';

const TITLE = 'Environments differ from the lock file';

const AGAIN = 'expected "install" as the phase to start from, which makes them anew';

/** Bytes of the inventories of one machine; a thousand packages have 200 KB. */
const MOST_INVENTORY = 4_000_000;

/** The packages of one environment on one machine. */
export interface InstalledEnvironment {
  readonly name: string;
  readonly python: string;
  /** `uv 0.13.9`, `machine-pip 24.0` and such. */
  readonly installer: string;
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

export interface VerifyOptions extends PhaseOptions {
  /** Whether an earlier run installed the environments. */
  readonly wereLeft?: boolean | undefined;
  /** Told of wheels whose RECORD is wrong; nobody when absent. */
  readonly logger?: Pick<Logger, 'warn'> | undefined;
}

/**
 * Checks on every machine that each environment has exactly the files of the locked wheels.
 * @throws BuilderError `DRIFT` that lists every difference, and for environments that were left how to make them anew.
 */
export async function verifyEnvironments(
  installed: Installed,
  { wereLeft = false, logger, ...options }: VerifyOptions,
): Promise<Verified> {
  const title = wereLeft ? `${TITLE}, and the last run left them; ${AGAIN}` : TITLE;
  const warnings = new Set<string>();
  const inventory = await onEveryMachine(title, installed.machines, (machine) =>
    verifyMachine(machine, installed, { ...options, warnings }),
  );
  for (const warning of warnings) logger?.warn(warning);
  return { ...installed, inventory };
}

async function verifyMachine(
  machine: Machine,
  { build: { environments, pythons }, resolutions, wheels }: Installed,
  { warnings, ...options }: PhaseOptions & { readonly warnings: Set<string> },
): Promise<readonly InstalledEnvironment[]> {
  if (environments.length === 0) return [];
  const result = await runScript(machine, verifyScript(environments, pythons), {
    ...options,
    phase: 'verify',
    isQuiet: true,
    repeatable: true,
    maxStdoutBytes: MOST_INVENTORY,
  });
  if (result.exitCode !== 0) throw new BuilderError('MACHINE_FAILED', lastLines(result));
  const resolution = resolutions.find((candidate) => candidate.machine === machine.name);
  const lines = result.stdout.trim().split('\n');
  const problems: Problem[] = [];
  const found = environments.map(({ name }, index) => {
    const inventory = parseInventory(name, lines[index] ?? '');
    const picks = resolution?.environments.find(({ lock }) => lock.environment.name === name)?.picks ?? [];
    const differences = compareInventory(inventory, picks, wheels);
    for (const wheel of inventory.misrecorded ?? []) warnings.add(describeMisrecorded(wheel));
    problems.push(...differences.map((problem) => ({ ...problem, environment: name })));
    return describe(name, inventory, installerOf(resolution));
  });
  throwProblems(TITLE, problems);
  return found;
}

/** pip and uv do not mind it: the wheel's bytes are what the lock pins. */
function describeMisrecorded([title, path, count]: readonly [string, string, number]): string {
  const files = `${JSON.stringify(path)}${count > 1 ? ` and ${countMore(count - 1)}` : ''}`;
  return `the RECORD in the wheel of ${JSON.stringify(title)} has other hashes than its files ${files}; the files are those of the wheel, whose sha256 the lock has`;
}

function describe(name: string, { packages, python }: Inventory, installer: string): InstalledEnvironment {
  const installed = packages.map(([project, version, sha256]) => ({ name: project, version, sha256 }));
  return { name, python, installer, packages: installed };
}

function installerOf(resolution: MachineResolution | undefined): string {
  const tool = resolution?.uv ?? resolution?.pip;
  if (tool !== undefined) return `${tool.requirement.name} ${tool.requirement.version}`;
  const [environment] = resolution?.environments ?? [];
  const version = environment && ownPipOf(environment.python);
  return version === undefined ? 'machine-pip' : `machine-pip ${version}`;
}
