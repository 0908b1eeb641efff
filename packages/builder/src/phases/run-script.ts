import { dropTerminalSequences } from '@ami-select/core';
import type { ExecResult } from '@ami-select/transport';
import type { Machine } from '../machine/machine.ts';
import type { Phase, Report } from '../report/events.ts';
import { createMask, type Mask } from '../report/mask.ts';
import { RemoteLines } from '../report/remote-lines.ts';
import { cutText } from '../report/shorten.ts';

/** Characters at the end of an output that its last lines are taken from. */
const LONGEST_TAIL = 64 * 1024;

/** Characters of one of the last lines. */
const LONGEST_LINE = 1_000;

/** Milliseconds of a script that is no step: the largest installations are far below. */
const LONGEST_MS = 60 * 60 * 1000;

/** Characters of a script's output that are reported; a log is for people. */
const MOST_SHOWN = 100_000_000;

const LEFT_OPEN =
  'what still runs in the background keeps the output open; what it prints from now on is not shown';

/** Options of every phase that runs something on machines. */
export interface PhaseOptions {
  readonly report: Report;
  readonly signal?: AbortSignal | undefined;
  /** Hides secrets in what machines print. */
  readonly mask?: Mask | undefined;
}

export interface ScriptOptions extends PhaseOptions {
  readonly phase: Phase;
  readonly timeoutMs?: number | undefined;
  /** Standard output is data for the build, not something to show. */
  readonly isQuiet?: boolean | undefined;
  /** It does no harm when the script starts twice: it runs again after a lost connection. */
  readonly repeatable?: boolean | undefined;
  /** Data for the script. */
  readonly stdin?: string | undefined;
  /** The most bytes of standard output; an answer is never near. */
  readonly maxStdoutBytes?: number | undefined;
}

/** Runs a script on a machine and reports its output line by line while it runs. */
export async function runScript(
  machine: Machine,
  script: string,
  { phase, report, isQuiet = false, timeoutMs = LONGEST_MS, mask, ...limits }: ScriptOptions,
): Promise<ExecResult> {
  let shown = 0;
  const emit = (stream: 'stdout' | 'stderr') => (line: string) => {
    if (shown > MOST_SHOWN) return;
    shown += line.length + 1;
    const said = shown > MOST_SHOWN ? `... output past ${MOST_SHOWN} characters is not shown` : line;
    report({ type: 'output', machine: machine.name, phase, stream, line: said });
  };
  const stdout = new RemoteLines(emit('stdout'), mask);
  const stderr = new RemoteLines(emit('stderr'), mask);
  try {
    const result = await machine.transport.exec(script, {
      onStderr: (text) => stderr.push(text),
      onStdout: isQuiet ? undefined : (text) => stdout.push(text),
      timeoutMs,
      ...limits,
    });
    if (result.isLeftOpen) stderr.push(`${LEFT_OPEN}\n`);
    return result;
  } finally {
    stdout.end();
    stderr.end();
  }
}

const PRINTED_NOTHING = 'it printed nothing';

/** `its last lines:` and these, or that there are none. */
export function itsLastLines(result: ExecResult, mask: Mask = createMask([])): string {
  const { stdout, stderr } = result;
  const lines = lastLines({ ...result, stdout: mask(stdout), stderr: mask(stderr) });
  return lines === PRINTED_NOTHING ? lines : `its last lines:\n${lines}`;
}

/** The last lines of a failed command, for the end of an error message; a sentence where it printed none. */
export function lastLines({ stdout, stderr }: ExecResult, count = 12): string {
  const text = stderr.trim() === '' ? stdout : stderr;
  if (text.trim() === '') return PRINTED_NOTHING;
  return dropTerminalSequences(text.slice(-LONGEST_TAIL))
    .trimEnd()
    .split(/\r?\n|\r/)
    .slice(-count)
    .map((line) => cutText(line, LONGEST_LINE))
    .join('\n');
}
