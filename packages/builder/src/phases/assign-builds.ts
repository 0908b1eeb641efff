import { interpreterOf } from '../definition/interpreter.ts';
import type { PythonFacts } from '../machine/facts.ts';
import type { MachineResolution, SdistBuild, WheelPick } from '../resolve/resolution.ts';

/** A source archive that a machine builds, and the Python that does it. */
export interface AssignedBuild {
  readonly build: SdistBuild;
  readonly interpreter: string;
  readonly python: PythonFacts;
  /** Its requirement is of this environment. */
  readonly environment: string;
}

/**
 * The builds of each machine, in order: every one goes to the first machine that needs it, for all machines of the same
 * platform and Python. What a build needs built before is built on the same machine.
 */
export function assignBuilds(
  resolutions: readonly MachineResolution[],
): ReadonlyMap<string, readonly AssignedBuild[]> {
  const assigned = new Map<string, Map<string, AssignedBuild>>();
  const known = new Set<string>();
  for (const { machine, environments } of resolutions) {
    for (const { lock, python, builds = [] } of environments) {
      const { environment } = lock;
      const add = (build: SdistBuild): void => {
        const own = assigned.get(machine) ?? new Map<string, AssignedBuild>();
        assigned.set(machine, own);
        for (const before of build.before) add(before);
        if (!own.has(build.key))
          own.set(build.key, {
            build,
            python,
            interpreter: interpreterOf(environment),
            environment: environment.name,
          });
        known.add(build.key);
      };
      for (const build of builds) if (!known.has(build.key)) add(build);
    }
  }
  return new Map([...assigned].map(([machine, builds]) => [machine, [...builds.values()]]));
}

/** The files that builds need, as picks of archives and wheels. */
export function filesOfBuilds(builds: readonly SdistBuild[]): readonly WheelPick[] {
  return builds.flatMap((build) => [build, ...build.tools, ...filesOfBuilds(build.before)]);
}
