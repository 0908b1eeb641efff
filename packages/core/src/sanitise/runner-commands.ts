/** What a comparison of texts in .NET takes for nothing. */
const IGNORED = String.raw`[\p{Cf}\p{Default_Ignorable_Code_Point}]*`;

/** The same and the white space that the runner trims; other control characters are shown before. */
const BLANK = String.raw`[\t\p{Zs}\p{Cf}\p{Default_Ignorable_Code_Point}]*`;

/** `::name::value` at the start of a line. */
const CURRENT = new RegExp(`^(${BLANK}):(?=${IGNORED}:)`, 'gmu');

/** The start of `##[name]value`, anywhere. */
export const OLD_COMMAND: RegExp = new RegExp(String.raw`##(?=${IGNORED}\[)`, 'gu');

/**
 * Breaks what the Actions runner would read as a command, in text without hidden characters.
 * Source: actions/runner src/Runner.Common/ActionCommand.cs, TryParseV2 and TryParse.
 */
export function breakCommands(text: string): string {
  return text.replace(OLD_COMMAND, '## ').replace(CURRENT, '$1: ');
}
