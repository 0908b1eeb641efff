import { execFile } from 'node:child_process';

/** Result of a tool of the host. */
export interface ToolResult {
  readonly ok: boolean;
  readonly stdout: string;
  /** Reason of the failure, for a human. */
  readonly problem: string;
}

const PATIENCE_MS = 20_000;

/** Runs a tool of the host; a missing tool or a failure is a result, not an error. */
export function runTool(file: string, args: readonly string[]): Promise<ToolResult> {
  return new Promise((resolve) => {
    execFile(
      file,
      args,
      { timeout: PATIENCE_MS, encoding: 'utf8', killSignal: 'SIGKILL' },
      (error, stdout, stderr) => {
        const problem = error === null ? '' : `${file}: ${(stderr || error.message).trim()}`;
        resolve({ ok: error === null, stdout, problem });
      },
    );
  });
}
