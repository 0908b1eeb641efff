import type { Environment } from '../definition/build.ts';
import type { Machine } from '../machine/machine.ts';
import { BuilderError } from '../report/errors.ts';
import { installScript } from './install-script.ts';
import { onEveryMachine } from './on-every-machine.ts';
import { lastLines, runScript, type ScriptOptions } from './run-script.ts';

/** Installs every environment on every machine, offline. @throws BuilderError `MACHINE_FAILED`, or `HASH`. */
export async function installEnvironments(
  machines: readonly Machine[],
  environments: readonly Environment[],
  options: Omit<ScriptOptions, 'phase' | 'answer'>,
): Promise<void> {
  if (environments.length === 0) return;
  await onEveryMachine('The environments could not be installed', machines, async (machine) => {
    const result = await runScript(machine, installScript(environments), { ...options, phase: 'install' });
    if (result.exitCode === 0) return;
    const code = /DO NOT MATCH THE HASHES/.test(result.stderr) ? 'HASH' : 'MACHINE_FAILED';
    throw new BuilderError(
      code,
      `the offline install ended with status ${result.exitCode}:\n${lastLines(result)}`,
    );
  });
}
