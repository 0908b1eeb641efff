import { randomUUID } from 'node:crypto';
import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import { forJson } from '@ami-select/core';
import { type LeftFiles, LocalFolder } from '@ami-select/transport';
import type { Step } from '../definition/build.ts';
import type { Installer } from '../definition/installer.ts';
import type { StoredWheel } from '../fetch/stored-wheel.ts';
import type { BroughtPython } from '../phases/bring-pythons.ts';
import type { ResumePhase } from '../phases/resume.ts';
import type { StepResult } from '../phases/run-step.ts';
import type { InstalledEnvironment } from '../phases/verify.ts';
import type { Problem } from '../report/errors.ts';
import type { Phase } from '../report/events.ts';
import type { TestSummary } from './test-counter.ts';

/** A file that the build read or brought home. */
export interface RecordedFile {
  readonly path: string;
  readonly sha256: string;
  readonly bytes: number;
}

/** A requirement file of an environment, or of `build-requirements`, as the build names it. */
export interface RecordedLock extends RecordedFile {
  readonly environment: string;
}

/** Packages of the operating system that a build asks for. */
export interface RecordedSystem {
  /** `name=version`, sorted. */
  readonly packages: readonly string[];
  readonly snapshot?: string | undefined;
}

/** A step as it was to run; addresses are without credentials. */
export interface RecordedCommand extends Pick<Step, 'name' | 'environment' | 'workingDirectory'> {
  readonly run: string;
  readonly env?: Readonly<Record<string, string>> | undefined;
}

/** The result of a build on one machine; what a build that failed never learned is empty. */
export interface MachineRecord {
  readonly name: string;
  /** Facts that the caller knows, such as its image and instance. */
  readonly facts?: Readonly<Record<string, string>> | undefined;
  readonly system: string;
  readonly kernel: string;
  readonly architecture: string;
  /** `glibc 2.39` and such, of the default Python. */
  readonly libc: string;
  readonly environments: readonly InstalledEnvironment[];
  readonly steps: readonly StepResult[];
  /** Below `<outputDirectory>/<name>`. */
  readonly artifacts: readonly RecordedFile[];
  /** Files that stayed on the machine, each for a reason of its own; absent when there are none. */
  readonly left?: LeftFiles | undefined;
  /** Fields of the limits that were reached, such as `max-files`; absent when there are none. */
  readonly limits?: readonly string[] | undefined;
  /** Counted from the JUnit files among the artifacts; absent when there are none. */
  readonly tests?: TestSummary | undefined;
}

/** Why a run failed. */
export interface RecordedFailure {
  /** Such as `STEP_FAILED`; of any package, `UNEXPECTED` for what nobody foresaw. */
  readonly code: string;
  readonly message: string;
  readonly problems: readonly (Omit<Problem, 'code'> & { readonly code?: string | undefined })[];
}

/** Where a run is: refused before it began (`request`), before its build, or in a phase of it. */
export type RecordedPhase = 'request' | 'start' | 'check' | Phase;

/** Where a run goes on that did not do everything again. */
export interface Continuation {
  readonly from: ResumePhase;
  /** The record of the run that it goes on from, beside this one. */
  readonly record: RecordedFile;
  /** When that run started. */
  readonly startedAt: string;
  /** Machines that this run did not go to: they are in the record as that run left them. */
  readonly machines: readonly string[];
}

/** Versions, hashes and machines of a run: everything needed to build the same again, or to see why it failed. */
export interface BuildRecord {
  readonly version: 2;
  readonly state: 'running' | 'passed' | 'failed';
  /** The phase of a run that goes on, the one in which it failed, or the last one. */
  readonly phase: RecordedPhase;
  readonly failure?: RecordedFailure | undefined;
  /** The last phase that a later run can go on from; absent when it must do everything again. */
  readonly reached?: ResumePhase | undefined;
  readonly continues?: Continuation | undefined;
  /** Of a run that was refused: the record of the one before it, beside this one; absent when there was none. */
  readonly earlier?: RecordedFile | undefined;
  /** ISO 8601. */
  readonly startedAt: string;
  readonly finishedAt?: string | undefined;
  /** Without credentials. */
  readonly index: string;
  readonly locks: readonly RecordedLock[];
  /** Also source archives and what built them; `builtFrom` is the archive of a wheel that was built. */
  readonly wheels: readonly Pick<StoredWheel, 'filename' | 'sha256' | 'bytes' | 'builtFrom'>[];
  /** As the build asks for them; absent when it asks for none. */
  readonly system?: RecordedSystem | undefined;
  /** Archives of Pythons that machines got in this run; absent when there are none. */
  readonly pythons?: readonly Pick<BroughtPython, 'version' | 'sha256' | 'bytes'>[] | undefined;
  /** Files beside the record, two for each environment: a lock that a build takes, and a software bill of materials. */
  readonly contents: readonly RecordedFile[];
  /** `uploads.sha256` beside the record, which lists every file of the workspace; absent before anything is delivered. */
  readonly uploadList?: RecordedFile | undefined;
  /** Steps have begun to work in the workspaces since their delivery. */
  readonly stepsBegan?: true | undefined;
  /** Of the steps, in order. */
  readonly commands: readonly RecordedCommand[];
  /** The `installer` of the build; absent where it has no environments. */
  readonly installsWith?: Installer | undefined;
  /** The shell that installed the environments; absent before that. */
  readonly installer?: string | undefined;
  readonly seconds: Readonly<Partial<Record<Phase, number>>>;
  readonly machines: readonly MachineRecord[];
}

/** The name of the record in the output directory. */
export const RECORD = 'build-record.json' as const;

/**
 * Writes the record as `build-record.json` and returns its path; a file or a link of that name is replaced by the whole
 * record or, on a full disk, not at all. What machines printed is in it as escapes of JSON, so that a terminal or a runner
 * that shows the file obeys nothing in it.
 */
export async function writeRecord(record: BuildRecord, outputDirectory: string): Promise<string> {
  return writeWhole(`${forJson(record, 2)}\n`, outputDirectory, RECORD);
}

/** Writes a file of the output directory whole or not at all, and returns its path. */
export async function writeWhole(text: string, outputDirectory: string, name: string): Promise<string> {
  const folder = new LocalFolder(outputDirectory);
  await folder.enter();
  const part = `.${name}.${randomUUID()}`;
  const path = join(outputDirectory, name);
  try {
    const file = await folder.create(part);
    await file.writeFile(text).finally(() => file.close());
    await rename(join(outputDirectory, part), path);
  } catch (error) {
    await folder.remove(part);
    throw error;
  }
  return path;
}
