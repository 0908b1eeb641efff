import { styleText } from 'node:util';
import type { Output } from '../process/environment.ts';
import { cleanText, type Reader } from './clean-text.ts';
import type { LiveLine } from './live-line.ts';

/** The duration of one phase of a command. */
export interface PhaseTiming {
  readonly phase: string;
  readonly milliseconds: number;
}

/** A phase that has begun. */
export interface RunningPhase {
  /** Changes what is shown behind the name. */
  update(text: string): void;
  end(outcome: 'done' | 'failed'): void;
}

/**
 * Reports progress to a person or a CI log. Results go elsewhere. The only writer to standard error: text of other
 * people is sanitised here, before it is coloured, not by callers.
 */
export interface Progress {
  /** Shows a phase: a spinner on a terminal, a line before and after elsewhere. */
  start(name: string): RunningPhase;
  /** Runs the work as one phase. */
  phase<T>(name: string, work: (update: (text: string) => void) => Promise<T>): Promise<T>;
  /** One thing that happened. */
  line(text: string): void;
  warn(text: string): void;
  /** Output of a remote command, labelled with its host; complete lines only. */
  remote(label: string, text: string): void;
  debug(text: string): void;
  /** Phases that ended so far, in order. */
  readonly timings: readonly PhaseTiming[];
}

export interface ProgressOptions extends Reader {
  readonly output: Output;
  /** A terminal's, which has spinners and colours; plain lines without it. */
  readonly live?: LiveLine | undefined;
  readonly verbose: boolean;
  readonly now: () => number;
}

export function createProgress(options: ProgressOptions): Progress {
  const { output, live, verbose, now, inWorkflow } = options;
  const timings: PhaseTiming[] = [];
  const clean = (text: string): string => cleanText(text, options);
  const paint = (style: Parameters<typeof styleText>[0], text: string): string =>
    live ? styleText(style, clean(text), { validateStream: false }) : clean(text);
  const write = (text: string): void => {
    if (live) live.above(`${text}\n`);
    else output.write(`${text}\n`);
  };

  function start(name: string): RunningPhase {
    const started = now();
    const update = live ? live.start(clean(name)) : announce(name);
    return { update: (text) => update(clean(text)), end: (outcome) => end(name, started, outcome) };
  }

  async function phase<T>(name: string, work: (update: (text: string) => void) => Promise<T>): Promise<T> {
    const running = start(name);
    try {
      const result = await work(running.update);
      running.end('done');
      return result;
    } catch (error) {
      running.end('failed');
      throw error;
    }
  }

  function announce(name: string): (text: string) => void {
    write(`… ${clean(name)}`);
    return (text) => write(`  ${text}`);
  }

  function end(name: string, started: number, outcome: 'done' | 'failed'): void {
    const milliseconds = now() - started;
    timings.push({ phase: name, milliseconds });
    live?.stop(clean(name));
    const mark = outcome === 'done' ? paint('green', '✔') : paint('red', '✖');
    write(`${mark} ${clean(name)} ${paint('dim', `(${formatDuration(milliseconds)})`)}`);
  }

  return {
    start,
    phase,
    timings,
    line: (text) => write(`  ${clean(text)}`),
    warn: (text) => write(`${paint('yellow', '!')} ${clean(text)}`),
    remote: (label, text) => {
      for (const line of text.split('\n'))
        write(`  ${paint('cyan', label)} ${paint('dim', '│')} ${cleanText(line, { inWorkflow })}`);
    },
    debug: (text) => {
      if (verbose) write(`  ${paint('dim', text)}`);
    },
  };
}

/** `340 ms`, `4.2 s` or `3 min 05 s`. */
export function formatDuration(milliseconds: number): string {
  if (milliseconds < 1000) return `${Math.round(milliseconds)} ms`;
  const seconds = milliseconds / 1000;
  if (seconds < 60) return `${seconds.toFixed(1)} s`;
  const rounded = Math.round(seconds);
  return `${Math.floor(rounded / 60)} min ${String(rounded % 60).padStart(2, '0')} s`;
}
