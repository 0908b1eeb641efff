import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { didYouMean } from '@ami-select/config';
import { type LocalEc2Options, startLocalEc2 } from '@ami-select/local-ec2';
import { parse } from 'yaml';
import type { CommandContext } from '../context.ts';
import { CliError } from '../errors.ts';
import { gatherProblems } from '../gather.ts';
import { listenForInterrupts } from '../interrupts.ts';
import { createLogger } from '../logger.ts';
import type { Invocation } from '../program.ts';

const BODIES = ['auto', 'namespace', 'bubblewrap', 'process', 'rootfs', 'none'] as const;

/** `ami-select local`: runs the endpoint until a signal, then ends every machine. */
export async function runLocal({ options, context }: Invocation): Promise<number> {
  const settings = await readSettings(options, context);
  const interrupts = listenForInterrupts({
    environment: context.environment,
    say: (text) => context.progress.line(text),
    firstWords: 'ending every machine',
    now: () => performance.now(),
  });
  try {
    await serve(settings, context, interrupts.signal);
  } finally {
    interrupts.close();
  }
  return 0;
}

async function serve(
  settings: LocalEc2Options,
  { progress, results }: CommandContext,
  signal: AbortSignal,
): Promise<void> {
  const local = await progress.phase('start local-ec2', () =>
    startLocalEc2({ ...settings, logger: createLogger(progress) }),
  );
  try {
    progress.line(`listening on ${local.endpoint}; machines: ${local.body}`);
    results.text(Object.entries(local.environment).map(([name, value]) => `export ${name}=${quote(value)}`));
    results.add({ endpoint: local.endpoint, environment: local.environment, body: local.body });
    results.flush();
    progress.line('Ctrl-C ends it and every machine it started');
    await aborted(signal);
  } finally {
    await progress.phase('end every machine', () => local.close());
  }
}

async function readSettings(
  options: Readonly<Record<string, unknown>>,
  context: CommandContext,
): Promise<LocalEc2Options> {
  const problems = [...context.problems];
  const port = readNumber('--port', options.port, { least: 0, most: 65_535 }, problems);
  const images = readNumber('--images', options.images, { least: 1, most: 1_000_000 }, problems);
  const body = readBody(options.body, problems);
  const gathering = gatherProblems();
  gathering.add(problems);
  gathering.assertNothing('local');
  const faults = await readFaults(options.faults, context.environment.workingDirectory);
  return {
    ...(port !== undefined && { port }),
    ...(images !== undefined && { images }),
    ...(body !== undefined && { body }),
    ...(typeof options.seed === 'string' && { seed: options.seed }),
    ...(faults !== undefined && { faults }),
  };
}

function readNumber(
  flag: string,
  value: unknown,
  { least, most }: { readonly least: number; readonly most: number },
  problems: string[],
): number | undefined {
  if (value === undefined) return undefined;
  const number = Number(value);
  if (Number.isInteger(number) && number >= least && number <= most) return number;
  problems.push(`${flag} is "${String(value)}"; it must be a whole number from ${least} to ${most}`);
  return undefined;
}

function readBody(value: unknown, problems: string[]): (typeof BODIES)[number] | undefined {
  if (value === undefined) return undefined;
  const body = BODIES.find((candidate) => candidate === value);
  if (body === undefined) {
    problems.push(
      `--body is "${String(value)}"${didYouMean(String(value), BODIES)}; allowed: ${BODIES.join(', ')}`,
    );
  }
  return body;
}

async function readFaults(file: unknown, workingDirectory: string): Promise<LocalEc2Options['faults']> {
  if (typeof file !== 'string') return undefined;
  const path = resolve(workingDirectory, file);
  try {
    return parse(await readFile(path, 'utf8'));
  } catch (error) {
    throw new CliError('INVALID_INPUT', `cannot read the fault plan ${path}`, { cause: error });
  }
}

function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((done) => signal.addEventListener('abort', () => done(), { once: true }));
}

function quote(value: string): string {
  return /^[\w@%+=:,./-]*$/.test(value) ? value : `'${value.replaceAll("'", "'\\''")}'`;
}
