import { didYouMean, gatherProblems } from '@ami-select/core';
import type { CommandContext, Invocation } from '../../context/context.ts';
import { writeStopDocument } from '../../present/stop-document.ts';
import { refusal } from '../../process/errors.ts';
import { listenForInterrupts } from '../../process/interrupts.ts';
import { detach } from './detach.ts';
import { exportLines } from './export-lines.ts';
import { findEndpoint, findLivingEndpoint } from './find-endpoint.ts';
import { readNumber } from './flag-values.ts';
import { foreignFlags } from './foreign-flags.ts';
import { serve } from './serve.ts';
import { readSettings } from './settings.ts';
import { goodbyeLines, strongerVariables } from './shell-variables.ts';
import { statusDocument, statusLines } from './status.ts';
import { type StopProof, stopEndpoint } from './stop.ts';

const ACTIONS: Readonly<Record<string, (invocation: Invocation) => Promise<void>>> = {
  start: runStart,
  status: runStatus,
  stop: runStop,
};

/** `ami-select local [start|status|stop]`: an EC2 endpoint on this machine, here or in the background. */
export async function runLocal(invocation: Invocation): Promise<number> {
  const [word = 'start'] = invocation.operands;
  const action = Object.hasOwn(ACTIONS, word) ? ACTIONS[word] : undefined;
  if (action === undefined) {
    const words = Object.keys(ACTIONS);
    const allowed = `${didYouMean(word, words)}; known: ${words.join(', ')}`;
    const problems = [...invocation.context.problems, `"${word}" is nothing that local does${allowed}`];
    throw refusal('local')(problems.map((message) => ({ message })));
  }
  await action(invocation);
  return 0;
}

async function runStart({ options, context }: Invocation): Promise<void> {
  const settings = await readSettings(options, context);
  for (const line of strongerVariables(context.environment.variables)) context.progress.line(line);
  if (options.anyCredentials === true) for (const line of ANYBODY) context.progress.warn(line);
  if (options.detach === true) await startDetached(context);
  else await startHere(settings, context);
}

/** What `--any-credentials` gives away. */
const ANYBODY = [
  '--any-credentials: every user and program of this machine can use this endpoint without its secret key,',
  'launch instances, and run user data with the rights of its sandbox; web pages are still refused',
];

async function startHere(
  settings: Awaited<ReturnType<typeof readSettings>>,
  context: CommandContext,
): Promise<void> {
  const interrupts = listenForInterrupts({
    environment: context.environment,
    onStop: (error, remaining) => writeStopDocument(context.results, error, remaining),
    print: (text) => context.progress.line(text),
    firstWords: 'ending every machine',
    now: () => performance.now(),
  });
  try {
    await serve(settings, context, interrupts.signal);
  } finally {
    interrupts.close();
  }
}

async function startDetached(context: CommandContext): Promise<void> {
  const { environment, progress, results } = context;
  const flags = environment.args.slice(1).filter((word) => !['--detach', '--json'].includes(word));
  const started = await progress.phase('start local-ec2', () => detach(flags, context));
  progress.line(`listening on ${started.endpoint}; its story is in ${started.log}`);
  progress.line(`end it with: ami-select local stop`);
  results.text(exportLines(started.environment));
  results.add({ ...started });
}

async function runStatus({ options, context }: Invocation): Promise<void> {
  const running = await findEndpoint(readPort('status', options, context), context);
  context.results.text(statusLines(running));
  context.results.add(statusDocument(running));
}

async function runStop({ options, context }: Invocation): Promise<void> {
  const { progress, results } = context;
  const running = await findLivingEndpoint(readPort('stop', options, context), context);
  const proof = await progress.phase(`end ${running.record.endpoint} and every machine`, () =>
    stopEndpoint(running, context),
  );
  results.text(proofLines(proof));
  for (const line of goodbyeLines(running.record, context.environment.variables)) progress.line(line);
  results.add({ proof });
}

function readPort(
  word: string,
  options: Invocation['options'],
  { problems: commandLine }: CommandContext,
): number | undefined {
  const problems = [...commandLine, ...foreignFlags(word, options)];
  const port = readNumber('--port', options.port, { least: 1, most: 65_535 }, problems);
  const gathering = gatherProblems();
  gathering.add(problems);
  gathering.assertNone(refusal('local'));
  return port;
}

function proofLines({ endpoint, held, processes }: StopProof): string[] {
  return [
    `Proof for ${endpoint}`,
    `  held       ${held === undefined ? 'unknown, it did not respond' : heldOf(held)}`,
    ...(processes === undefined ? [] : [`  ended      ${countOf(processes, 'process', 'processes')}`]),
    '  remaining  nothing',
  ];
}

function heldOf(held: NonNullable<StopProof['held']>): string {
  const instances = held.filter(({ kind }) => kind === 'instance').map(({ id }) => id);
  const named = instances.length === 0 ? '' : `, instances ${instances.join(', ')}`;
  return `${countOf(held.length, 'resource')}${named}`;
}

function countOf(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
