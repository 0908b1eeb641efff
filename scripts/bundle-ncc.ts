import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { basename, dirname } from 'node:path';

/**
 * Writes the file that the runner starts. Without `--no-cache` a failed build of the other module kind leaves an
 * entry behind with which ncc produces a bundle that crashes on start.
 */
export function runNcc(entry: string, output: string): void {
  const cli = createRequire(import.meta.url).resolve('@vercel/ncc/dist/ncc/cli.js');
  // Module numbers and names come from the paths relative to the working directory: it must always look the same.
  const run = spawnSync(
    process.execPath,
    [cli, 'build', basename(entry), '--no-cache', '--quiet', '--out', output],
    {
      cwd: dirname(entry),
      encoding: 'utf8',
    },
  );
  if (run.status !== 0) throw new Error(`ncc failed on ${entry}:\n${run.stdout}${run.stderr}`);
}
