import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** The built command. */
export const COMMAND: string = fileURLToPath(new URL('../packages/cli/lib/bin.js', import.meta.url));

/** The end of a command: its status and output. */
export interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A command that runs. */
export interface Running {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
  /** Resolves as soon as the text was written. */
  prints(text: string): Promise<void>;
}

/** Starts the built command as a user does, with only the given environment. */
export function start(
  args: readonly string[],
  options: { readonly cwd: string; readonly env: Record<string, string> },
): Running {
  // The homes of tests are new, a user's has a cache of compiled code.
  const { PATH = '', NODE_COMPILE_CACHE = '' } = process.env;
  const usual = { PATH, NODE_COMPILE_CACHE, HOME: options.cwd, AWS_CONFIG_FILE: '/nonexistent' };
  const env = { ...usual, ...options.env };
  const child = spawn(process.execPath, [COMMAND, ...args], {
    cwd: options.cwd,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  const waiting = new Set<() => void>();
  child.stdout.on('data', (chunk: Buffer) => {
    stdout += chunk.toString();
    for (const check of waiting) check();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    stderr += chunk.toString();
    for (const check of waiting) check();
  });
  const ended = new Promise<Ended>((resolve) => {
    child.once('close', (status) => resolve({ status, stdout, stderr }));
  });
  const prints = (text: string): Promise<void> =>
    new Promise((resolve, reject) => {
      const check = (): void => {
        if (stdout.includes(text) || stderr.includes(text)) resolve();
      };
      waiting.add(check);
      check();
      void ended.then(() => reject(new Error(`ended without "${text}":\n${stderr}`)));
    });
  return { child, ended, prints };
}
