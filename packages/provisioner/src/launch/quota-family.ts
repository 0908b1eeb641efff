/** Families of types that one quota of vCPUs counts together, besides the standard ones; longer prefixes first. */
const FAMILIES: readonly (readonly [prefix: string, family: string])[] = [
  ['dl', 'dl'],
  ['hpc', 'hpc'],
  ['inf', 'inf'],
  ['trn', 'trn'],
  ['mac', 'mac'],
  ['u-', 'high-memory'],
  ['u7', 'high-memory'],
  ['vt', 'g'],
  ['f', 'f'],
  ['g', 'g'],
  ['p', 'p'],
  ['x', 'x'],
];

/**
 * The family whose quota counts a type: `standard` (A, C, D, H, I, M, R, T, Z), `g` (G and VT), `p`, `f`, `x`, `inf`...
 *
 * Source: EC2 user guide, "Amazon EC2 On-Demand Instance quotas".
 */
export function quotaFamilyOf(instanceType: string): string {
  return FAMILIES.find(([prefix]) => instanceType.startsWith(prefix))?.[1] ?? 'standard';
}
