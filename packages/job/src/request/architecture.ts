export type Architecture = 'x86_64' | 'arm64';

const SMALL_TYPE: Readonly<Record<Architecture, string>> = { x86_64: 't3.small', arm64: 't4g.small' };

/** Latest long-term release of the most used publisher, in an architecture or in that of the instance types. */
export function defaultImage(architecture: Architecture | undefined): string {
  return architecture === undefined ? 'ubuntu/24.04' : `ubuntu/24.04@${architecture}`;
}

/** A small current type that fits the architecture of an image. */
export function defaultInstanceType(architecture: string): string {
  return architecture === 'arm64' ? SMALL_TYPE.arm64 : SMALL_TYPE.x86_64;
}
