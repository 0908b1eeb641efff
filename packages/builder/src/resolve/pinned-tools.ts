import type { PythonFacts } from '../machine/facts.ts';
import type { Requirement } from '../requirements/requirement.ts';
import type { Offer } from './candidate.ts';
import { chooseWheel } from './choose-wheel.ts';
import type { WheelPick } from './resolution.ts';

/** The uv that installs where one of its wheels fits; its program is taken out of the wheel on the machine. */
export const PINNED_UV: Requirement = tool('uv', '0.13.9', [
  'd7f459fe4fd247d830351c75686d3996ace3c6f3f728eb0e85a30b7ada0cef19',
  '2c45530751517d6c3bbc69a19473f6effe47cce047bede01ffd8af7ea7b36b25',
  'ecb6028d79dc96fbeafffe5c8af62a7099487ebc05a701e76714eebcffd06375',
  '5435c5ce14a56431208ca0996416d310f1598e8c2c8ba707688985a16bb82dbe',
]);

/**
 * The pips that install otherwise, the first that runs in every Python; they run straight from their wheel, so every
 * machine has the same. 26.0 is the last minor version for Python 3.9.
 */
export const PINNED_PIPS: readonly Requirement[] = [
  tool('pip', '26.3', ['f3b60b20ffaadd4415ed7957212a38ac63fa4c5fa375bd0f4a797777940fad13']),
  tool('pip', '26.0', ['98436feffb9e31bc9339cf369fd55d3331b1580b6a6f1173bacacddcf9c34754']),
];

/** `--python` came with pip 22.3, `--report` with 22.2. */
export const OLDEST_USABLE_PIP = { module: '22.3', wheel: '22.2' } as const;

export interface ToolQuery {
  readonly pythons: readonly PythonFacts[];
  readonly indexName: string;
  readonly offerOf: (requirement: Requirement) => Offer;
}

/** The wheel of the first pin that the index has for every Python of a machine; undefined when there is none. */
export function pickTool(
  pins: readonly Requirement[],
  { pythons, indexName, offerOf }: ToolQuery,
): WheelPick | undefined {
  for (const requirement of pins) {
    const offer = offerOf(requirement);
    const choices = pythons.map((python) => chooseWheel({ requirement, offer, python, indexName }));
    const [choice] = choices;
    if (choice === undefined || 'problem' in choice || choices.some((one) => 'problem' in one)) continue;
    return { requirement, file: choice.file };
  }
  return undefined;
}

function tool(name: string, version: string, digests: readonly string[]): Requirement {
  const hashes = digests.map((digest) => `sha256:${digest}`);
  return { name, key: name, version, extras: [], hashes, file: '(the builder)', line: 1 };
}
