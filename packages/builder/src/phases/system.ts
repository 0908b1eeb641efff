import { BuilderError } from '../report/errors.ts';
import type { Fetched } from './fetch.ts';
import { onEveryMachine } from './on-every-machine.ts';
import { lastLines, type PhaseOptions, runScript } from './run-script.ts';
import { systemScript } from './system-script.ts';

export interface SystemReady extends Fetched {
  readonly systemReady: true;
}

/** Installs the pinned system packages on every machine. @throws BuilderError `SYSTEM_PACKAGE`. */
export async function installSystemPackages(fetched: Fetched, options: PhaseOptions): Promise<SystemReady> {
  const { machines, facts } = fetched;
  const { system } = fetched.build;
  if (system === undefined || system.packages.length === 0) return { ...fetched, systemReady: true };
  await onEveryMachine('System packages could not be installed', machines, async (machine) => {
    const manager = facts.get(machine.name)?.packageManager ?? 'none';
    if (manager === 'none') throw failed('the machine has neither apt-get nor dnf');
    const result = await runScript(machine, systemScript(system, manager), { ...options, phase: 'system' });
    if (result.exitCode !== 0)
      throw failed(`${manager} ended with status ${result.exitCode}:\n${lastLines(result)}`);
  });
  return { ...fetched, systemReady: true };
}

function failed(message: string): BuilderError {
  return new BuilderError('SYSTEM_PACKAGE', message);
}
