import { asError, EXIT_STATUS } from '@ami-select/core';
import { CommanderError } from 'commander';
import type { CommandContext } from './context/context.ts';
import { cleanText, readReader } from './present/clean-text.ts';
import { describeError, errorLines } from './present/describe-error.ts';
import { isInteractive } from './present/is-interactive.ts';
import type { LiveLine } from './present/live-line.ts';
import { createProgress } from './present/progress.ts';
import { createResults } from './present/results.ts';
import type { Environment } from './process/environment.ts';
import { exitStatusOf } from './process/errors.ts';
import { runProgram } from './program.ts';

/** Runs the command line; resolves with the exit status. Never rejects. */
export async function main(environment: Environment): Promise<number> {
  const status = await runCommand(environment);
  const lost = await environment.lostOutput();
  if (lost === undefined) return status;
  environment.stderr.write(`✖ ${lost}\n`);
  return status === 0 ? EXIT_STATUS.failed : status;
}

async function runCommand(environment: Environment): Promise<number> {
  const ownFlags = environment.args.slice(0, endOfFlags(environment.args));
  const verbose = ownFlags.includes('--verbose');
  const context = await createContext(environment, { json: ownFlags.includes('--json'), verbose });
  const close = environment.onCrash((thrown) =>
    environment.exit(fail(asError(thrown), context, { verbose: true })),
  );
  try {
    const status = await runProgram(context);
    // The work may have been over where its abort is not looked at any more.
    const crashed = environment.crashed();
    if (crashed !== undefined) throw crashed;
    context.results.flush();
    return status;
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return 0;
    // No arguments at all: help was printed, and there is no error to add.
    if (error instanceof CommanderError && error.code === 'commander.help') return exitStatusOf(error);
    return fail(asError(error), context, { verbose });
  } finally {
    close();
  }
}

async function createContext(
  environment: Environment,
  { json, verbose }: { readonly json: boolean; readonly verbose: boolean },
): Promise<CommandContext> {
  const { stdout, stderr } = environment;
  const reader = readReader(environment);
  const live = isInteractive(environment) ? await openLiveLine(stderr) : undefined;
  return {
    environment,
    progress: createProgress({
      ...reader,
      output: stderr,
      live,
      verbose,
      now: () => performance.now(),
    }),
    results: createResults(stdout, { ...reader, json }),
    problems: [],
  };
}

/** Loaded for people alone: its libraries know every script's widths, and take a fifth of the start of a command. */
async function openLiveLine(stderr: Environment['stderr']): Promise<LiveLine> {
  const { createLiveLine } = await import('./present/live-line.ts');
  return createLiveLine(stderr);
}

function fail(error: unknown, context: CommandContext, { verbose }: { readonly verbose: boolean }): number {
  const status = exitStatusOf(error);
  context.results.add({ error: { ...describeError(error), status } });
  context.results.flush();
  writeError(error, context.environment, { verbose });
  return status;
}

/** An error that nobody caught outside of a command: the process ends, as without this, but other people's text is sanitised. */
export function crash(thrown: unknown, environment: Environment): void {
  const error = asError(thrown);
  writeError(error, environment, { verbose: true });
  environment.exit(exitStatusOf(error));
}

function writeError(error: unknown, environment: Environment, options: { readonly verbose: boolean }): void {
  const reader = readReader(environment);
  for (const line of errorLines(error, options)) environment.stderr.write(`${cleanText(line, reader)}\n`);
}

function endOfFlags(args: readonly string[]): number {
  const index = args.indexOf('--');
  return index === -1 ? args.length : index;
}
