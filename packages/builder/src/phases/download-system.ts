import type { Machine } from '../machine/machine.ts';
import { BuilderError } from '../report/errors.ts';
import type { Probed } from './probe.ts';
import { lastLines, type PhaseOptions, runScript } from './run-script.ts';
import { systemManagerOf } from './system-manager.ts';
import { systemDownloadScript, systemInstallScript } from './system-script.ts';

/** Downloads the system packages of one machine without installing any. @throws BuilderError `SYSTEM_PACKAGE`. */
export async function downloadSystemPackages(
  machine: Machine,
  probed: Probed,
  options: PhaseOptions,
): Promise<void> {
  await runSystemScript(machine, probed, { ...options, phase: 'deliver' });
}

/** Runs the script of a phase, if the build has system packages. @throws BuilderError `SYSTEM_PACKAGE`. */
export async function runSystemScript(
  machine: Machine,
  { build: { system }, facts }: Probed,
  options: PhaseOptions & { readonly phase: 'deliver' | 'system' },
): Promise<void> {
  if (system === undefined || system.packages.length === 0) return;
  const manager = systemManagerOf(facts.get(machine.name)?.packageManager ?? 'none');
  const script = options.phase === 'deliver' ? systemDownloadScript : systemInstallScript;
  const result = await runScript(machine, script(system, manager), options);
  if (result.exitCode === 0) return;
  const message = `${manager} ended with status ${result.exitCode}:\n${lastLines(result)}`;
  throw new BuilderError('SYSTEM_PACKAGE', message);
}
