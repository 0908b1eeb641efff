import type { Machine } from '../machine/machine.ts';
import { BuilderError } from '../report/errors.ts';
import type { Probed } from './probe.ts';
import { lastLines, type PhaseOptions, runScript } from './run-script.ts';
import { systemManagerOf } from './system-manager.ts';
import { systemDownloadScript, systemInstallScript } from './system-script.ts';
import { NO_SPACE } from './system-space.ts';

export interface DownloadOptions extends PhaseOptions {
  /** Of the disk of the build, for what is installed besides. */
  readonly reservedBytes?: number | undefined;
}

/**
 * Downloads the system packages of one machine without installing any, and compares what they need with the free space.
 * @throws BuilderError `SYSTEM_PACKAGE`, `MACHINE_FAILED` for a disk that is too small
 */
export async function downloadSystemPackages(
  machine: Machine,
  probed: Probed,
  options: DownloadOptions,
): Promise<void> {
  await runSystemScript(machine, probed, { ...options, phase: 'deliver' });
}

/** Runs the script of a phase, if the build has system packages. @throws BuilderError `SYSTEM_PACKAGE`. */
export async function runSystemScript(
  machine: Machine,
  { build: { system }, facts }: Probed,
  { reservedBytes = 0, ...options }: DownloadOptions & { readonly phase: 'deliver' | 'system' },
): Promise<void> {
  if (system === undefined || system.packages.length === 0) return;
  const manager = systemManagerOf(facts.get(machine.name)?.packageManager ?? 'none');
  const isDownload = options.phase === 'deliver';
  const script = isDownload
    ? systemDownloadScript(system, manager, reservedBytes)
    : systemInstallScript(system, manager);
  // A download starts again as often as need be; what an installation did is not known.
  const result = await runScript(machine, script, { ...options, repeatable: isDownload });
  if (result.exitCode === 0) return;
  if (isDownload && result.exitCode === NO_SPACE)
    throw new BuilderError('MACHINE_FAILED', lastLines(result, 1));
  const message = `${manager} ended with status ${result.exitCode}:\n${lastLines(result)}`;
  const code = 'SYSTEM_PACKAGE';
  throw new BuilderError(code, message, { problems: [{ code, field: 'build.system', message }] });
}
