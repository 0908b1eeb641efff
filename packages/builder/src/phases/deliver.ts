import { REMOTE_ROOT } from '../machine/layout.ts';
import type { Machine } from '../machine/machine.ts';
import { BuilderError, type Problem } from '../report/errors.ts';
import { throwProblems } from '../report/problem.ts';
import { assignBuilds } from './assign-builds.ts';
import { checkFilesScript } from './check-files-script.ts';
import { checksumsOf } from './checksums.ts';
import { pythonFiles } from './deliver-pythons.ts';
import { type DeliveredFile, deliveryFor } from './delivery.ts';
import { differingFile } from './differing-file.ts';
import { downloadSystemPackages } from './download-system.ts';
import type { Fetched } from './fetch.ts';
import { assertFits, installedBytes, neededBytes } from './free-space.ts';
import { type HashedUpload, hashUploads } from './hash-uploads.ts';
import { onEveryMachine } from './on-every-machine.ts';
import { prepareScript } from './prepare-script.ts';
import { lastLines, type PhaseOptions, runScript } from './run-script.ts';

/** Every file and every system package is on every machine, and nothing is installed anywhere. */
export interface Delivered extends Fetched {
  readonly delivered: true;
  /** What lies in the workspaces; absent where steps have begun to work in them. */
  readonly hashedUploads?: readonly Pick<HashedUpload, 'path' | 'sha256' | 'mode'>[] | undefined;
}

export interface DeliverOptions extends PhaseOptions {
  /** Gets the uploads with their hashes before anything is sent. */
  readonly onHashed?: ((uploads: readonly HashedUpload[]) => Promise<void>) | undefined;
}

const TITLE = 'The files could not be delivered';

/** Bytes of the paths that an earlier build left; a thousand wheels have 200 KB. */
const MOST_KEPT = 4_000_000;

/**
 * Brings wheels, tools, archives of Pythons, requirement files and sources to every machine, each in one stream, compares
 * the sha256 of every file there, and downloads the system packages. Wheels that an earlier build left are compared first
 * and not sent again.
 * @throws BuilderError `HASH` that names machine and file; `SYSTEM_PACKAGE`; `MACHINE_FAILED`, also for a full disk.
 */
export async function deliverEverything(fetched: Fetched, options: DeliverOptions): Promise<Delivered> {
  const { machines, resolutions, wheels, inspections } = fetched;
  const uploads = await hashUploads(fetched.uploads, options.signal);
  await options.onHashed?.(uploads);
  const builds = assignBuilds(resolutions);
  const deliveries = new Map(
    machines.map(({ name }) => {
      const resolution = resolutions.find(({ machine }) => machine === name);
      const pythons = fetched.brought.get(name) ?? [];
      const files = [...deliveryFor(resolution, wheels, uploads, builds.get(name)), ...pythonFiles(pythons)];
      return [name, { resolution, files, pythons }];
    }),
  );
  const missing = await onEveryMachine(TITLE, machines, async (machine) => {
    const { files = [], resolution, pythons = [] } = deliveries.get(machine.name) ?? {};
    const { kept, free } = await prepare(machine, files, options);
    const query = { files, kept, resolution, wheels, inspections, pythons, builds: builds.get(machine.name) };
    assertFits(neededBytes(query), free);
    return { entries: files.filter(({ path }) => !kept.has(path)), installed: installedBytes(query) };
  });
  await onEveryMachine(TITLE, machines, async (machine) => {
    const { entries = [], installed = 0 } = missing.get(machine.name) ?? {};
    const { signal } = options;
    // What an earlier build left was compared just now.
    if (entries.length > 0) {
      await machine.transport.putTree(entries, REMOTE_ROOT, { signal });
      await checkFiles(machine, entries, options);
    }
    await downloadSystemPackages(machine, fetched, { ...options, reservedBytes: installed });
  });
  return { ...fetched, delivered: true, hashedUploads: uploads };
}

interface Prepared {
  /** Paths of files of an earlier build that are as they must be, and of the stamps of its environments. */
  readonly kept: ReadonlySet<string>;
  /** Bytes. */
  readonly free: number;
}

async function prepare(
  machine: Machine,
  files: readonly DeliveredFile[],
  options: PhaseOptions,
): Promise<Prepared> {
  const result = await runScript(machine, prepareScript(), {
    ...options,
    phase: 'deliver',
    isQuiet: true,
    repeatable: true,
    stdin: checksumsOf(files.filter(({ mayBeThere }) => mayBeThere)),
    maxStdoutBytes: MOST_KEPT,
  });
  if (result.exitCode !== 0) throw new BuilderError('MACHINE_FAILED', lastLines(result));
  const [disk = '', ...kept] = result.stdout.split('\n');
  const kibibytes = /(\d+)\s+\d+%/.exec(disk)?.[1];
  return {
    kept: new Set(kept),
    free: kibibytes === undefined ? Number.POSITIVE_INFINITY : Number(kibibytes) * 1024,
  };
}

/** Compares the sha256 of files on a machine. @throws BuilderError `HASH` that names each that differs */
export async function checkFiles(
  machine: Machine,
  files: readonly DeliveredFile[],
  options: PhaseOptions,
): Promise<void> {
  const stdin = checksumsOf(files);
  const result = await runScript(machine, checkFilesScript(), {
    ...options,
    phase: 'deliver',
    isQuiet: true,
    repeatable: true,
    stdin,
  });
  if (result.exitCode === 0) return;
  const differing = result.stdout.split('\n').flatMap((line) => differingFile(line)?.path ?? []);
  const problems = differing.map((path): Problem => {
    const expected = files.find((file) => file.path === path)?.sha256 ?? 'another';
    return { code: 'HASH', message: `${path} arrived with other bytes; expected sha256:${expected}` };
  });
  throwProblems(TITLE, problems);
  throw new BuilderError('MACHINE_FAILED', `the files cannot be checked: ${lastLines(result)}`);
}
