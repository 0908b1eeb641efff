import { lastLines } from './last-lines.ts';
import type { ReadyCheck } from './ready-check.ts';

/** One run; a command that waits by itself may take this long. */
const TIMEOUT_MS = 60_000;

/** A command of the caller exits with 0. */
export function commandCheck(command: string): ReadyCheck {
  return {
    waitsFor: 'its ready-command to succeed',
    script: command,
    timeoutMs: TIMEOUT_MS,
    judge: ({ exitCode, signal, stdout, stderr }) => {
      if (exitCode === 0) return { passed: true };
      const end = exitCode === null ? `was ended by ${signal}` : `ended with ${exitCode}`;
      const words = lastLines(stderr.trim() === '' ? stdout : stderr, 1);
      return { notYet: `its ready-command ${end}${words === '' ? '' : `: ${words}`}` };
    },
  };
}
