import type { ExecResult } from '@ami-select/transport';
import type { Machine } from '../machine/machine.ts';
import type { Phase, Report } from '../report/events.ts';
import { RemoteLines } from '../report/remote-lines.ts';

export interface ScriptOptions {
  readonly phase: Phase;
  readonly report: Report;
  readonly signal?: AbortSignal;
  readonly timeoutMs?: number;
  /** Standard output is an answer for us, not something to show. */
  readonly answer?: true;
}

/** Runs a script on a machine and reports its output line by line while it runs. */
export async function runScript(
  machine: Machine,
  script: string,
  options: ScriptOptions,
): Promise<ExecResult> {
  const { phase, report, signal, timeoutMs, answer } = options;
  const emit = (stream: 'stdout' | 'stderr') => (line: string) => {
    report({ type: 'output', machine: machine.name, phase, stream, line });
  };
  const stdout = new RemoteLines(emit('stdout'));
  const stderr = new RemoteLines(emit('stderr'));
  try {
    return await machine.transport.exec(script, {
      onStderr: (text) => stderr.push(text),
      ...(answer ? {} : { onStdout: (text: string) => stdout.push(text) }),
      ...(signal ? { signal } : {}),
      ...(timeoutMs === undefined ? {} : { timeoutMs }),
    });
  } finally {
    stdout.end();
    stderr.end();
  }
}

/** The last lines that a failed command left, for the end of an error message. */
export function lastLines({ stdout, stderr }: ExecResult, count = 12): string {
  const text = stderr.trim() === '' ? stdout : stderr;
  return text.trimEnd().split('\n').slice(-count).join('\n');
}
