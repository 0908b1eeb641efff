import type { Build } from '../definition/build.ts';
import { interpretersOf } from '../definition/interpreter.ts';
import { factsScript } from '../machine/facts-script.ts';
import { type BuildFiles, readBuildFiles } from '../phases/check.ts';
import { checkFilesScript } from '../phases/check-files-script.ts';
import { installScript } from '../phases/install-script.ts';
import { plannedSdists } from '../phases/plan-sdists.ts';
import { prepareScript } from '../phases/prepare-script.ts';
import { stepScript } from '../phases/step-script.ts';
import { systemDownloadScript, systemInstallScript } from '../phases/system-script.ts';
import { unpackPythonScript } from '../phases/unpack-python-script.ts';
import { verifyScript } from '../phases/verify-script.ts';
import type { Phase } from '../report/events.ts';

/** One script that a build would run on a machine. */
export interface PlannedScript {
  readonly phase: Phase;
  readonly title: string;
  readonly script: string;
}

export interface MachinePlan {
  readonly machine: string;
  readonly scripts: readonly PlannedScript[];
}

/**
 * The exact shell that a build would run on each machine, without running anything; the lock that holds the
 * machine meanwhile is not in it.
 * @throws BuilderError when the build could not start, like `runBuild`.
 */
export function plan(build: Build, machines: readonly { readonly name: string }[]): readonly MachinePlan[] {
  const files = readBuildFiles(build);
  const { uploads } = files;
  const { environments, pythons } = build;
  const interpreters = interpretersOf(environments);
  return machines.map(({ name }) => {
    const scripts: PlannedScript[] = [
      { phase: 'probe', title: 'facts of the machine', script: factsScript(interpreters) },
    ];
    scripts.push({ phase: 'deliver', title: 'room for the files', script: prepareScript() });
    if (environments.length > 0 || uploads.length > 0)
      scripts.push({ phase: 'deliver', title: 'checksums of every file', script: checkFilesScript() });
    scripts.push(...planSystem(build, 'deliver'), ...planSystem(build, 'system'));
    if (environments.length > 0) {
      scripts.push(...planPythons(build), ...planSdists(build, files), {
        phase: 'install',
        title: 'environments, offline',
        script: installScript(build),
      });
      scripts.push({
        phase: 'verify',
        title: 'environments against the lock file',
        script: verifyScript(environments, pythons),
      });
    }
    for (const step of build.steps)
      scripts.push({ phase: 'steps', title: step.name, script: stepScript(step, name) });
    return { machine: name, scripts };
  });
}

/** Which Pythons a machine lacks is known when it is probed; the plan shows all. */
function planPythons({ pythons = {} }: Build): readonly PlannedScript[] {
  return Object.entries(pythons).flatMap(([version, archives]) =>
    Object.entries(archives).map(([architecture, archive]) => {
      const title = `Python ${version} for ${architecture}, where it is missing`;
      return { phase: 'install' as const, title, script: unpackPythonScript(version, archive) };
    }),
  );
}

/** Which of them have no wheel that fits is known from the index; the plan shows all. */
function planSdists(build: Build, files: BuildFiles): readonly PlannedScript[] {
  const planned = plannedSdists(build, files);
  if (planned === undefined) return [];
  const title = `source archives of ${planned.names.join(', ')}, on one machine of each platform, where no wheel fits`;
  return [{ phase: 'sdists', title, script: planned.script }];
}

/** The package manager is known when a machine is probed; the plan shows both. */
function planSystem({ system }: Build, phase: 'deliver' | 'system'): readonly PlannedScript[] {
  if (system === undefined || system.packages.length === 0) return [];
  return (['apt', 'dnf'] as const).map((manager) => {
    return phase === 'deliver'
      ? {
          phase,
          title: `system packages downloaded with ${manager}`,
          script: systemDownloadScript(system, manager),
        }
      : { phase, title: `system packages with ${manager}`, script: systemInstallScript(system, manager) };
  });
}
