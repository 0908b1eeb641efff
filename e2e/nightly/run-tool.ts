import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** The end of the name of what is skipped. */
export const NOT_INSTALLED = ' (skipped: e2e/nightly/install did not install it)';

/** The private environment that `install` makes. */
const tools = join(import.meta.dirname, 'python/.venv/bin');

export interface ToolRun {
  /** Exit status; not 0 when the tool reports a failure. */
  readonly status: number;
  readonly output: string;
}

/** The path of a tool, installed or not. */
export function toolPath(tool: string): string {
  return join(tools, tool);
}

export function toolInstalled(tool: string): boolean {
  return existsSync(toolPath(tool));
}

/** Runs one of the Python tools to its end, with nothing of this process's environment. */
export async function runTool(
  tool: string,
  parameters: readonly string[],
  { cwd, env }: { readonly cwd: string; readonly env: Readonly<Record<string, string>> },
): Promise<ToolRun> {
  const options = { cwd, env: { PATH: `${tools}:/usr/bin:/bin`, HOME: cwd, LC_ALL: 'C.UTF-8', ...env } };
  try {
    const { stdout, stderr } = await promisify(execFile)(toolPath(tool), parameters, {
      ...options,
      maxBuffer: 64 * 2 ** 20,
    });
    return { status: 0, output: stdout + stderr };
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
    return { status: code, output: stdout + stderr };
  }
}
