/**
 * One word of a POSIX shell command that stands for exactly `text`. Backslashes stand outside of the quotes, so that the
 * word is the same to fish, the login shell of some, where a backslash before the last quote does not end one.
 */
export function shellQuote(text: string): string {
  return `'${text.replaceAll(/['\\]/g, (character) => `'\\${character}'`)}'`;
}
