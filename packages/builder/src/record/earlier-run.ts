import { isPlainObject } from '@ami-select/core';
import { INSTALLERS } from '../definition/installer.ts';
import { RESUMABLE } from '../phases/resume.ts';
import { isSdistName } from '../wheels/sdist-name.ts';
import { parseWheelName } from '../wheels/wheel-name.ts';
import { keepRecord, readLastRun } from './last-run.ts';
import type { BuildRecord, RecordedFile } from './record.ts';
import { isRecordedSystem } from './recorded-system.ts';

/** The run before a build, which may go on from it. */
export interface EarlierRun {
  readonly record: BuildRecord;
  /** Its record, beside the one that replaces it. */
  readonly file: RecordedFile;
}

/** Keeps the record of the last run beside the one that replaces it; undefined when nothing can go on from it. */
export async function keepEarlierRun(outputDirectory: string): Promise<EarlierRun | undefined> {
  const last = await readLastRun(outputDirectory);
  if (last === undefined || !isUsable(last.fields)) return undefined;
  return { record: last.fields, file: await keepRecord(last, outputDirectory) };
}

/** What it says becomes paths and checksums; a file that people may have changed is not taken at its word. */
function isUsable(fields: unknown): fields is BuildRecord {
  if (!isPlainObject(fields)) return false;
  const {
    index,
    startedAt,
    reached,
    wheels,
    locks,
    contents,
    machines,
    commands,
    uploadList,
    stepsBegan,
    system,
    installsWith,
  } = fields;
  return (
    typeof index === 'string' &&
    typeof startedAt === 'string' &&
    (reached === undefined || RESUMABLE.some((phase) => phase === reached)) &&
    isList(wheels, isWheel) &&
    isList(locks, (lock) => isFile(lock) && typeof lock.environment === 'string') &&
    isList(contents, isFile) &&
    (uploadList === undefined || isFile(uploadList)) &&
    (stepsBegan === undefined || stepsBegan === true) &&
    isRecordedSystem(system) &&
    (installsWith === undefined || INSTALLERS.some((known) => known === installsWith)) &&
    isList(commands, () => true) &&
    isList(machines, isMachine)
  );
}

type Fields = Readonly<Record<string, unknown>>;

function isList(value: unknown, isOne: (item: Fields) => boolean): boolean {
  return Array.isArray(value) && value.every((item) => isPlainObject(item) && isOne(item));
}

function isWheel({ filename, sha256, bytes, builtFrom }: Fields): boolean {
  if (typeof filename !== 'string' || !isDigest(sha256, bytes)) return false;
  if (builtFrom === undefined) return parseWheelName(filename) !== undefined || isSdistName(filename);
  return (
    parseWheelName(filename) !== undefined && isPlainObject(builtFrom) && isWheel({ ...builtFrom, bytes })
  );
}

function isFile(file: unknown): boolean {
  return isPlainObject(file) && typeof file.path === 'string' && isDigest(file.sha256, file.bytes);
}

function isDigest(sha256: unknown, bytes: unknown): boolean {
  return /^[0-9a-f]{64}$/.test(String(sha256)) && Number.isSafeInteger(bytes) && Number(bytes) >= 0;
}

function isMachine({ name, facts, environments, steps, artifacts, tests }: Fields): boolean {
  return (
    typeof name === 'string' &&
    (facts === undefined || isPlainObject(facts)) &&
    isList(
      environments,
      ({ name: environment, packages }) => typeof environment === 'string' && isList(packages, () => true),
    ) &&
    isList(steps, ({ outcome }) => typeof outcome === 'string') &&
    isList(artifacts, isFile) &&
    (tests === undefined || (isPlainObject(tests) && Array.isArray(tests.failures)))
  );
}
