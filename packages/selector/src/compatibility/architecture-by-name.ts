import type { Architecture } from '../image/architecture.ts';

/**
 * The 64-bit architecture of an instance type by its name, without an API call: Graviton families have a `g` after the
 * generation; `a1` is older than that rule, NVIDIA's Grace (`p6e-gb200`) is Arm as well, and of the Macs only `mac1` is
 * Intel. Source: EC2 instance types guide, "Naming conventions"; it holds for every recorded type.
 */
export function architectureByName(instanceType: string): Architecture {
  const [family = ''] = instanceType.split('.');
  if (family === 'mac1') return 'x86_64_mac';
  if (family.startsWith('mac')) return 'arm64_mac';
  return /^(a1|[a-z]+\d+g[a-z]*(-.*)?|p\d+e?-gb\d+)$/.test(family) ? 'arm64' : 'x86_64';
}
