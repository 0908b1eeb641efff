const MOST_LINES = 20;
const MOST_CHARACTERS = 2_000;

/** The end of a machine's output, for an error message; empty when there is none. */
export function lastLines(output: string, most: number = MOST_LINES): string {
  const lines = output.trimEnd().split('\n').slice(-most);
  return lines.join('\n').slice(-MOST_CHARACTERS);
}
