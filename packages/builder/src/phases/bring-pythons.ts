import { interpreterOf } from '../definition/interpreter.ts';
import { PYTHON_ARCHITECTURES } from '../definition/pythons.ts';
import type { Fetch } from '../index/package-index.ts';
import type { MachineFacts } from '../machine/facts.ts';
import type { Machine } from '../machine/machine.ts';
import type { Problem } from '../report/errors.ts';
import { throwProblems } from '../report/problem.ts';
import { expectPython } from '../resolve/python-facts.ts';
import { type BroughtPython, fetchPython, type WantedPython } from './fetch-python.ts';
import { openStore, type StoreOptions } from './open-store.ts';
import type { Probed } from './probe.ts';

export type { BroughtPython } from './fetch-python.ts';

/** Machines with the Pythons that they have, and those that they will have. */
export interface Brought extends Probed {
  /** The Pythons that each machine lacks and gets, by its name. */
  readonly brought: ReadonlyMap<string, readonly BroughtPython[]>;
}

export interface BringOptions extends StoreOptions {
  readonly fetch?: Fetch | undefined;
  /** A fetch of the same archives that has begun already, which is waited for; see `fetchAhead`. */
  readonly begun?: Promise<unknown> | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Finds the archives of the Pythons that environments ask for and machines lack, and reads in them what these Pythons
 * will be. No machine gets anything yet: they are delivered with the other files, and unpacked when everything is
 * everywhere.
 * @throws BuilderError `HASH`, `UNREACHABLE_INDEX` or `INVALID_BUILD` that names the archive; `MACHINE_FAILED` for one
 * that a machine cannot run
 */
export async function bringPythons(probed: Probed, options: BringOptions): Promise<Brought> {
  const { machines } = probed;
  const wanted = new Map(machines.map((machine) => [machine.name, missingOn(machine, probed)]));
  const all = [...wanted.values()].flat();
  if (all.length === 0) return { ...probed, brought: new Map() };
  await options.begun;
  const archives = await fetchOnce(all, options);
  const brought = new Map(
    [...wanted].map(([name, missing]) => {
      return [name, missing.flatMap(({ archive }) => archives.get(archive.sha256) ?? [])];
    }),
  );
  throwProblems('Python cannot be brought', loaderProblems(probed, brought));
  const facts = [...probed.facts].map(([name, known]): [string, MachineFacts] => {
    const pythons = { ...known.pythons };
    for (const { version, contents } of brought.get(name) ?? []) {
      const command = `python${version}`;
      pythons[command] = expectPython(command, contents, known);
    }
    return [name, { ...known, pythons }];
  });
  return { ...probed, facts: new Map(facts), brought };
}

function missingOn({ name }: Machine, { build, facts }: Probed): readonly WantedPython[] {
  const { architecture: machine = '', pythons = {} } = facts.get(name) ?? {};
  const architecture = PYTHON_ARCHITECTURES[machine] ?? '';
  const versions = new Set(
    build.environments.filter((one) => pythons[interpreterOf(one)] === undefined).map(({ python }) => python),
  );
  return [...versions].flatMap((version = '') => {
    const archive = build.pythons?.[version]?.[architecture];
    return archive === undefined ? [] : [{ version, architecture, archive }];
  });
}

/** By sha256. */
async function fetchOnce(
  wanted: readonly WantedPython[],
  { clock, fetch, signal, ...options }: BringOptions,
): Promise<ReadonlyMap<string, BroughtPython>> {
  const store = openStore({ clock, ...options });
  const archives = new Map<string, BroughtPython>();
  for (const one of wanted) {
    const { sha256 } = one.archive;
    if (!archives.has(sha256)) archives.set(sha256, await fetchPython(one, { clock, store, fetch, signal }));
  }
  return archives;
}

/** A program whose loader a machine lacks cannot start there. */
function loaderProblems({ facts }: Probed, brought: Brought['brought']): readonly Problem[] {
  return [...brought].flatMap(([machine, pythons]) => {
    const { family = 'none' } = facts.get(machine)?.libc ?? {};
    return pythons.flatMap(({ version, contents: { libc } }): readonly Problem[] => {
      if (libc === undefined || family === 'none' || libc === family) return [];
      const message = `the archive of Python ${version} is not valid because its programs need ${libc} and the machine has ${family}; expected one for ${family}`;
      return [{ code: 'MACHINE_FAILED', message, field: `build.pythons.${version}`, machine }];
    });
  });
}
