/**
 * Breaks what the Actions runner would read as a command: `::` at the start of a line, and `##[` anywhere in it.
 * Source: actions/runner src/Runner.Common/ActionCommand.cs, TryParseV2 and TryParse.
 */
export function neutralize(text: string): string {
  return text.replace(/##\[/g, '## [').replace(/(^|[\r\n])(\s*):(?=:)/g, '$1$2: ');
}
