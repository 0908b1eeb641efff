import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { didYouMean } from '@ami-select/config';
import { type LocalEc2Options, parseFaultPlan } from '@ami-select/local-ec2';
import type { CommandContext } from '../context.ts';
import { CliError } from '../errors.ts';
import { gatherProblems } from '../gather.ts';

const BODIES = ['auto', 'namespace', 'bubblewrap', 'process', 'rootfs', 'none'] as const;
const LATENCIES = ['none', 'aws'] as const;

/** What the flags of `ami-select local` say. */
export interface LocalSettings {
  readonly options: LocalEc2Options;
  /** Output of `aws ec2 describe-images`, parsed. */
  readonly imported?: unknown;
}

/**
 * Reads the flags and the files they name; every problem is reported at once.
 * @throws CliError INVALID_INPUT, or FaultPlanError when nothing else is wrong.
 */
export async function readSettings(
  flags: Readonly<Record<string, unknown>>,
  { environment: { workingDirectory }, problems: commandLine }: CommandContext,
): Promise<LocalSettings> {
  const problems = [...commandLine];
  const gathering = gatherProblems();
  const port = readNumber('--port', flags.port, { least: 0, most: 65_535 }, problems);
  const images = readNumber('--images', flags.images, { least: 1_000, most: 100_000 }, problems);
  const body = readWord('--body', flags.body, BODIES, problems);
  const latencies = readWord('--latencies', flags.latencies, LATENCIES, problems);
  const faults = await gathering.check(() => readFaults(flags.faults, workingDirectory));
  const imported = await gathering.check(() => readImport(flags.import, workingDirectory));
  gathering.add(problems);
  gathering.assertNothing('local');
  return {
    options: {
      ...(port !== undefined && { port }),
      ...(images !== undefined && { images }),
      ...(body !== undefined && { body }),
      ...(latencies !== undefined && { latencies }),
      ...(typeof flags.region === 'string' && { region: flags.region }),
      ...(typeof flags.rootfs === 'string' && {
        bodyOptions: { rootfs: resolve(workingDirectory, flags.rootfs) },
      }),
      ...(typeof flags.seed === 'string' && { seed: flags.seed }),
      ...(faults !== undefined && { faults }),
    },
    ...(imported !== undefined && { imported }),
  };
}

/** Reads a whole number; a problem when it is none, or out of bounds. */
export function readNumber(
  flag: string,
  value: unknown,
  { least, most }: { readonly least: number; readonly most: number },
  problems: string[],
): number | undefined {
  if (value === undefined) return undefined;
  const number = /^\d+$/.test(String(value)) ? Number(value) : Number.NaN;
  if (number >= least && number <= most) return number;
  problems.push(`${flag} is "${String(value)}"; it must be a whole number from ${least} to ${most}`);
  return undefined;
}

function readWord<Word extends string>(
  flag: string,
  value: unknown,
  words: readonly Word[],
  problems: string[],
): Word | undefined {
  const found = words.find((word) => word === value);
  if (value !== undefined && found === undefined) {
    const text = String(value);
    problems.push(`${flag} is "${text}"${didYouMean(text, words)}; allowed: ${words.join(', ')}`);
  }
  return found;
}

async function readFaults(file: unknown, workingDirectory: string): Promise<LocalEc2Options['faults']> {
  if (typeof file !== 'string') return undefined;
  return parseFaultPlan(await readText('--faults', file, workingDirectory));
}

async function readImport(file: unknown, workingDirectory: string): Promise<unknown> {
  if (typeof file !== 'string') return undefined;
  const text = await readText('--import', file, workingDirectory);
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new CliError('INVALID_INPUT', `--import is "${file}", which is no JSON: ${String(cause)}`, {
      cause,
    });
  }
}

async function readText(flag: string, file: string, workingDirectory: string): Promise<string> {
  try {
    return await readFile(resolve(workingDirectory, file), 'utf8');
  } catch (cause) {
    throw new CliError('INVALID_INPUT', `${flag} is "${file}", which cannot be read: ${String(cause)}`, {
      cause,
    });
  }
}
