import { join } from 'node:path';
import type { Clock } from '@ami-select/core';
import { interpreterOf } from '../definition/interpreter.ts';
import { PYTHON_ARCHITECTURES, type PythonArchive } from '../definition/pythons.ts';
import { fetchFiles } from '../fetch/fetch-files.ts';
import { WheelStore } from '../fetch/wheel-store.ts';
import type { Fetch } from '../index/package-index.ts';
import { webFile } from '../index/web-file.ts';
import { broughtFolder } from '../machine/brought-pythons.ts';
import type { MachineFacts } from '../machine/facts.ts';
import { REMOTE_ROOT } from '../machine/layout.ts';
import type { Machine } from '../machine/machine.ts';
import { BuilderError } from '../report/errors.ts';
import { onEveryMachine } from './on-every-machine.ts';
import { type Probed, probeMachine } from './probe.ts';
import { lastLines, type PhaseOptions, runScript } from './run-script.ts';
import { ARCHIVE, unpackPythonScript } from './unpack-python-script.ts';

export interface BringOptions extends PhaseOptions {
  readonly clock: Clock;
  /** Archives are kept in a folder in here. */
  readonly outputDirectory: string;
  readonly fetch?: Fetch | undefined;
}

const TITLE = 'Python could not be brought';

/**
 * Brings the Pythons that environments ask for to the machines that lack them, from the archives that the build names.
 * @throws BuilderError `HASH`, `UNREACHABLE_INDEX` or `MACHINE_FAILED` that names machine and archive
 */
export async function bringPythons(probed: Probed, options: BringOptions): Promise<Probed> {
  const { machines, build } = probed;
  const wanted = new Map(machines.map((machine) => [machine.name, missingOn(machine, probed)]));
  const all = [...wanted.values()].flat();
  if (all.length === 0) return probed;
  const files = await fetchArchives(all, options);
  const facts = await onEveryMachine(TITLE, machines, async (machine): Promise<MachineFacts> => {
    const known = probed.facts.get(machine.name);
    const missing = wanted.get(machine.name) ?? [];
    if (known !== undefined && missing.length === 0) return known;
    for (const one of missing) await bring(machine, one, files.get(one.archive.sha256) ?? '', options);
    return probeMachine(machine, build, options);
  });
  return { ...probed, facts };
}

interface Missing {
  readonly version: string;
  readonly archive: PythonArchive;
}

function missingOn({ name }: Machine, { build, facts }: Probed): readonly Missing[] {
  const { architecture = '', pythons = {} } = facts.get(name) ?? {};
  const versions = new Set(
    build.environments.filter((one) => pythons[interpreterOf(one)] === undefined).map(({ python }) => python),
  );
  return [...versions].flatMap((version = '') => {
    const archive = build.pythons?.[version]?.[PYTHON_ARCHITECTURES[architecture] ?? ''];
    return archive === undefined ? [] : [{ version, archive }];
  });
}

/** Paths on this machine by sha256. */
async function fetchArchives(
  missing: readonly Missing[],
  { clock, fetch, outputDirectory, signal }: BringOptions,
): Promise<ReadonlyMap<string, string>> {
  const store = new WheelStore({ folder: join(outputDirectory, '.wheelhouse'), clock });
  const paths = new Map<string, string>();
  for (const { version, archive } of missing) {
    if (paths.has(archive.sha256)) continue;
    const hashes = [`sha256:${archive.sha256}`];
    const file = webFile(archive.url, hashes, { clock, fetch });
    const requirement = { hashes, file: 'build.pythons', line: 1 };
    const stored = await fetchFiles([{ requirement, file }], { store, signal }).catch((cause: unknown) => {
      throw cause instanceof BuilderError ? unfetched(version, cause) : cause;
    });
    for (const { path } of stored.values()) paths.set(archive.sha256, path);
  }
  return paths;
}

function unfetched(version: string, cause: BuilderError): BuilderError {
  const because = cause.problems[0]?.message ?? cause.message;
  const message = `the archive of Python ${version} cannot be used: ${because}`;
  const problems = [{ code: cause.code, message, field: `build.pythons.${version}` }];
  return new BuilderError(cause.code, `${TITLE}: ${message}`, { problems, cause });
}

async function bring(
  machine: Machine,
  { version, archive }: Missing,
  file: string,
  options: PhaseOptions,
): Promise<void> {
  const entry = { path: `${broughtFolder(archive.sha256)}/${ARCHIVE}`, content: { file } };
  await machine.transport.putTree([entry], REMOTE_ROOT, { signal: options.signal });
  const script = unpackPythonScript(version, archive);
  const result = await runScript(machine, script, { ...options, phase: 'probe' });
  if (result.exitCode === 0) return;
  throw new BuilderError(result.exitCode === 11 ? 'HASH' : 'MACHINE_FAILED', lastLines(result));
}
