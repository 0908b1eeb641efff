import { join, resolve } from 'node:path';
import { type Clock, redactUrl } from '@ami-select/core';
import { BUILD_REQUIREMENTS } from '../definition/allow-sdist.ts';
import type { Step } from '../definition/build.ts';
import { BUILD_LIMITS, LIMIT_FIELDS } from '../definition/build-limits.ts';
import type { Checked } from '../phases/check.ts';
import type { Collected } from '../phases/collect.ts';
import { installScript } from '../phases/install-script.ts';
import { pathInBuild } from '../requirements/path-in-command.ts';
import { hashFile } from './hash-file.ts';
import { type ReadTestsOptions, readTests } from './read-tests.ts';
import type { BuildRecord, MachineRecord, RecordedCommand, RecordedFile, RecordedLock } from './record.ts';
import { recordSystem } from './recorded-system.ts';

/** The result of the last phase of a run; nothing before the first. */
export type KnownStage = Partial<Omit<Collected, keyof Checked>> &
  Partial<Checked> &
  Partial<Pick<BuildRecord, 'contents' | 'uploadList'>>;

export interface RecordOptions extends Omit<BuildRecord, 'version' | keyof StageRecord> {
  /** Where the artifacts are. */
  readonly outputDirectory: string;
  readonly clock: Pick<Clock, 'now'>;
}

type StageRecord = Pick<
  BuildRecord,
  | 'index'
  | 'system'
  | 'locks'
  | 'wheels'
  | 'pythons'
  | 'contents'
  | 'uploadList'
  | 'commands'
  | 'installsWith'
  | 'installer'
  | 'machines'
>;

/** The record of a run, with the hashes of its files and the tests that its JUnit files count. */
export async function createRecord(
  known: KnownStage,
  { outputDirectory, clock, ...run }: RecordOptions,
): Promise<BuildRecord> {
  const { machines = [], indexName = '', wheels = new Map(), systemReady, build } = known;
  const locks = await recordLocks(known);
  const recorded: MachineRecord[] = [];
  for (const { name, facts } of machines)
    recorded.push({
      ...(await recordMachine(name, known, { folder: join(outputDirectory, name), clock })),
      facts,
    });
  const hasInstalled =
    systemReady === true &&
    (known.resolutions?.length ?? 0) > 0 &&
    build !== undefined &&
    build.environments.length > 0;
  // Each field by its name: what a caller passes besides them, such as its build, has credentials and is nobody's.
  return {
    version: 2,
    state: run.state,
    phase: run.phase,
    failure: run.failure,
    reached: run.reached,
    continues: run.continues,
    earlier: run.earlier,
    stepsBegan: run.stepsBegan,
    startedAt: run.startedAt,
    finishedAt: run.finishedAt,
    seconds: run.seconds,
    index: indexName,
    locks,
    wheels: [...wheels.values()].map(({ filename, sha256, bytes, builtFrom }) => ({
      filename,
      sha256,
      bytes,
      ...(builtFrom && { builtFrom }),
    })),
    system: recordSystem(build?.system),
    pythons: recordPythons(known.brought),
    contents: known.contents ?? [],
    uploadList: known.uploadList,
    commands: (build?.steps ?? []).map(recordCommand),
    installsWith: installsWith(build),
    installer: hasInstalled ? installScript(build) : undefined,
    machines: recorded,
  };
}

/** The installer of a build that installs something. */
export function installsWith(build: KnownStage['build']): BuildRecord['installsWith'] {
  return build === undefined || build.environments.length === 0 ? undefined : (build.installer ?? 'auto');
}

/** Each archive once, on however many machines it is. */
function recordPythons(brought: KnownStage['brought']): BuildRecord['pythons'] {
  const all = [...(brought?.values() ?? [])].flat();
  const pythons = new Map(all.map(({ version, sha256, bytes }) => [sha256, { version, sha256, bytes }]));
  return pythons.size === 0 ? undefined : [...pythons.values()];
}

/** Every requirement file, also those that others include. */
export async function recordLocks({
  build,
  locks = [],
  buildPins = [],
}: Pick<KnownStage, 'build' | 'locks' | 'buildPins'>): Promise<readonly RecordedLock[]> {
  const recorded: RecordedLock[] = [];
  const tools = { name: BUILD_REQUIREMENTS, requirements: build?.buildRequirements ?? [] };
  for (const { environment, requirements } of [...locks, { environment: tools, requirements: buildPins }]) {
    const own = requirements.map(({ file }) => (build === undefined ? file : pathInBuild(file, build)));
    const paths = new Set([...environment.requirements, ...own]);
    for (const path of paths) {
      const hashed = await hashFile(resolve(build?.baseDirectory ?? '', path));
      if (hashed !== undefined) recorded.push({ environment: environment.name, path, ...hashed });
    }
  }
  return recorded;
}

function recordCommand({ name, environment, workingDirectory, env, run }: Step): RecordedCommand {
  const shown = env && Object.entries(env).map(([variable, value]) => [variable, redactUrl(value)]);
  return {
    name: redactUrl(name),
    environment,
    workingDirectory,
    env: shown && Object.fromEntries(shown),
    run: redactUrl(run),
  };
}

async function recordMachine(
  name: string,
  { build, facts: allFacts, artifacts, inventory, steps }: KnownStage,
  place: Pick<ReadTestsOptions, 'folder' | 'clock'>,
): Promise<MachineRecord> {
  const facts = allFacts?.get(name);
  const libc = facts?.pythons.python3?.libc;
  const { files = [], left, reached = [] } = artifacts?.get(name) ?? {};
  const { reportBytes } = build?.limits ?? BUILD_LIMITS;
  return {
    name,
    system: facts?.system ?? '',
    kernel: facts?.kernel ?? '',
    architecture: facts?.architecture ?? '',
    libc: libc ? `${libc.family} ${libc.version}`.trim() : '',
    environments: inventory?.get(name) ?? [],
    steps: steps?.get(name) ?? [],
    artifacts: await recordArtifacts(files, place.folder),
    left: left?.count ? left : undefined,
    limits: reached.length > 0 ? reached.map((limit) => LIMIT_FIELDS[limit]) : undefined,
    tests: await readTests(files, { ...place, reportBytes }),
  };
}

async function recordArtifacts(files: readonly string[], folder: string): Promise<readonly RecordedFile[]> {
  const recorded: RecordedFile[] = [];
  for (const path of files) {
    const { sha256 = '', bytes = 0 } = (await hashFile(join(folder, path))) ?? {};
    recorded.push({ path, sha256, bytes });
  }
  return recorded;
}
