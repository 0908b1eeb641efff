import { resolve } from 'node:path';
import { gatherProblems } from '@ami-select/core';
import { type FaultPlan, FaultPlanError, type LocalEc2Options, parseFaultPlan } from '@ami-select/local-ec2';
import type { CommandContext } from '../../context/context.ts';
import { refusal } from '../../process/errors.ts';
import { readFlagFile } from './flag-file.ts';
import { readNumber, readWord } from './flag-values.ts';
import { type Import, readImports } from './import-flag.ts';
import { readRegions } from './region-flags.ts';

const DRIVERS = ['auto', 'namespace', 'bubblewrap', 'process', 'rootfs', 'none'] as const;
const LATENCIES = ['none', 'aws'] as const;

const NETWORKS = ['default', 'ipv6', 'no-default-vpc'] as const;

type Flags = Readonly<Record<string, unknown>>;

/** The settings of the flags of `ami-select local`. */
export interface LocalSettings {
  readonly options: LocalEc2Options;
  readonly imports: readonly Import[];
}

/**
 * Reads the flags and the files they name; every problem is reported at once.
 * @throws CliError INVALID_INPUT
 */
export async function readSettings(
  flags: Flags,
  { environment: { workingDirectory }, problems: commandLine }: CommandContext,
): Promise<LocalSettings> {
  const problems = [...commandLine];
  const port = readNumber('--port', flags.port, { least: 0, most: 65_535 }, problems);
  const images = readNumber('--images', flags.images, { least: 1_000, most: 100_000, besides: 0 }, problems);
  const sandbox = readSandbox(flags, workingDirectory, problems);
  const latencies = readWord('--latencies', flags.latencies, LATENCIES, problems);
  const network = readWord('--network', flags.network, NETWORKS, problems);
  const allowHosts = readHosts(flags.allowHost, problems);
  const regions = readRegions(flags, problems);
  const faults = await readFaults(flags.faults, { workingDirectory, problems });
  const imports = await readImports(flags.import, regions, { workingDirectory, problems });
  const gathering = gatherProblems();
  gathering.add(problems);
  gathering.assertNone(refusal('local'));
  return {
    options: {
      strictSignatures: flags.anyCredentials !== true,
      ...(port !== undefined && { port }),
      ...(allowHosts.length > 0 && { allowHosts }),
      ...(images !== undefined && { images }),
      ...sandbox,
      ...(latencies !== undefined && { latencies }),
      ...(network !== undefined && { network }),
      ...regions,
      ...(typeof flags.seed === 'string' && { seed: flags.seed }),
      ...(faults !== undefined && { faults }),
    },
    imports,
  };
}

/** A name or an address as it is in a `Host` header, perhaps with a port. */
const HOST = /^([\w-]+(\.[\w-]+)*|\[[\da-f:.]+\])(:\d{1,5})?$/i;

function readHosts(values: unknown, problems: string[]): readonly string[] {
  const names = Array.isArray(values) ? values.map(String) : [];
  for (const name of names.filter((name) => !HOST.test(name))) {
    problems.push(
      `--allow-host: "${name}" is not valid; expected NAME or NAME:PORT, such as builder.example`,
    );
  }
  return names;
}

/** Only the rootfs sandbox has a root file system of its own, and it has no other. */
function readSandbox(
  flags: Flags,
  workingDirectory: string,
  problems: string[],
): Pick<LocalEc2Options, 'sandbox' | 'sandboxOptions'> {
  const sandbox = readWord('--sandbox', flags.sandbox, DRIVERS, problems);
  const rootfs = typeof flags.rootfs === 'string' ? flags.rootfs : undefined;
  if (sandbox === 'rootfs' && rootfs === undefined) {
    problems.push('--sandbox is "rootfs", which needs --rootfs DIRECTORY');
  }
  if (rootfs !== undefined && flags.sandbox !== 'rootfs') {
    problems.push(`--rootfs is "${rootfs}", which is for --sandbox rootfs only`);
  }
  return {
    ...(sandbox !== undefined && { sandbox }),
    ...(rootfs !== undefined && { sandboxOptions: { rootfs: resolve(workingDirectory, rootfs) } }),
  };
}

async function readFaults(
  file: unknown,
  context: { readonly workingDirectory: string; readonly problems: string[] },
): Promise<FaultPlan | undefined> {
  if (typeof file !== 'string') return undefined;
  const text = readFlagFile('--faults', file, context);
  if (text === undefined) return undefined;
  return parseFaultPlan(text).catch((error: unknown) => {
    if (!(error instanceof FaultPlanError)) throw error;
    context.problems.push(...error.problems.map(({ message }) => `--faults is "${file}"; ${message}`));
    return undefined;
  });
}
