import { spawn } from 'node:child_process';

/** Variable by which Node finds compiled code again. */
export const COMPILE_CACHE = 'NODE_COMPILE_CACHE';

/**
 * Lets Node compile the agent once and keep the result in a folder, so that every machine's agent starts in about
 * half the time. The agent exits at once, for its input is empty. Node keeps a folder per user id: `as` is
 * the command that runs the agent with the id that machines have.
 */
export async function warmCompileCache(options: {
  agentPath: string;
  folder: string;
  /** Value of `LOCAL_EC2_OWNER`: the janitor terminates it, should its driver exit first. */
  mark: string;
  as?: readonly string[];
}): Promise<void> {
  const [program = process.execPath, ...args] = [...(options.as ?? []), process.execPath];
  const child = spawn(program, [...args, options.agentPath, '--warm'], {
    env: { [COMPILE_CACHE]: options.folder, LOCAL_EC2_OWNER: options.mark },
    stdio: 'ignore',
  });
  // Without it agents start more slowly, no more.
  await new Promise((resolve) => child.once('exit', resolve).once('error', resolve));
}
