import type { Delivered } from './deliver.ts';
import { runSystemScript } from './download-system.ts';
import { onEveryMachine } from './on-every-machine.ts';
import type { PhaseOptions } from './run-script.ts';

export interface SystemReady extends Delivered {
  readonly systemReady: true;
}

/** Installs the downloaded system packages on every machine. @throws BuilderError `SYSTEM_PACKAGE`. */
export async function installSystemPackages(
  delivered: Delivered,
  options: PhaseOptions,
): Promise<SystemReady> {
  await onEveryMachine('System packages could not be installed', delivered.machines, (machine) =>
    runSystemScript(machine, delivered, { ...options, phase: 'system' }),
  );
  return { ...delivered, systemReady: true };
}
