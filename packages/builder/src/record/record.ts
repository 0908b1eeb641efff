import { join } from 'node:path';
import { type LeftFiles, LocalFolder } from '@ami-select/transport';
import type { StepResult } from '../phases/steps.ts';
import type { InstalledEnvironment } from '../phases/verify.ts';
import type { Phase } from '../report/events.ts';
import type { TestSummary } from './test-counter.ts';

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
  /** Files that stayed on the machine, each for a reason of its own; absent when there are none. */
  readonly left?: LeftFiles | undefined;
  /** Fields of the limits that were reached, such as `max-files`; absent when there are none. */
  readonly limits?: readonly string[] | undefined;
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

/** The name of the record in the output directory. */
export const RECORD = 'build-record.json' as const;

/** Writes the record as `build-record.json` and returns its path; a file or a link of that name is replaced. */
export async function writeRecord(record: BuildRecord, outputDirectory: string): Promise<string> {
  const folder = new LocalFolder(outputDirectory);
  await folder.enter();
  const file = await folder.create(RECORD);
  await file.writeFile(`${JSON.stringify(record, undefined, 2)}\n`).finally(() => file.close());
  return join(outputDirectory, RECORD);
}
