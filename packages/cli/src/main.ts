import { CommanderError } from 'commander';
import type { CommandContext } from './context/context.ts';
import { describeError, errorLines } from './present/describe-error.ts';
import { isInteractive } from './present/is-interactive.ts';
import { createProgress } from './present/progress.ts';
import { createResults } from './present/results.ts';
import type { Environment } from './process/environment.ts';
import { exitStatusOf } from './process/errors.ts';
import { runProgram } from './program.ts';

/** Runs the command line; resolves with the exit status. Never rejects. */
export async function main(environment: Environment): Promise<number> {
  const ownFlags = environment.args.slice(0, endOfFlags(environment.args));
  const verbose = ownFlags.includes('--verbose');
  const context = createContext(environment, { json: ownFlags.includes('--json'), verbose });
  try {
    const status = await runProgram(context);
    context.results.flush();
    return status;
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return 0;
    // No arguments at all: help was printed, and there is no error to add.
    if (error instanceof CommanderError && error.code === 'commander.help') return exitStatusOf(error);
    return fail(error, context, { verbose });
  }
}

function createContext(
  environment: Environment,
  { json, verbose }: { readonly json: boolean; readonly verbose: boolean },
): CommandContext {
  const { stdout, stderr } = environment;
  const interactive = isInteractive(environment);
  return {
    environment,
    progress: createProgress({ output: stderr, interactive, verbose, now: () => performance.now() }),
    results: createResults(stdout, { json }),
    problems: [],
  };
}

function fail(error: unknown, context: CommandContext, { verbose }: { readonly verbose: boolean }): number {
  const status = exitStatusOf(error);
  context.results.add({ error: { ...describeError(error), status } });
  context.results.flush();
  for (const line of errorLines(error, { verbose })) context.environment.stderr.write(`${line}\n`);
  return status;
}

function endOfFlags(args: readonly string[]): number {
  const index = args.indexOf('--');
  return index === -1 ? args.length : index;
}
