import { type Config, type FleetSettings, findFleet } from '@ami-select/config';

/** One part of the plan, and what is wrong with how it was asked for. */
export interface Chosen<T> {
  readonly value: T;
  readonly problems: readonly string[];
}

/** The fleet that `--fleet` names, else the only one of the config; nothing set when there is none. */
export function chooseFleet(config: Config, name: string | undefined): Chosen<FleetSettings> {
  const names = Object.keys(config.fleets);
  const wanted = name ?? (names.length === 1 ? names[0] : undefined);
  if (wanted === undefined) {
    const problems = names.length > 1 ? [`--fleet is missing; the config has ${names.join(', ')}`] : [];
    return { value: {}, problems };
  }
  const found = findFleet(config, wanted);
  if ('settings' in found) return { value: found.settings, problems: [] };
  return { value: {}, problems: [`--fleet ${found.problem}`] };
}

/** Latest long-term release of the most used publisher, for the architecture of the instance types. */
export function defaultImage(architecture: Architecture): string {
  return `ubuntu/24.04@${architecture}`;
}

export type Architecture = 'x86_64' | 'arm64';

const SMALL_TYPE: Readonly<Record<Architecture, string>> = { x86_64: 't3.small', arm64: 't4g.small' };

/** A small current type that fits the architecture of an image. */
export function defaultInstanceType(architecture: string): string {
  return architecture === 'arm64' ? SMALL_TYPE.arm64 : SMALL_TYPE.x86_64;
}

/**
 * Architecture of an instance type by its name: Graviton families carry a `g` after the generation
 * (EC2 instance type naming conventions), and `a1` is the one before that rule.
 */
export function architectureOfType(instanceType: string): Architecture {
  return /^(a1|[a-z]+\d+g[a-z]*)\./.test(instanceType) ? 'arm64' : 'x86_64';
}
