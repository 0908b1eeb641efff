/** A workflow command that the runner obeys. */
export interface RunnerCommand {
  readonly name: string;
  readonly value: string;
}

/** What `TrimStart` of .NET removes. Source: the documentation of `Char.IsWhiteSpace`. */
const DOTNET_WHITE_SPACE: readonly (readonly [first: number, last: number])[] = [
  [0x0009, 0x000d],
  [0x0020, 0x0020],
  [0x0085, 0x0085],
  [0x00a0, 0x00a0],
  [0x1680, 0x1680],
  [0x2000, 0x200a],
  [0x2028, 0x2029],
  [0x202f, 0x202f],
  [0x205f, 0x205f],
  [0x3000, 0x3000],
];

/** Control characters, separators of lines, bidirectional controls and surrogates. */
const INVISIBLE: readonly (readonly [first: number, last: number])[] = [
  [0x0000, 0x001f],
  [0x007f, 0x009f],
  [0x061c, 0x061c],
  [0x200e, 0x200f],
  [0x2028, 0x202e],
  [0x2066, 0x2069],
  [0xd800, 0xdfff],
];

/**
 * Finds the commands in a log by the runner's own rules: `::name …::value` at the start of a line, `##[name …]value`
 * anywhere in it, and nothing between `::stop-commands::token` and `::token::`. Shares nothing with the code that
 * breaks commands.
 * Source: actions/runner src/Runner.Common/ActionCommand.cs and src/Runner.Worker/ActionCommandManager.cs.
 */
export function readCommands(log: string): readonly RunnerCommand[] {
  const commands: RunnerCommand[] = [];
  let stopToken: string | undefined;
  for (const line of log.split(/\r\n|\n|\r/)) {
    const command = readCurrent(line) ?? readOld(line);
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

/** Hidden characters of a text, as `U+001B`; ends of lines and tabs are none. */
export function findHidden(text: string): readonly string[] {
  const found = [...text].map((character) => character.codePointAt(0) ?? 0).filter(isHidden);
  return found.map((code) => `U+${code.toString(16).toUpperCase().padStart(4, '0')}`);
}

function isHidden(code: number): boolean {
  return code !== 0x09 && code !== 0x0a && isIn(code, INVISIBLE);
}

function readCurrent(line: string): RunnerCommand | undefined {
  let start = 0;
  while (start < line.length && isIn(line.charCodeAt(start), DOTNET_WHITE_SPACE)) start += 1;
  if (!line.startsWith('::', start)) return undefined;
  const end = line.indexOf('::', start + 2);
  return end === -1 ? undefined : commandOf(line.slice(start + 2, end), line.slice(end + 2));
}

function readOld(line: string): RunnerCommand | undefined {
  const start = line.indexOf('##[');
  const end = start === -1 ? -1 : line.indexOf(']', start);
  return end === -1 ? undefined : commandOf(line.slice(start + 3, end), line.slice(end + 1));
}

function commandOf(words: string, value: string): RunnerCommand | undefined {
  const [name = ''] = words.split(' ');
  return name === '' ? undefined : { name, value: decode(value) };
}

function decode(value: string): string {
  return value.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%');
}

function isIn(code: number, ranges: readonly (readonly [first: number, last: number])[]): boolean {
  return ranges.some(([first, last]) => first <= code && code <= last);
}
