import type { Build } from '../definition/build.ts';
import { interpretersOf } from '../definition/interpreter.ts';
import { factsScript } from '../machine/facts-script.ts';
import { readBuildFiles } from '../phases/check.ts';
import { cleanScript } from '../phases/clean-script.ts';
import { installScript } from '../phases/install-script.ts';
import { stepScript } from '../phases/step-script.ts';
import { systemScript } from '../phases/system-script.ts';
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
 * The exact shell that a build would run on each machine, without running anything.
 * @throws BuilderError when the build could not start, like `runBuild`.
 */
export function plan(build: Build, machines: readonly { readonly name: string }[]): readonly MachinePlan[] {
  readBuildFiles(build);
  const { environments } = build;
  const interpreters = interpretersOf(environments);
  return machines.map(({ name }) => {
    const scripts: PlannedScript[] = [
      { phase: 'probe', title: 'facts of the machine', script: factsScript(interpreters) },
    ];
    scripts.push(...planSystem(build), { phase: 'upload', title: 'an empty folder', script: cleanScript() });
    if (environments.length > 0) {
      scripts.push({ phase: 'install', title: 'environments, offline', script: installScript(environments) });
      scripts.push({
        phase: 'verify',
        title: 'environments against the lock file',
        script: verifyScript(environments),
      });
    }
    for (const step of build.steps)
      scripts.push({ phase: 'steps', title: step.name, script: stepScript(step, name) });
    return { machine: name, scripts };
  });
}

/** The package manager is known when a machine is probed; the plan shows both. */
function planSystem({ system }: Build): readonly PlannedScript[] {
  if (system === undefined || system.packages.length === 0) return [];
  return (['apt', 'dnf'] as const).map((manager) => {
    return {
      phase: 'system',
      title: `system packages with ${manager}`,
      script: systemScript(system, manager),
    };
  });
}
