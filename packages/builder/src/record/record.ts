import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { StepResult } from '../phases/steps.ts';
import type { InstalledEnvironment } from '../phases/verify.ts';
import type { Phase } from '../report/events.ts';
import type { TestSummary } from './junit.ts';

/** The result of a build on one machine. */
export interface MachineRecord {
  readonly name: string;
  readonly system: string;
  readonly kernel: string;
  readonly architecture: string;
  /** `glibc 2.39` and such, of the default Python. */
  readonly libc: string;
  readonly environments: readonly InstalledEnvironment[];
  readonly steps: readonly StepResult[];
  /** Below `<outputDirectory>/<name>`. */
  readonly artifacts: readonly string[];
  /** Counted from the JUnit files among the artifacts; absent when there are none. */
  readonly tests?: TestSummary | undefined;
}

/** Versions, hashes and machines of a build: everything needed to build the same again. */
export interface BuildRecord {
  readonly version: 1;
  readonly finishedAt: string;
  readonly index: string;
  readonly wheels: readonly { readonly filename: string; readonly sha256: string; readonly bytes: number }[];
  readonly seconds: Readonly<Partial<Record<Phase, number>>>;
  readonly machines: readonly MachineRecord[];
}

/** Writes the record as `build-record.json` and returns its path. */
export async function writeRecord(record: BuildRecord, outputDirectory: string): Promise<string> {
  await mkdir(outputDirectory, { recursive: true });
  const file = join(outputDirectory, 'build-record.json');
  await writeFile(file, `${JSON.stringify(record, undefined, 2)}\n`);
  return file;
}
