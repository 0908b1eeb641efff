import type { Publisher } from './publisher.ts';

/**
 * Red Hat Enterprise Linux 10 and what is built from its sources need AVX2. Source: RHEL 10 documentation,
 * "Considerations in adopting RHEL 10", architectures; checked 2026-11-28.
 */
export const ENTERPRISE_LINUX_10: NonNullable<Publisher['floor']>['requires'] = { x86_64: 'x86-64-v3' };
