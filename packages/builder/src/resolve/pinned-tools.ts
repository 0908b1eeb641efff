import type { Installer } from '../definition/installer.ts';
import type { PythonFacts } from '../machine/facts.ts';
import type { Requirement } from '../requirements/requirement.ts';
import { acceptsPython } from '../wheels/requires-python.ts';
import { parseWheelName } from '../wheels/wheel-name.ts';
import type { Offer } from './candidate.ts';
import { chooseWheel } from './choose-wheel.ts';
import { fittingWheels, rankTags } from './fitting-wheels.ts';
import type { WheelPick } from './resolution.ts';

/** A wheel of a tool, by its name and the sha256 of its bytes. */
export interface ToolWheel {
  readonly filename: string;
  readonly sha256: string;
}

/** A tool that installs, in one version. */
export interface PinnedTool extends Requirement {
  readonly wheels: readonly ToolWheel[];
  /** As its metadata has it, which a folder of wheels does not list. */
  readonly oldestPython: string;
}

/** The uv that installs where one of its wheels fits; its program is taken out of the wheel on the machine. */
export const PINNED_UV: PinnedTool = tool('uv', '0.13.9', '3.8', {
  'manylinux_2_17_x86_64.manylinux2014_x86_64':
    'd7f459fe4fd247d830351c75686d3996ace3c6f3f728eb0e85a30b7ada0cef19',
  musllinux_1_1_x86_64: '2c45530751517d6c3bbc69a19473f6effe47cce047bede01ffd8af7ea7b36b25',
  manylinux_2_28_aarch64: 'ecb6028d79dc96fbeafffe5c8af62a7099487ebc05a701e76714eebcffd06375',
  'manylinux_2_17_aarch64.manylinux2014_aarch64.musllinux_1_1_aarch64':
    '5435c5ce14a56431208ca0996416d310f1598e8c2c8ba707688985a16bb82dbe',
});

/**
 * The pips that install otherwise, the first that runs in every Python; they run straight from their wheel, so every
 * machine has the same. 26.0 is the last minor version for Python 3.9.
 */
export const PINNED_PIPS: readonly PinnedTool[] = [
  tool('pip', '26.3', '3.10', { any: 'f3b60b20ffaadd4415ed7957212a38ac63fa4c5fa375bd0f4a797777940fad13' }),
  tool('pip', '26.0', '3.9', { any: '98436feffb9e31bc9339cf369fd55d3331b1580b6a6f1173bacacddcf9c34754' }),
];

/** The oldest that a pinned pip runs in. */
export const OLDEST_PYTHON: string = PINNED_PIPS.at(-1)?.oldestPython ?? '';

/** The tools that an installer may be, the preferred one first. */
export function toolsOf(installer: Installer = 'auto'): readonly PinnedTool[] {
  if (installer === 'machine-pip') return [];
  if (installer === 'uv') return [PINNED_UV];
  return installer === 'pip' ? PINNED_PIPS : [PINNED_UV, ...PINNED_PIPS];
}

export interface ToolQuery {
  readonly pythons: readonly PythonFacts[];
  readonly indexName: string;
  readonly offerOf: (requirement: Requirement) => Offer;
}

/** The wheel of the first pin that the index has for every Python of a machine; undefined when there is none. */
export function pickTool(
  pins: readonly PinnedTool[],
  { pythons, indexName, offerOf }: ToolQuery,
): WheelPick | undefined {
  for (const requirement of pins) {
    const offer = offerOf(requirement);
    const choices = pythons.map((python) =>
      runsIn(requirement, python) ? chooseWheel({ requirement, offer, python, indexName }) : undefined,
    );
    const [choice] = choices;
    const isForAll = choices.every((one) => one !== undefined && 'file' in one);
    if (choice !== undefined && 'file' in choice && isForAll) return { requirement, file: choice.file };
  }
  return undefined;
}

/** The wheel of a tool that an index should have for a Python; undefined where none runs there. */
export function fittingTool(pin: PinnedTool, python: PythonFacts): ToolWheel | undefined {
  const candidates = pin.wheels.flatMap((file) => {
    const wheel = parseWheelName(file.filename);
    return wheel === undefined ? [] : [{ file: { ...file, requiresPython: `>=${pin.oldestPython}` }, wheel }];
  });
  const [best] = fittingWheels(candidates, python, rankTags(python));
  return best && { filename: best.file.filename, sha256: best.file.sha256 };
}

function runsIn({ oldestPython }: PinnedTool, { markers }: PythonFacts): boolean {
  return acceptsPython(`>=${oldestPython}`, markers.python_full_version);
}

/** @param digests the sha256 of each wheel by its platform */
function tool(
  name: string,
  version: string,
  oldestPython: string,
  digests: Readonly<Record<string, string>>,
): PinnedTool {
  const wheels = Object.entries(digests).map(([platform, sha256]) => {
    return { filename: `${name}-${version}-py3-none-${platform}.whl`, sha256 };
  });
  const hashes = wheels.map(({ sha256 }) => `sha256:${sha256}`);
  const place = { file: '(the builder)', line: 1 };
  return { name, key: name, version, extras: [], hashes, ...place, wheels, oldestPython };
}
