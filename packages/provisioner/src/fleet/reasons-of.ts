import type { Proof } from './proof.ts';

/** Lines on a proof that is not clean: what the credentials may not do, and what that means for machines. */
export function reasonsOf({
  remaining,
  unknown,
  expiresAt,
}: Pick<Proof, 'remaining' | 'unknown' | 'expiresAt'>): readonly string[] {
  const left = [...remaining, ...unknown];
  const reasons = new Set(left.flatMap(({ reason }) => reason ?? []));
  const isAboutMachines = left.some(({ kind }) => kind === 'instance');
  const lease = `The lease ends machines that still run at ${expiresAt}.`;
  // Without a record the lease is unknown.
  return [...reasons, ...(isAboutMachines && expiresAt !== '' ? [lease] : [])];
}
