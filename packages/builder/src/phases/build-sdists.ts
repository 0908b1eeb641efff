import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Logger } from '@ami-select/core';
import { saysFullDisk, TransportError } from '@ami-select/transport';
import { BuiltNotes } from '../fetch/built-notes.ts';
import { type StoredWheel, storedWheel } from '../fetch/stored-wheel.ts';
import { FOLDERS, REMOTE_ROOT } from '../machine/layout.ts';
import type { Machine } from '../machine/machine.ts';
import { BuilderError, type Problem } from '../report/errors.ts';
import { throwProblems } from '../report/problem.ts';
import { judgeComplete } from '../resolve/check-complete.ts';
import { licenceProblems } from '../resolve/check-licences.ts';
import type { CodeSource } from '../resolve/find-clashes.ts';
import type { WheelPick } from '../resolve/resolution.ts';
import { type AssignedBuild, assignBuilds } from './assign-builds.ts';
import { buildSdistsScript, type ScriptBuild } from './build-sdists-script.ts';
import { codeBesideBuilt } from './built-code.ts';
import { withBuilt } from './built-resolution.ts';
import { type BuiltWheel, takeBuilt } from './built-wheel.ts';
import { watchWorkspaces } from './check-workspace.ts';
import { wheelPath } from './delivery.ts';
import { licenceIn } from './fetch.ts';
import { onEveryMachine } from './on-every-machine.ts';
import { openStore, type StoreOptions } from './open-store.ts';
import { itsLastLines, type PhaseOptions, runScript } from './run-script.ts';
import { shareBuilt } from './share-built.ts';
import type { SystemReady } from './system.ts';
import { unpackPythons } from './unpack-pythons.ts';

export interface BuildSdistsOptions extends PhaseOptions, StoreOptions {
  readonly logger: Pick<Logger, 'warn'>;
}

const TITLE = 'Source archives could not be built';

/** Milliseconds of one build. */
const LONGEST_MS = 60 * 60 * 1000;

/** Lines of a build that timed out which its problem quotes. */
const LAST_LINES = 12;

/** Milliseconds until the wheels are here. */
const FETCH_MS = 30 * 60 * 1000;

/** Whether a machine has to build anything. */
export function buildsSdists({ resolutions }: Pick<SystemReady, 'resolutions'>): boolean {
  return assignBuilds(resolutions).size > 0;
}

/**
 * Builds each source archive on one machine, for all with the same Python and platform: offline, in an environment of
 * its own. Its wheel is brought here, judged like one of an index, and brought to every machine that installs it.
 * @throws BuilderError `NO_WHEEL`, `UNPINNED`, `INVALID_BUILD`, `LICENCE`, `HASH`, `DRIFT`, `MACHINE_FAILED`, `TIMED_OUT`
 */
export async function buildSdists(ready: SystemReady, options: BuildSdistsOptions): Promise<SystemReady> {
  const assigned = assignBuilds(ready.resolutions);
  const builders = ready.machines.filter(({ name }) => assigned.has(name));
  if (builders.length === 0) return ready;
  const checkWorkspaces = await watchWorkspaces(ready, { ...options, assigned });
  await unpackPythons(ready, options);
  const results = await onEveryMachine(TITLE, builders, (machine) =>
    buildOn(machine, assigned.get(machine.name) ?? [], { ...options, ready }),
  );
  await checkWorkspaces();
  const built = new Map<string, BuiltWheel>();
  for (const wheels of results.values())
    for (const [key, wheel] of wheels) if (!built.has(key)) built.set(key, wheel);
  const complete = withBuilt(ready, built);
  await judge(ready, complete, { ...options, code: await codeBesideBuilt(ready, complete) });
  await shareBuilt(ready, complete, { ...options, builders: [...assigned.keys()] });
  return complete;
}

interface BuildOnOptions extends BuildSdistsOptions {
  readonly ready: SystemReady;
}

async function buildOn(
  machine: Machine,
  builds: readonly AssignedBuild[],
  { ready, ...options }: BuildOnOptions,
): Promise<ReadonlyMap<string, BuiltWheel>> {
  const keys = builds.map(({ build }) => build.key);
  for (const one of builds) await buildOne(machine, one, { ...options, ready, keys });
  return bringHome(machine, builds, options);
}

/** A script of its own, so that the archive is known that takes too long. */
async function buildOne(
  machine: Machine,
  one: AssignedBuild,
  { ready, keys, ...options }: BuildOnOptions & { readonly keys: readonly string[] },
): Promise<void> {
  const kept = await new BuiltNotes(openStore(options).folder).sha256Of(one.build.key);
  const script = buildSdistsScript([{ ...scriptBuild(one, ready.wheels), kept }], {
    pythons: ready.build.pythons,
    installer: ready.build.installer,
    keys,
  });
  const { filename } = one.build.file;
  const fail = (code: 'NO_WHEEL' | 'TIMED_OUT' | 'MACHINE_FAILED', message: string): never => {
    throw new BuilderError(code, message, { problems: [{ ...placeOf(one), code, message }] });
  };
  const last: string[] = [];
  try {
    const result = await runScript(machine, script, {
      ...options,
      report: (event) => {
        if (event.type === 'output' && last.push(event.line) > LAST_LINES) last.shift();
        options.report(event);
      },
      phase: 'sdists',
      timeoutMs: LONGEST_MS,
    });
    if (result.exitCode === 0) return;
    const said = itsLastLines(result, options.mask);
    if (saysFullDisk(said))
      fail('MACHINE_FAILED', `its disk is full: ${filename} could not be built; ${said}`);
    fail('NO_WHEEL', `${filename} could not be built; ${said}`);
  } catch (error) {
    if (!(error instanceof TransportError && error.code === 'TIMED_OUT')) throw error;
    const minutes = LONGEST_MS / 60_000;
    const lines = last.length === 0 ? 'it printed nothing' : `its last lines:\n${last.join('\n')}`;
    fail('TIMED_OUT', `the build of ${filename} took longer than ${minutes} minutes and was ended; ${lines}`);
  }
}

/** Paths of archive and tools, as the delivery laid them. */
function scriptBuild(
  { build, interpreter }: AssignedBuild,
  wheels: ReadonlyMap<string, StoredWheel>,
): ScriptBuild {
  const { key, sdist, tools, before } = build;
  const paths = tools.flatMap((tool) => {
    const stored = storedWheel(tool, wheels);
    return stored === undefined ? [] : [wheelPath(stored)];
  });
  const folders = before.map((one) => `${FOLDERS.built}/${one.key}`);
  return { key, interpreter, sdist: wheelPath(sdist), tools: [...paths, ...folders] };
}

async function bringHome(
  machine: Machine,
  builds: readonly AssignedBuild[],
  options: BuildSdistsOptions,
): Promise<ReadonlyMap<string, BuiltWheel>> {
  const store = openStore(options);
  const notes = new BuiltNotes(store.folder);
  const folder = await mkdtemp(join(options.outputDirectory, '.built-'));
  try {
    const { files } = await machine.transport.getTree(
      builds.map(({ build }) => `${build.key}/*.whl`),
      {
        remoteDirectory: `${REMOTE_ROOT}/${FOLDERS.built}`,
        localDirectory: folder,
        signal: options.signal,
        timeoutMs: FETCH_MS,
      },
    );
    const built = new Map<string, BuiltWheel>();
    const problems: Problem[] = [];
    for (const one of builds) {
      const taken = await takeBuilt(one, { folder, files, store, signal: options.signal });
      if ('problems' in taken)
        problems.push(...taken.problems.map((problem) => ({ ...placeOf(one), ...problem })));
      else built.set(one.build.key, taken);
    }
    throwProblems('Built wheels are not what they should be', problems);
    for (const [key, { stored }] of built) await notes.note(key, stored.sha256);
    return built;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function placeOf({ build, environment }: AssignedBuild): Pick<Problem, 'file' | 'line' | 'environment'> {
  const { file, line } = build.requirement;
  return { file, line, environment };
}

interface JudgeOptions extends BuildSdistsOptions {
  readonly code: CodeSource;
}

/** What only the built wheels tell: what they need, the code that they install, and their licences. */
async function judge(
  before: SystemReady,
  complete: SystemReady,
  { logger, code }: JudgeOptions,
): Promise<void> {
  const { build, resolutions, wheels, inspections } = complete;
  const known = new Set<string>();
  await judgeComplete(before.resolutions, { ...before, warn: (warning) => known.add(warning) });
  const warn = (warning: string): void => {
    if (!known.has(warning)) logger.warn(warning);
  };
  await judgeComplete(resolutions, { wheels, inspections, code, warn });
  if (build.licences === undefined) return;
  const licenceOf = (pick: WheelPick): string => licenceIn(complete, pick);
  throwProblems('Licences are not allowed', licenceProblems(resolutions, licenceOf, build.licences));
}
