import { execFileSync } from 'node:child_process';

/** True when a process of this host, in whatever namespace, has the word in its command line. */
export function isRunning(word: string): boolean {
  return commandLines().some((line) => line.includes(word));
}

/** Command lines of all processes of this host. */
export function commandLines(): string[] {
  return execFileSync('ps', ['axo', 'args'], { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 }).split('\n');
}
