import { Command, CommanderError } from 'commander';
import type { CommandContext, Invocation } from './context/context.ts';
import { addBakeOptions } from './options/bake-options.ts';
import { addBuildOptions } from './options/build-options.ts';
import { addDoctorOptions } from './options/doctor-options.ts';
import { addLocalOptions } from './options/local-options.ts';
import { addReapOptions } from './options/reap-options.ts';
import { addRunOptions } from './options/run-options.ts';
import { addSelectOptions } from './options/select-options.ts';
import { separateUnknownFlags } from './options/unknown-flags.ts';
import { CliError, refusal } from './process/errors.ts';
import { readVersion } from './process/version.ts';

type Action = (invocation: Invocation) => Promise<number>;

/** Loads a command only when it is run: help and usage errors must not wait for the AWS clients. */
type Loader = () => Promise<Action>;

/**
 * Parses the arguments and runs the command they name; resolves with its exit status.
 * @throws CommanderError for usage errors that make other flags unreadable, and the errors of the command.
 */
export async function runProgram(context: CommandContext): Promise<number> {
  const program = await createProgram(context);
  const { args, problems } = knownArguments(program, context.environment.args);
  let status = 0;
  for (const command of program.commands) {
    const load = LOADERS[command.name()];
    if (!load) continue;
    command.action(async () => {
      const action = await load();
      status = await action({
        operands: command.args,
        options: command.opts(),
        context: { ...context, problems },
      });
    });
  }
  await program.parseAsync([...args], { from: 'user' }).catch((error: unknown) => {
    if (error instanceof CommanderError && error.code === 'commander.unknownCommand')
      throw unknownCommand(error, program, args[0] ?? '');
    if (!isRefusal(error)) throw error;
    const message = refusalText(error, program, args[0] ?? '');
    if (problems.length > 0) throw gathered(message, problems, args[0] ?? '');
    throw error.code === MISSING_ARGUMENT ? new CliError('INVALID_INPUT', message) : error;
  });
  return status;
}

const LOADERS: Readonly<Record<string, Loader>> = {
  select: async () => (await import('./commands/select/select.ts')).runSelect,
  run: async () => (await import('./commands/run/run.ts')).runRun,
  build: async () => (await import('./commands/build/build.ts')).runBuildCommand,
  terminate: async () => (await import('./commands/terminate/terminate.ts')).runTerminate,
  bake: async () => (await import('./commands/bake/bake.ts')).runBake,
  reap: async () => (await import('./commands/reap/reap.ts')).runReap,
  doctor: async () => (await import('./commands/doctor/doctor.ts')).runDoctor,
  local: async () => (await import('./commands/local/local.ts')).runLocal,
};

function isRefusal(error: unknown): error is CommanderError {
  return error instanceof CommanderError && error.exitCode !== 0;
}

/** Words of the actions and of the library, which the command has other names for. */
const INSTEAD: Readonly<Record<string, string>> = {
  spawn: 'Machines that stay are launched by "ami-select run --keep -- COMMAND".',
};

function unknownCommand({ message }: CommanderError, program: Command, word: string): CliError {
  const names = program.commands.map((command) => command.name());
  const hint = INSTEAD[word] ?? `Commands are ${names.join(', ')}.`;
  return new CliError('INVALID_INPUT', message.replace(/^error: /, ''), { hint });
}

const MISSING_ARGUMENT = 'commander.missingArgument';

/** Commander's refusal; of a missing argument with what it is. */
function refusalText({ code, message }: CommanderError, program: Command, subject: string): string {
  const text = message.replace(/^error: /, '');
  const command = program.commands.find((candidate) => candidate.name() === subject);
  const argument = command?.registeredArguments.find(({ required }) => required);
  return code === MISSING_ARGUMENT && argument ? `${text}; expected ${argument.description}` : text;
}

/** A refusal beside the problems that were found before. */
function gathered(message: string, problems: readonly string[], subject: string): CliError {
  const all = [...problems, message];
  return refusal(subject)(all.map((text) => ({ message: text })));
}

async function createProgram(context: CommandContext): Promise<Command> {
  const { stdout, stderr } = context.environment;
  const program = new Command('ami-select')
    .description(
      'Resolve an AMI by its characteristics, spawn disposable instances, build on them, terminate them.',
    )
    .version(await readVersion())
    .enablePositionalOptions()
    .exitOverride()
    .configureOutput({
      writeOut: (text) => stdout.write(text),
      writeErr: (text) => stderr.write(text),
      outputError: () => undefined,
    });
  addSelectOptions(program.command('select'));
  addRunOptions(program.command('run'));
  addBuildOptions(program.command('build'));
  addTerminateOptions(program.command('terminate'));
  addBakeOptions(program.command('bake'));
  addReapOptions(program.command('reap'));
  addDoctorOptions(program.command('doctor'));
  addLocalOptions(program.command('local'));
  for (const command of program.commands) addCommonOptions(command);
  return program;
}

function addTerminateOptions(command: Command): void {
  command
    .description('Terminate a fleet and prove that nothing remains.')
    .argument('<fleet>', 'fleet id, or path of a handle file')
    .option('--region <region>', 'region to search first for a fleet whose handle file is missing');
}

function addCommonOptions(command: Command): void {
  command
    .option('--json', 'one JSON document on standard output; progress stays on standard error')
    .option('--verbose', 'details of every decision');
}

function knownArguments(
  program: Command,
  args: readonly string[],
): { args: readonly string[]; problems: readonly string[] } {
  const [name, ...rest] = args;
  const command = program.commands.find((candidate) => candidate.name() === name);
  if (name === undefined || !command) return { args, problems: [] };
  const known = separateUnknownFlags(rest, command);
  return { args: [name, ...known.args], problems: known.problems };
}
