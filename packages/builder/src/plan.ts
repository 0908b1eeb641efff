import type { Build } from './build.ts';
import { readLocks } from './check-build.ts';
import type { Phase } from './events.ts';
import { listUploads } from './list-uploads.ts';
import { factsScript } from './machine-facts.ts';
import { cleanScript, installScript, stepScript, systemScript, verifyScript } from './phases/scripts.ts';
import { throwProblems } from './problem.ts';
import { environmentTargets } from './run-build.ts';

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
  const { locks, problems } = readLocks(build);
  throwProblems('The requirements are not fit to build from', problems);
  listUploads(build);
  const targets = environmentTargets(locks);
  const interpreters = [...new Set(['python3', ...targets.map(({ interpreter }) => interpreter)])];
  return machines.map(({ name }) => {
    const scripts: PlannedScript[] = [
      { phase: 'probe', title: 'what the machine is', script: factsScript(interpreters) },
    ];
    scripts.push(...planSystem(build), { phase: 'upload', title: 'an empty place', script: cleanScript() });
    if (targets.length > 0) {
      scripts.push({ phase: 'install', title: 'environments, offline', script: installScript(targets) });
      scripts.push({
        phase: 'verify',
        title: 'environments against the lock',
        script: verifyScript(targets),
      });
    }
    for (const step of build.steps)
      scripts.push({ phase: 'steps', title: step.name, script: stepScript(step, name) });
    return { machine: name, scripts };
  });
}

/** Which package manager there is, only the machine can tell; the plan shows both. */
function planSystem({ system }: Build): readonly PlannedScript[] {
  if (system === undefined || system.packages.length === 0) return [];
  return (['apt', 'dnf'] as const).map((manager) => {
    return {
      phase: 'system',
      title: `system packages, where there is ${manager}`,
      script: systemScript(system, manager),
    };
  });
}
