/** One word of a POSIX shell command that stands for exactly `text`. */
export function shellQuote(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
