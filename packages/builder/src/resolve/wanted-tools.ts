import type { Installer } from '../definition/installer.ts';
import { fittingTool, type PinnedTool, type ToolWheel, toolsOf } from './pinned-tools.ts';
import type { MachineResolution } from './resolution.ts';

export interface WantedWheel extends ToolWheel {
  readonly tool: PinnedTool;
}

/**
 * The wheels that an index should have for machines: that of uv, as far as the installer may be uv and one does for all
 * of them or nothing else can install, then the newest pip that does, else the newest for each.
 */
export function wantedTools(
  machines: readonly MachineResolution[],
  installer: Installer,
): readonly WantedWheel[] {
  const tools = toolsOf(installer);
  const uvs = wheelsFor(tools.filter(isUv), machines);
  const pips = wheelsFor(
    tools.filter((tool) => !isUv(tool)),
    machines,
  );
  return uvs.length > 1 && pips.length > 0 ? pips : [...uvs, ...pips];
}

function isUv({ name }: PinnedTool): boolean {
  return name === 'uv';
}

/** The wheel of the newest of several versions that does for every machine, else of the newest for each. */
function wheelsFor(
  versions: readonly PinnedTool[],
  machines: readonly MachineResolution[],
): readonly WantedWheel[] {
  const common = versions.find((tool) => machines.every((machine) => wheelFor(tool, machine)));
  const wanted = machines.flatMap((machine) => {
    const found = (common ? [common] : versions).map((tool) => wheelFor(tool, machine));
    return found.find((wheel) => wheel !== undefined) ?? [];
  });
  return [...new Map(wanted.map((wheel) => [wheel.filename, wheel])).values()];
}

/** The wheel of a tool that all Pythons of a machine run. */
function wheelFor(tool: PinnedTool, { environments }: MachineResolution): WantedWheel | undefined {
  const wheels = environments.map(({ python }) => fittingTool(tool, python));
  const [wheel] = wheels;
  return wheel === undefined || wheels.includes(undefined) ? undefined : { ...wheel, tool };
}
