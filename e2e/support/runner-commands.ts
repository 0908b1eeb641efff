/** A workflow command that the runner obeys. */
export interface RunnerCommand {
  readonly name: string;
  readonly value: string;
}

/**
 * Finds the commands in a log by the runner's own rules: `::name …::value` at the start of a line, `##[name …]value`
 * anywhere in it, and nothing between `::stop-commands::token` and `::token::`.
 * Source: actions/runner src/Runner.Common/ActionCommand.cs and src/Runner.Worker/ActionCommandManager.cs.
 */
export function readCommands(log: string): readonly RunnerCommand[] {
  const commands: RunnerCommand[] = [];
  let stopToken: string | undefined;
  for (const line of log.split(/\r\n|\n|\r/)) {
    const command = readCommand(line);
    if (command === undefined) continue;
    if (stopToken !== undefined) {
      if (command.name === stopToken) stopToken = undefined;
      continue;
    }
    if (command.name === 'stop-commands') stopToken = command.value;
    else commands.push(command);
  }
  return commands;
}

function readCommand(line: string): RunnerCommand | undefined {
  const current = /^\s*::([^\s:]+)(?:\s[^:]*)?::(.*)$/.exec(line);
  const old = /##\[([^\s\]]+)(?:\s[^\]]*)?\](.*)$/.exec(line);
  const match = current ?? old;
  return match === null ? undefined : { name: match[1] ?? '', value: decode(match[2] ?? '') };
}

function decode(value: string): string {
  return value.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%');
}
