import { keyOf, type StoredWheel } from '../fetch/stored-wheel.ts';
import type { MachineResolution, WheelPick } from '../resolve/resolution.ts';
import type { WheelInspection } from '../wheels/inspect-wheel.ts';
import type { BuiltWheel } from './built-wheel.ts';
import type { SystemReady } from './system.ts';

type MachineEnvironment = MachineResolution['environments'][number];

/** The stage with built wheels in the place of source archives: from here on they are wheels like the others. */
export function withBuilt(ready: SystemReady, built: ReadonlyMap<string, BuiltWheel>): SystemReady {
  const wheels = new Map<string, StoredWheel>(ready.wheels);
  const inspections = new Map<string, WheelInspection>(ready.inspections);
  for (const { stored, inspection } of built.values()) {
    wheels.set(keyOf(stored), stored);
    inspections.set(keyOf(stored), inspection);
  }
  const resolutions = ready.resolutions.map((resolution) => ({
    ...resolution,
    environments: resolution.environments.map((environment) => install(environment, built)),
  }));
  return { ...ready, wheels, inspections, resolutions };
}

function install(
  environment: MachineEnvironment,
  built: ReadonlyMap<string, BuiltWheel>,
): MachineEnvironment {
  const { lock, python, picks, builds = [] } = environment;
  const ofBuilds = builds.flatMap(({ key, requirement }): readonly WheelPick[] => {
    const wheel = built.get(key);
    if (wheel === undefined) return [];
    return [{ requirement: { ...requirement, hashes: wheel.file.hashes }, file: wheel.file }];
  });
  return { lock, python, picks: [...picks, ...ofBuilds] };
}
