import { dropTerminalSequences } from '@ami-select/core';
import type { ExecResult } from '@ami-select/transport';
import type { Machine } from '../machine/machine.ts';
import type { Phase, Report } from '../report/events.ts';
import { RemoteLines } from '../report/remote-lines.ts';

/** Options of every phase that runs something on machines. */
export interface PhaseOptions {
  readonly report: Report;
  readonly signal?: AbortSignal | undefined;
}

export interface ScriptOptions extends PhaseOptions {
  readonly phase: Phase;
  readonly timeoutMs?: number | undefined;
  /** Standard output is data for the build, not something to show. */
  readonly isQuiet?: boolean | undefined;
}

/** Runs a script on a machine and reports its output line by line while it runs. */
export async function runScript(
  machine: Machine,
  script: string,
  { phase, report, signal, timeoutMs, isQuiet = false }: ScriptOptions,
): Promise<ExecResult> {
  const emit = (stream: 'stdout' | 'stderr') => (line: string) => {
    report({ type: 'output', machine: machine.name, phase, stream, line });
  };
  const stdout = new RemoteLines(emit('stdout'));
  const stderr = new RemoteLines(emit('stderr'));
  try {
    return await machine.transport.exec(script, {
      onStderr: (text) => stderr.push(text),
      onStdout: isQuiet ? undefined : (text) => stdout.push(text),
      signal,
      timeoutMs,
    });
  } finally {
    stdout.end();
    stderr.end();
  }
}

/** The last lines of a failed command, for the end of an error message. */
export function lastLines({ stdout, stderr }: ExecResult, count = 12): string {
  const text = stderr.trim() === '' ? stdout : stderr;
  return dropTerminalSequences(text)
    .trimEnd()
    .split(/\r?\n|\r/)
    .slice(-count)
    .join('\n');
}
