import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { basename, delimiter, dirname, join } from 'node:path';

/**
 * Global setup of vitest: `python3` is the interpreter itself. A version manager's stand-in for it starts a shell and
 * several programs each time, which takes a third of the CPU of the tests that build.
 */
export function setup(): void {
  usePythonItself(process.env);
}

/** Lets `PATH` begin with the folder of the interpreter, unless `python3` is found there anyway. */
export function usePythonItself(env: NodeJS.ProcessEnv): void {
  const { stdout } = spawnSync('python3', ['-I', '-S', '-c', 'import sys; print(sys.executable, end="")'], {
    env,
    encoding: 'utf8',
  });
  const { PATH = '' } = env;
  const found = PATH.split(delimiter).find((folder) => existsSync(join(folder, 'python3')));
  if (!stdout || basename(stdout) !== 'python3' || dirname(stdout) === found) return;
  env.PATH = `${dirname(stdout)}${delimiter}${PATH}`;
}
