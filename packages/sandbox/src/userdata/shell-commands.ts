/** Quotes a word for a POSIX shell. */
export function shellQuote(word: string): string {
  return `'${word.replaceAll("'", "'\\''")}'`;
}

/**
 * Writes `bootcmd` or `runcmd` as a shell script: a string is a line as it is, a list is one command whose
 * words are quoted (cloud-init's `shellify`).
 */
export function shellify(
  commands: unknown,
  { key, notices }: { key: string; notices: string[] },
): string | undefined {
  if (commands === undefined || commands === null) return undefined;
  if (!Array.isArray(commands)) {
    notices.push(`cloud-config '${key}' must be a list; it was ignored`);
    return undefined;
  }
  const lines: string[] = [];
  for (const command of commands as unknown[]) {
    const line = shellLine(command);
    if (line === undefined)
      notices.push(`cloud-config '${key}' has an entry that is no command; it was ignored`);
    else lines.push(line);
  }
  return lines.length === 0 ? undefined : `#!/bin/sh\n${lines.join('\n')}\n`;
}

function shellLine(command: unknown): string | undefined {
  if (typeof command === 'string') return command;
  if (!Array.isArray(command)) return undefined;
  return command.map((word) => shellQuote(String(word))).join(' ');
}
