import type { CommandContext } from '../context/context.ts';
import { readReader } from '../present/clean-text.ts';
import { createProgress } from '../present/progress.ts';
import { createResults } from '../present/results.ts';
import type { Signal } from '../process/environment.ts';

export interface TestContextOptions {
  readonly workingDirectory?: string | undefined;
  readonly variables?: Readonly<Record<string, string>> | undefined;
  readonly json?: boolean | undefined;
  readonly verbose?: boolean | undefined;
  readonly problems?: readonly string[] | undefined;
}

/** The context of a command in a fake process, and the command's output. */
export interface TestContext {
  readonly context: CommandContext;
  stdout(): string;
  stderr(): string;
  /** Sends a signal to the command. */
  raise(signal: Signal): void;
  /** Statuses that the process was ended with at once. */
  readonly exits: readonly number[];
}

export function createTestContext(options: TestContextOptions = {}): TestContext {
  const {
    workingDirectory = '/work',
    variables = {},
    json = false,
    verbose = false,
    problems = [],
  } = options;
  const stdout: string[] = [];
  const stderr: string[] = [];
  const exits: number[] = [];
  const listeners = new Set<(signal: Signal) => void>();
  const reader = readReader({ variables, self: [], workingDirectory });
  const output = { write: (text: string) => stderr.push(text) };
  return {
    context: {
      environment: {
        args: [],
        variables,
        workingDirectory,
        stdout: { write: (text) => stdout.push(text) },
        stderr: output,
        stdinIsTty: false,
        onSignal: (listener) => {
          listeners.add(listener);
          return () => listeners.delete(listener);
        },
        onCrash: () => () => undefined,
        crashed: () => undefined,
        lostOutput: async () => undefined,
        pid: 1,
        self: [],
        kill: () => false,
        exit: (status) => exits.push(status),
      },
      progress: createProgress({ ...reader, output, verbose, now: () => 0 }),
      results: createResults({ write: (text) => stdout.push(text) }, { ...reader, json }),
      problems,
    },
    stdout: () => stdout.join(''),
    stderr: () => stderr.join(''),
    raise: (signal) => {
      for (const listener of listeners) listener(signal);
    },
    exits,
  };
}
