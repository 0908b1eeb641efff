export type Architecture = 'x86_64' | 'arm64';

const SMALL_TYPE: Readonly<Record<Architecture, string>> = { x86_64: 't3.small', arm64: 't4g.small' };

/** Latest long-term release of the most used publisher, for the architecture of the instance types. */
export function defaultImage(architecture: Architecture): string {
  return `ubuntu/24.04@${architecture}`;
}

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
