import type { SystemPackages } from '../definition/build.ts';
import type { MachineFacts } from '../machine/facts.ts';
import type { Machine } from '../machine/machine.ts';
import { BuilderError } from '../report/errors.ts';
import { onEveryMachine } from './on-every-machine.ts';
import { lastLines, runScript, type ScriptOptions } from './run-script.ts';
import { systemScript } from './system-script.ts';

export interface SystemOptions extends Omit<ScriptOptions, 'phase' | 'answer'> {
  readonly facts: ReadonlyMap<string, MachineFacts>;
}

/** Installs the pinned system packages on every machine. @throws BuilderError `SYSTEM_PACKAGE`. */
export async function installSystemPackages(
  machines: readonly Machine[],
  system: SystemPackages,
  { facts, ...options }: SystemOptions,
): Promise<void> {
  if (system.packages.length === 0) return;
  await onEveryMachine('System packages could not be installed', machines, async (machine) => {
    const manager = facts.get(machine.name)?.packageManager ?? 'none';
    if (manager === 'none') throw failed('the machine has neither apt-get nor dnf');
    const result = await runScript(machine, systemScript(system, manager), { ...options, phase: 'system' });
    if (result.exitCode !== 0)
      throw failed(`${manager} ended with status ${result.exitCode}:\n${lastLines(result)}`);
  });
}

function failed(message: string): BuilderError {
  return new BuilderError('SYSTEM_PACKAGE', message);
}
