/** One word of a command that a person or a shell runs: text of other people stays one word. */
export function forShell(word: string): string {
  if (/^[\w@%+=:,./-]+$/.test(word)) return word;
  return `'${word.replaceAll("'", "'\\''")}'`;
}
